"""People with their hours as files: one line each, or one column for each session."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from phases.core.exports import Cell, Text
from phases.organisation.models import Person
from phases.organisation.roles import Permission
from phases.study.selectors import ledger, matrix, people
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


class AttendanceMatrix:
    """The register of attendance and hours: a column for each session (√, 请假, 缺席, 补课), sums behind."""

    key = "attendance-matrix"
    label: Text = _("Register of attendance and hours")
    filename = "attendance-and-hours"
    permission = Permission.EXPORT
    columns: Sequence[Text] = (_("name"), _("department"))
    sums: Sequence[Text] = (
        _("hours demanded"),
        _("hours studied"),
        _("sessions missed"),
        _("made up"),
        _("remarks"),
    )

    def columns_for(self, campaign: Campaign, filters: dict[str, str]) -> Sequence[Text]:  # noqa: ARG002 - the shape of an export
        phase = timeline.current_phase(campaign)
        dates = [f"{session.meeting.held_on:%Y-%m-%d}" for session in matrix.sessions_in(phase)] if phase else []
        return (*self.columns, *dates, *self.sums)

    def rows(self, campaign: Campaign, filters: dict[str, str]) -> Iterator[Sequence[Cell]]:
        phase = timeline.current_phase(campaign)
        if phase is None:
            return
        phase.campaign = campaign
        marks = {
            matrix.PRESENT: "√",
            matrix.LEAVE: said("on leave"),
            matrix.ABSENT: said("absent"),
            matrix.MADE_UP: said("make-up"),
        }
        accounts = ledger.accounts_of(phase, Person.objects.on_roster(campaign.unit))
        found = matrix.marks_in(phase)
        sessions = matrix.sessions_in(phase)
        for account in people.matching(accounts, filters):
            person = account.person
            yield (
                person.name,
                str(person.unit),
                *(marks.get(found.get((session.pk, person.pk), ""), "") for session in sessions),
                account.target / 2 if account.target else None,
                account.sums.collective / 2,
                account.missed,
                account.sums.made_up,
                str(person.get_arrangement_display()) if person.arrangement else person.remarks,
            )
