"""Figures about the leadership and the observers for reports (domain.md S-42, S-45, T-07, T-09, T-10)."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from phases.core.sections import Figure
from phases.leadership import selectors
from phases.leadership.models import GroupMember, InspectionNote, Observer
from phases.timeline.models import Phase


class LeadershipFigures:
    """Who leads, and the leaders' threefold lead, summed over all of them. Ten queries."""

    key = "leadership"

    def figures(self, phase: Phase) -> Sequence[Figure]:
        campaign = phase.campaign
        here = reverse("leadership:overview", args=[campaign.slug])
        duties = reverse("leadership:duties", args=[campaign.slug])
        members = GroupMember.objects.filter(campaign=campaign).exclude(part__in=GroupMember.OFFICE_PARTS).count()
        mapped = selectors.mapped(campaign)
        guiding = sum(bool(one.departments) for one in mapped)
        lists, published = selectors.duties_of(campaign), selectors.duty_list(campaign)
        items = max((len(one.duties) for one in lists), default=0)
        out = date_format(published.published_on, "DATE_FORMAT") if published and published.published_on else None
        people, times = _("persons"), _("times")
        return (
            Figure("leadership.members", _("members of the leading group"), _counted(members), people, here),
            Figure("leadership.guiding", _("leaders who guide a department"), _counted(guiding), people, here),
            Figure("leadership.duties", _("items of the leaders' list"), _counted(items), _("items"), duties),
            Figure("leadership.duties_published_on", _("leaders' list published on"), out, "", duties),
            *self._leads(phase, duties),
            Figure(
                "leadership.inspections",
                _("inspections by the office"),
                _counted(InspectionNote.objects.filter(campaign=campaign).count()),
                times,
                here,
            ),
        )

    def _leads(self, phase: Phase, url: str) -> tuple[Figure, ...]:
        leads = selectors.leads(phase.campaign, until=phase)
        times = _("times")
        return (
            Figure(
                "leadership.sessions",
                _("collective sessions that leaders attended"),
                _counted(sum(lead.sessions for lead in leads)),
                _("person-times"),
                url,
            ),
            Figure(
                "leadership.visits",
                _("visits of leaders to contact points"),
                _counted(sum(lead.visits for lead in leads)),
                times,
                url,
            ),
            Figure(
                "leadership.problems",
                _("problems that leaders raised"),
                _counted(sum(lead.problems for lead in leads)),
                _("items"),
                url,
            ),
        )


class ObserverFigures:
    """Who was chosen to observe; 2 + 5 = 7 (domain.md T-10). One query."""

    key = "observers"

    def figures(self, phase: Phase) -> Sequence[Figure]:
        kinds = list(Observer.objects.filter(campaign=phase.campaign).values_list("kind", flat=True))
        url = reverse("leadership:records", args=[phase.campaign.slug, "observers"])
        people = _("persons")
        return (
            Figure("observers.selected", _("observers"), _counted(len(kinds)), people, url),
            Figure(
                "observers.mass",
                _("representatives of the masses"),
                _counted(kinds.count(Observer.Kind.MASS)),
                people,
                url,
            ),
            Figure(
                "observers.activists",
                _("applicants for membership"),
                _counted(kinds.count(Observer.Kind.ACTIVIST)),
                people,
                url,
            ),
        )


def _counted(number: int) -> str | None:
    """None while nothing is on record."""
    return str(number) if number else None
