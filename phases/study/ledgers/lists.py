"""The study plan and the register of copies handed out as sheets that come back (domain.md section 3)."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from phases.core.exports import Text
from phases.core.ledgers import (
    Choice,
    Column,
    Day,
    HalfHours,
    Known,
    Ledger,
    Number,
    One,
    Reading,
    Shown,
    VagueDay,
    Words,
    by_name,
    fold,
)
from phases.core.ledgers.choosing import SEPARATORS
from phases.core.ledgers.shape import NOTHING
from phases.organisation.models import Group, Person
from phases.organisation.roles import Permission
from phases.study.models import MaterialIssue, PlannedStudy, StudyForm, StudyMaterial
from phases.study.selectors import coverage, departments, plan
from phases.timeline import selectors as timeline


class StudyPlanLedger(Ledger[PlannedStudy]):
    """The plan: dates keep their words, groups are found by name, who else takes part stays text (S-09)."""

    key = "study-plan"
    label: Text = _("Study plan")
    filename = "study-plan"
    permission = Permission.EXPORT
    model = PlannedStudy
    finds = ("theme", "when")
    extra = "remarks"
    fields: Sequence[Column] = (
        Shown("number", _("No.")),
        VagueDay("when", _("when")),
        Words("theme", _("content"), most=200, required=True),
        Choice("form", _("form"), choices=StudyForm, default=StudyForm.COLLECTIVE),
        Words("lead", _("led by"), most=60),
        Words("scope", _("groups taking part"), most=300),
        HalfHours("half_hours", _("credit in hours")),
        Words("remarks", _("remarks"), most=300),
    )

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[PlannedStudy]:
        return plan.matching(plan.rows_of(campaign), dict(filters))

    def values(self, record: PlannedStudy) -> dict[str, Any]:
        groups = [group.name for group in record.groups.all()] if record.pk else []
        plain = {name: getattr(record, name) for name in ("theme", "form", "lead", "half_hours", "remarks", "when")}
        return plain | {"scope": "、".join([*groups, *([record.who] if record.who else [])])}

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> PlannedStudy:
        phase = known.once("phase", lambda: timeline.current_phase(campaign))
        row = PlannedStudy(campaign=campaign, phase=phase)
        self.change(row, {key: value for key, value in values.items() if key != "number"}, known)
        return row

    def change(self, record: PlannedStudy, values: dict[str, Any], known: Known) -> None:
        for key, value in values.items():
            if key == "when":
                record.when_words, record.when_on, record.when_precision = value.words, value.on, value.precision
            elif key == "half_hours":
                record.half_hours = value or record.half_hours
            elif key != "scope":
                setattr(record, key, value)

    def settle(self, *, campaign: Any, by: Any, readings: Sequence[Reading], known: Known) -> None:
        """Who takes part: names of groups become links, what is no group stays as it was written."""
        groups = by_name(Group.objects.filter(unit=campaign.unit_id), "name")
        for reading in readings:
            if "scope" not in reading.values or (reading.before and "scope" not in reading.before):
                continue
            named = [name.strip() for name in SEPARATORS.split(reading.values["scope"]) if name.strip()]
            found = {name: groups.get(fold(name)) for name in named}
            reading.record.groups.set([one for one in found.values() if isinstance(one, Group)])
            reading.record.who = "、".join(name for name, one in found.items() if not isinstance(one, Group))[:100]
            reading.record.save(update_fields=["who"])


class IssueLedger(Ledger[MaterialIssue]):
    """Who was given which title, how many copies, and whether they were signed for (T-13)."""

    key = "material-issues"
    label: Text = _("Register of materials handed out")
    filename = "material-issues"
    permission = Permission.EXPORT
    model = MaterialIssue
    finds = ("material", "taker")
    fields: Sequence[Column] = (
        Shown("number", _("No.")),
        One("material", _("title"), among="materials", required=True),
        Number("copies", _("number of copies")),
        One("taker", _("to whom"), among="takers", required=True),
        Day("issued_on", _("handed out on")),
        Day("received_on", _("signed for on")),
    )

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[MaterialIssue]:
        return coverage.matching(coverage.issues_of(campaign), dict(filters))

    def values(self, record: MaterialIssue) -> dict[str, Any]:
        plain = {name: getattr(record, name) for name in ("material", "copies", "issued_on", "received_on")}
        return plain | {"taker": record.person or record.department}

    def names(self, campaign: Any) -> dict[str, dict[str, Any]]:
        people = by_name(Person.objects.on_roster(campaign.unit), "name")
        units = by_name(departments.departments_of(campaign.unit), "name", "short_name")
        return {"materials": by_name(StudyMaterial.objects.filter(campaign=campaign)), "takers": units | people}

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> MaterialIssue:
        issue = MaterialIssue(recorded_by=by, issued_on=campaign.today)
        self.change(issue, {key: value for key, value in values.items() if key != "number"}, known)
        return issue

    def change(self, record: MaterialIssue, values: dict[str, Any], known: Known) -> None:
        for key, value in values.items():
            if key == "taker":
                record.person = value if isinstance(value, Person) else None
                record.department = None if isinstance(value, Person) else value
            elif key == "copies":
                record.copies = value or 1
            elif key == "issued_on":
                record.issued_on = value or record.issued_on
            else:
                setattr(record, key, value)
        if record.received_on and record.received_on < record.issued_on:
            record.issued_on = record.received_on
