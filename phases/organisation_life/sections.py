"""Figures about organisation life for reports (domain.md T-25…T-39). None, a blank, where nobody recorded anything."""

from collections.abc import Sequence

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phases.core.sections import Figure, Text
from phases.meetings.models import Meeting
from phases.organisation_life import selectors
from phases.organisation_life.models import MutualComment, Speech, SpeechDraft, SuperiorPoint
from phases.organisation_life.states import HANDED_IN
from phases.timeline.models import Phase


class LifeFigures:
    """Talks, drafts, speeches, comments, the superior's points, highlights. Nine queries."""

    key = "organisation_life"

    def figures(self, phase: Phase) -> Sequence[Figure]:
        slug = phase.campaign.slug
        meetings = list(selectors.life_meetings(phase.campaign).filter(phase=phase))
        held = [meeting for meeting in meetings if meeting.state == Meeting.State.HELD]
        overview = reverse("organisation_life:overview", args=[slug])
        listed = reverse("meetings:meeting-list", args=[slug])
        drafts = SpeechDraft.objects.filter(meeting__in=meetings).aggregate(
            all=Count("pk", filter=Q(state__in=HANDED_IN)),
            approved=Count("pk", filter=Q(approved_version__isnull=False)),
        )
        speeches = Speech.objects.filter(meeting__in=held)
        first = speeches.filter(order=1).select_related("person").first()
        highlights = [line for meeting in held for line in selectors.life_of(meeting).highlights]
        drafting = Meeting.objects.filter(
            phase__campaign=phase.campaign, kind=Meeting.Kind.DRAFTING, state=Meeting.State.HELD
        ).count()
        counted = {
            "talks": (_("heart-to-heart talks in the log"), selectors.how_many_talks(phase.campaign), _("times"), ""),
            "drafts": (_("speech drafts handed in"), drafts["all"], _("drafts"), overview),
            "drafts_approved": (_("leaders' drafts approved"), drafts["approved"], _("drafts"), overview),
            "speeches": (_("speeches at the life meeting"), speeches.count(), _("persons"), overview),
            "comments": (
                _("comments at the life meeting"),
                MutualComment.objects.filter(meeting__in=held).count(),
                _("times"),
                "",
            ),
            "points": (
                _("points of the superior"),
                SuperiorPoint.objects.filter(meeting__in=held).count(),
                _("points of a speech"),
                overview,
            ),
            "highlights": (_("highlights of the life meeting"), len(highlights), _("items"), overview),
            "drafting_meetings": (_("drafting meetings"), drafting, _("times"), f"{listed}?kind=drafting"),
        }
        return (
            *(_figure(name, *facts) for name, facts in counted.items()),
            Figure(
                "organisation_life.first_speaker",
                _("who spoke first at the life meeting"),
                first.person.name if first else None,
                "",
                overview,
            ),
        )


def _figure(name: str, label: Text, number: int, unit: Text, url: str) -> Figure:
    """Nobody counts a zero here: none recorded is a blank."""
    return Figure(f"organisation_life.{name}", label, str(number) if number else None, unit, url)
