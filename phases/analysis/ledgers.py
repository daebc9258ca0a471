"""The problem list as a sheet (domain.md section 3, 问题清单)."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from phases.analysis import selectors
from phases.analysis.models import Problem
from phases.analysis.states import ProblemState
from phases.core.exports import Cell, Text
from phases.core.ledgers import Choice, Column, Known, Ledger, Many, One, Reading, Shown, Words, by_name
from phases.core.ledgers.shape import NOTHING
from phases.opinions.models import OpinionGroup
from phases.organisation.models import Person
from phases.organisation.roles import Permission
from phases.timeline import selectors as timeline


class Numbers(Many):
    """Consolidated opinions or problems by their numbers."""

    def show(self, value: Any) -> Cell:
        return "、".join(str(one.number) for one in value)


class ProblemLedger(Ledger[Problem]):
    key = "problems"
    label: Text = _("Problems")
    filename = "problems"
    permission = Permission.EXPORT
    model = Problem
    finds = ("text",)
    extra = "remarks"
    fields: Sequence[Column] = (
        Shown("number", _("No.")),
        Words("text", _("problem and how it shows"), required=True),
        Choice("subject", _("whose problem"), choices=Problem.Subject, required=True),
        Choice("source", _("how it was found"), choices=Problem.Source, default=Problem.Source.FOUND),
        Words("cause", _("cause")),
        Numbers("groups", _("numbers of the opinions"), among="groups"),
        One("department", _("department"), among="departments"),
        One("raised_by", _("raised by (leader)"), among="people"),
        Shown("state", _("state")),
        Words("remarks", _("remarks"), most=300),
    )

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[Problem]:
        return selectors.matching(selectors.problems_of(campaign), dict(filters)).prefetch_related("groups")

    def values(self, record: Problem) -> dict[str, Any]:
        plain = ("number", "text", "subject", "source", "cause", "department", "raised_by", "remarks")
        groups = tuple(record.groups.all()) if record.pk else ()
        return {key: getattr(record, key) for key in plain} | {
            "groups": groups,
            "state": str(record.get_state_display()),
        }

    def names(self, campaign: Any) -> dict[str, dict[str, Any]]:
        groups = OpinionGroup.objects.filter(campaign=campaign, merged_into=None)
        return {
            "groups": by_name(groups, "number"),
            "people": by_name(Person.objects.on_roster(campaign.unit), "name"),
            "departments": by_name(selectors.departments_of(campaign), "name", "short_name"),
        }

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> Problem:
        number = known.memo.get(("", "next")) or selectors.next_number(campaign)
        known.memo["", "next"] = number + 1
        phase = timeline.current_phase(campaign)
        problem = Problem(campaign=campaign, phase=phase, number=number, created_by=by)
        settable = {column.key for column in self.fields if column.settable}
        self.change(problem, {key: value for key, value in values.items() if key in settable}, known)
        return problem

    def change(self, record: Problem, values: dict[str, Any], known: Known) -> None:
        kept = record.cause
        for key in values.keys() - {"groups"}:
            setattr(record, key, values[key])
        if record.state == ProblemState.CAUSE_ANALYSED and not record.cause:
            record.cause = kept  # an analysed problem keeps its cause

    def settle(self, *, campaign: Any, by: Any, readings: Sequence[Reading], known: Known) -> None:
        for reading in readings:
            if "groups" in (reading.before or reading.values):
                reading.record.groups.set(reading.values.get("groups", ()))
