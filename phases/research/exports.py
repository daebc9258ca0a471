"""Visits as a file; the topics are a ledger (`ledgers.py`)."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from phases.core.exports import Cell, Text
from phases.organisation.roles import Permission
from phases.research import selectors
from phases.timeline.models import Campaign


class VisitList:
    key = "visits"
    label: Text = _("Visits")
    filename = "visits"
    permission = Permission.EXPORT
    columns: Sequence[Text] = (
        _("date"),
        _("place"),
        _("contact point"),
        _("who went"),
        _("what was heard"),
        _("topic"),
        _("phase"),
    )

    def rows(self, campaign: Campaign, filters: dict[str, str]) -> Iterator[Sequence[Cell]]:
        for visit in selectors.visits_matching(selectors.visits_of(campaign), filters):
            names = [person.name for person in visit.people.all()]
            yield (
                visit.visited_on.isoformat(),
                visit.place,
                str(_("yes")) if visit.is_contact_point else "",
                "、".join([*names, *([visit.others] if visit.others else [])]),
                visit.heard,
                visit.topic.title if visit.topic else "",
                visit.phase.name,
            )
