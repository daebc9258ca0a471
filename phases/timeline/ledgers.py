"""Tasks as a sheet: who answers for what, how, how well and until when (domain.md T-04, S-44)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Max, QuerySet
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from phases.core.exports import Text
from phases.core.ledgers import Column, Day, Fault, Known, Ledger, One, Shown, VagueDay, Words, by_name
from phases.core.ledgers.shape import NOTHING
from phases.organisation.models import Unit
from phases.organisation.roles import Permission
from phases.timeline.models import Step, Task


class Tasks(Ledger[Task]):
    key = "tasks"
    label: Text = _("Tasks")
    filename = "tasks"
    permission = Permission.EXPORT
    model = Task
    finds = ("name", "step")
    fields: Sequence[Column] = (
        Shown("number", _("No.")),
        Shown("phase", _("phase")),
        One("step", _("step"), among="steps", required=True),
        Words("name", _("task"), most=200, required=True),
        Words("responsible", _("responsible"), most=100),
        One("department", _("department"), among="departments"),
        Words("measure", _("measure"), most=300),
        Words("standard", _("standard"), most=300),
        VagueDay("due", _("due")),
        Day("done_on", _("done on")),
    )

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[Task]:
        tasks = Task.objects.filter(step__phase__campaign=campaign).select_related("step__phase", "department")
        return tasks.order_by("step__phase__order", "step__order", "order", "pk")

    def values(self, record: Task) -> dict[str, Any]:
        plain = ("step", "name", "responsible", "department", "measure", "standard", "due", "done_on")
        return {"phase": record.step.phase.name} | {name: getattr(record, name) for name in plain}

    def names(self, campaign: Any) -> dict[str, dict[str, Any]]:
        return {
            "steps": by_name(Step.objects.filter(phase__campaign=campaign), "name"),
            "departments": by_name(Unit.objects.below(campaign.unit), "name", "short_name"),
        }

    def check(self, values: dict[str, Any], known: Known) -> Iterator[tuple[str, Fault]]:
        if values.get("done_on") and values["done_on"] > known.campaign.today:
            yield "done_on", Fault(now("This day has not come yet. Tick it when it is done."))

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> Task:
        step = values["step"]
        last = known.memo.get(("order", str(step.pk))) or step.tasks.aggregate(last=Max("order"))["last"] or 0
        known.memo["order", str(step.pk)] = last + 1
        task = Task(step=step, order=last + 1, key=f"own-{last + 1}")
        self.change(task, {key: value for key, value in values.items() if key not in {"number", "phase"}}, known)
        return task

    def change(self, record: Task, values: dict[str, Any], known: Known) -> None:
        for key, value in values.items():
            if key == "due":
                record.due_words, record.due_on, record.due_precision = value.words, value.on, value.precision
            else:
                setattr(record, key, value)
