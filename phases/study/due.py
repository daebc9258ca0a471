"""What study puts on the workbench: planned sessions to record, and who is still short near the end of a phase."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from phases.core.due import Due
from phases.organisation.models import Person, User
from phases.organisation.roles import Permission
from phases.study.selectors import defaults, ledger, make_ups
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign, Phase
from phases.timeline.selectors import Part

NEAR = timedelta(days=21)


class StudyDue:
    """Eight queries at most, however many sessions or people there are."""

    def waiting(self, campaign: Campaign, user: User, part: Part) -> Iterator[Due]:  # noqa: ARG002 - the shape of a source
        if not part.may(Permission.RECORD_STUDY):
            return
        yield from _planned(campaign)
        yield from _gatherings(campaign)
        phase = timeline.current_phase(campaign)
        if phase is not None and phase.end_on and phase.end_on - NEAR <= campaign.today:
            phase.campaign = campaign
            yield from _short(phase)


def _planned(campaign: Campaign) -> Iterator[Due]:
    for session in defaults.planned_before_today(campaign):
        yield Due(
            what=_("Planned session of %(day)s is not recorded")
            % {"day": date_format(session.meeting.held_on, "MONTH_DAY_FORMAT")},
            why=session.meeting.title,
            url=reverse("study:session-edit", args=[campaign.slug, session.pk]),
            action=_("Record it"),
            icon="book-open-check",
            due_on=session.meeting.held_on,
        )


def _gatherings(campaign: Campaign) -> Iterator[Due]:
    for meeting in make_ups.planned_gatherings(campaign).filter(held_on__lte=campaign.today):
        yield Due(
            what=_("Make-up of %(day)s is not recorded") % {"day": date_format(meeting.held_on, "MONTH_DAY_FORMAT")},
            why=meeting.title,
            url=f"{reverse('study:make-up', args=[campaign.slug])}?gathering={meeting.pk}",
            action=_("Record it"),
            icon="user-round-check",
            due_on=meeting.held_on,
        )


def _short(phase: Phase) -> Iterator[Due]:
    accounts = ledger.accounts_of(phase, Person.objects.on_roster(phase.campaign.unit))
    needs = ledger.make_up_list(accounts)
    if not needs:
        return
    names = "、".join(need.person.name for need in needs[:3])
    yield Due(
        what=ngettext("%(count)d member still lacks hours", "%(count)d members still lack hours", len(needs))
        % {"count": len(needs)},
        why=_("%(names)s and others; the phase ends %(words)s") % {"names": names, "words": phase.end_words}
        if len(needs) > 3  # noqa: PLR2004 - three names fit a line
        else names,
        url=reverse("study:make-up", args=[phase.campaign.slug]),
        action=_("Arrange a make-up"),
        icon="user-round-check",
        due_on=phase.end_on,
    )
