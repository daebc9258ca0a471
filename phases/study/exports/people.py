"""People with their hours as files: one line each, or one column for each session."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from phases.core.exports import Cell, Text
from phases.organisation.models import Person
from phases.organisation.roles import Permission
from phases.study.selectors import ledger, people
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign


class HourList:
    """Everybody's hours in the current phase, in roster order."""

    key = "hours"
    label: Text = _("People and hours")
    filename = "people-and-hours"
    permission = Permission.EXPORT
    columns: Sequence[Text] = (
        _("name"),
        _("department"),
        _("post"),
        _("category"),
        _("hours of collective study"),
        _("hours of self-study"),
        _("sessions missed"),
        _("hours missing"),
        _("special arrangement"),
        _("remarks"),
    )

    def rows(self, campaign: Campaign, filters: dict[str, str]) -> Iterator[Sequence[Cell]]:
        phase = timeline.current_phase(campaign)
        if phase is None:
            return
        accounts = ledger.accounts_of(phase, Person.objects.on_roster(campaign.unit))
        for account in people.matching(accounts, filters):
            person = account.person
            yield (
                person.name,
                str(person.unit),
                person.post,
                str(person.get_category_display()),
                account.sums.collective / 2,
                account.sums.own / 2,
                account.missed,
                account.lack / 2,
                str(person.get_arrangement_display()) if person.arrangement else "",
                person.remarks,
            )
