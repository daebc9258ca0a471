"""The minutes of meetings as a sheet (domain.md section 3, 会议记录). Study sessions have a sheet of their own."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from phases.core.exports import Text
from phases.core.ledgers import Choice, Column, Day, Fault, Known, Ledger, One, Reading, Shown, Words, by_name
from phases.core.ledgers.shape import NOTHING
from phases.meetings import rules, selectors
from phases.meetings.facts import agenda_text, read_agenda
from phases.meetings.models import AgendaItem, Attendance, Meeting
from phases.organisation.roles import Permission
from phases.timeline import selectors as timeline

Kind = Meeting.Kind
PLAIN = ("held_on", "kind", "title", "phase", "place", "host", "chair", "minutes_by", "superiors", "guests")
SAID = ("conveyed", "summary", "resolutions")


class Minutes(Ledger[Meeting]):
    """A line is one meeting that was held; who came is counted from the roll, which has a sheet of its own."""

    key = "minutes"
    label: Text = _("Minutes of meetings")
    filename = "minutes"
    permission = Permission.EXPORT
    model = Meeting
    finds = ("title", "held_on")
    extra = "resolutions"
    fields: Sequence[Column] = (
        Day("held_on", _("date"), required=True),
        Words("title", _("title"), most=200, required=True),
        Choice("kind", _("kind"), choices=Kind, default=Kind.OTHER),
        One("phase", _("phase"), among="phases"),
        Words("place", _("place"), most=100),
        Words("host", _("held by (when not the unit itself)"), most=200),
        Words("chair", _("chair"), most=60),
        Words("minutes_by", _("minutes by"), most=60),
        Shown("present", _("present")),
        Shown("absent", _("absent, and why")),
        Words("superiors", _("from the superior"), most=300),
        Words("guests", _("guests"), most=300),
        Words("agenda", _("agenda"), hint=_("One item a line; the speaker after a vertical bar.")),
        Words("conveyed", _("what was conveyed"), most=300),
        Words("summary", _("points made")),
        Words("resolutions", _("resolutions")),
    )

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[Meeting]:
        held = selectors.matching(selectors.meetings_of(campaign), dict(filters)).filter(state=Meeting.State.HELD)
        return (
            held.exclude(kind=Kind.MAKE_UP).prefetch_related("agenda", "attendance__person").order_by("held_on", "pk")
        )

    def values(self, record: Meeting) -> dict[str, Any]:
        lines = list(record.attendance.all()) if record.pk else []
        away = [line for line in lines if line.status != Attendance.Status.PRESENT]
        return {name: getattr(record, name) for name in (*PLAIN, *SAID)} | {
            "present": len(lines) - len(away) if lines else "",
            "absent": "、".join(_excused(line) for line in away),
            "agenda": agenda_text(record.agenda.all()) if record.pk else "",
        }

    def names(self, campaign: Any) -> dict[str, dict[str, Any]]:
        return {"phases": by_name(campaign.phases.all(), "name")}

    def check(self, values: dict[str, Any], known: Known) -> Iterator[tuple[str, Fault]]:
        day = values.get("held_on")
        if day and not (verdict := rules.is_a_day_of(day, known.campaign)):
            yield "held_on", Fault(verdict.reason)
        if values.get("kind") in {Kind.STUDY, Kind.MAKE_UP}:
            yield "kind", Fault(_("Study sessions and make-ups are recorded under Study, with their hours."))

    def check_found(
        self,
        record: Meeting | None,
        values: dict[str, Any],
        changed: Collection[str],
        known: Known,
    ) -> Iterator[tuple[str, Fault]]:
        if record is not None and not (verdict := rules.is_open(record)):
            yield from ((column, Fault(verdict.reason)) for column in changed)

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> Meeting:
        meeting = Meeting(campaign=campaign, phase=timeline.current_phase(campaign), recorded_by=by, version=0)
        self.change(meeting, values, known)
        return meeting

    def change(self, record: Meeting, values: dict[str, Any], known: Known) -> None:
        """An open form of the same meeting learns that it is older than the sheet. No phase named: the present one."""
        for key in values.keys() & {*PLAIN, *SAID}:
            if key != "phase" or values[key]:
                setattr(record, key, values[key])
        record.version += 1

    def settle(self, *, campaign: Any, by: Any, readings: Sequence[Reading], known: Known) -> None:
        rewritten = [one for one in readings if "agenda" in (one.before or one.values)]
        AgendaItem.objects.filter(meeting__in=[one.record.pk for one in rewritten]).delete()
        AgendaItem.objects.bulk_create(
            AgendaItem(meeting=one.record, order=order, title=line.title, speaker=line.speaker)
            for one in rewritten
            for order, line in enumerate(read_agenda(one.values.get("agenda", "")), start=1)
        )


def _excused(line: Attendance) -> str:
    return f"{line.person.name}（{line.get_reason_display()}）" if line.reason else line.person.name
