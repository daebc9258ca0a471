"""Figures about research for reports (domain.md S-30…S-35, S-42, T-17).

None, printed as a blank, where no topic or visit was recorded in the phase; what the lists do not hold is a counted 0.
"""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phases.core.sections import Figure
from phases.meetings.models import Meeting
from phases.opinions.models import Opinion
from phases.research import selectors
from phases.research.models import Conversion, FieldVisit, Topic
from phases.timeline.models import Phase


class ResearchFigures:
    """Topics, reports, exchanges, uses and visits of a phase. Eight queries at most."""

    key = "research"

    def figures(self, phase: Phase) -> Sequence[Figure]:
        return (*_of_topics(phase), *_of_visits(phase))


def _of_topics(phase: Phase) -> tuple[Figure, ...]:
    topics = list(Topic.objects.filter(phase=phase))
    url = reverse("research:topic-list", args=[phase.campaign.slug])
    titles = selectors.in_one_sentence([topic.title for topic in topics], phase.campaign.script)

    def counted(number: int) -> str | None:
        return str(number) if topics else None

    mine = Topic.objects.filter(phase=phase)
    exchanged = mine.filter(exchanges__state=Meeting.State.HELD)
    return (
        Figure("research.topics", _("research topics"), counted(len(topics)), _("topics in all"), url),
        Figure("research.titles", _("titles of the topics"), titles or None, "", url),
        Figure(
            "research.reports",
            _("finished research reports"),
            counted(mine.with_final_report().count()),
            _("reports"),
            f"{url}?view=done",
        ),
        Figure(
            "research.exchanges",
            _("meetings at which results were exchanged"),
            counted(exchanged.values("exchanges").distinct().count()),
            _("times"),
            url,
        ),
        Figure(
            "research.exchanged_reports",
            _("reports exchanged"),
            counted(exchanged.distinct().count()),
            _("reports"),
            url,
        ),
        Figure(
            "research.conversions",
            _("results put to use"),
            counted(Conversion.objects.filter(topic__phase=phase).count()),
            _("items"),
            f"{url}?state=converted",
        ),
        Figure("research.opinions", _("opinions heard in research"), counted(_heard(phase)), _("items"), url),
    )


def _of_visits(phase: Phase) -> tuple[Figure, ...]:
    visits = FieldVisit.objects.filter(phase=phase).count()
    url = reverse("research:visit-list", args=[phase.campaign.slug])

    def counted(number: int) -> str | None:
        return str(number) if visits else None

    return (
        Figure("research.visits", _("visits in the field"), counted(visits), _("times"), url),
        Figure(
            "research.leader_visits",
            _("visits on which leaders went"),
            counted(selectors.leader_visits(phase).count()),
            _("times"),
            f"{url}?leaders=1",
        ),
    )


def _heard(phase: Phase) -> int:
    """Each raw opinion once, however many topics name it."""
    return Opinion.objects.filter(pk__in=Topic.objects.filter(phase=phase).values("opinions")).count()
