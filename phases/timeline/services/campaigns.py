"""Campaigns: copied from a template at creation, then the unit's own."""

from decimal import Decimal
from typing import Any

from django.db import transaction

from phases.core import audit
from phases.core.vague_dates import parse
from phases.organisation.models import Unit, User
from phases.timeline import rules
from phases.timeline.models import Campaign, Phase, Requirement, Step, Task
from phases.timeline.template import Template

Data = dict[str, Any]


@transaction.atomic
def create_campaign(*, template: Template, unit: Unit, by: User, **fields: Any) -> Campaign:
    """A campaign of the unit with everything that the template holds; `fields` are the campaign's own.

    Dates and holidays of another year are left open: the unit announces its own.
    """
    dated = template.is_dated_for(fields["year"])
    fields.setdefault("script", template.script)
    campaign = Campaign.objects.create(
        unit=unit,
        mode=template.mode,
        template_key=template.key,
        template_version=template.version,
        terms=template.terms,
        rules=template.rules,
        days_off=template.rules.get("days_off", []) if dated else [],
        days_worked=template.rules.get("days_worked", []) if dated else [],
        created_by=by,
        **fields,
    )
    for order, data in enumerate(template.phases, start=1):
        copy_phase(campaign, order, data, dated=dated)
    audit.append(
        chain=campaign.audit_chain,
        act="campaign.created",
        by=by,
        on=campaign,
        after={"name": campaign.name, "template": f"{template.key} {template.version}"},
    )
    return campaign


def copy_phase(campaign: Campaign, order: int, data: Data, *, dated: bool) -> Phase:
    phase = Phase(
        campaign=campaign,
        order=order,
        key=data["key"],
        name=data["name"],
        report_outline=data.get("report", {}),
        exit_rules=data.get("exit", {}),
    )
    if dated:
        set_dates(phase, start=data.get("start", ""), end=data.get("end", ""))
    phase.save()
    copy_steps(phase, data.get("steps", []), None, dated=dated)
    tasks = {task.key: task for task in Task.objects.filter(step__phase=phase)}
    Requirement.objects.bulk_create(
        Requirement(
            phase=phase,
            task=tasks.get(line.get("task", "")),
            order=place,
            key=line["key"],
            text=line["text"],
            source=line.get("source", ""),
            criterion=line["criterion"],
            where=line.get("where", {}),
            value=Decimal(str(line.get("value", 1))),
            unit=line.get("unit", ""),
            severity=line.get("severity", Requirement.Severity.GATE),
            every=line.get("every", ""),
        )
        for place, line in enumerate(data.get("requirements", []), start=1)
    )
    return phase


def copy_steps(phase: Phase, steps: list[Data], parent: Step | None, *, dated: bool) -> None:
    year = phase.campaign.year
    for order, data in enumerate(steps, start=1):
        step = Step.objects.create(phase=phase, parent=parent, order=order, key=data["key"], name=data["name"])
        for place, line in enumerate(data.get("tasks", []), start=1):
            due = parse(line.get("due", "") if dated else "", year=year)
            given = {name: line[name] for name in ("responsible", "measure", "standard") if name in line}
            Task.objects.create(
                step=step,
                order=place,
                key=line["key"],
                name=line["name"],
                due_words=due.words,
                due_on=due.on,
                due_precision=due.precision,
                **given,
            )
        copy_steps(phase, data.get("steps", []), step, dated=dated)


def set_dates(phase: Phase, *, start: str, end: str) -> None:
    """Announced words with the day that they mean, so that 3月中旬 sorts (domain.md S-03)."""
    for name, words in (("start", start), ("end", end)):
        vague = parse(words, year=phase.campaign.year)
        setattr(phase, f"{name}_words", vague.words)
        setattr(phase, f"{name}_on", vague.on)
        setattr(phase, f"{name}_precision", vague.precision)


@transaction.atomic
def change_campaign(*, campaign: Campaign, by: User, **fields: Any) -> Campaign:
    if fields.get("parent") is not None:
        rules.may_report_to(campaign, fields["parent"]).enforce()
    before = {name: str(getattr(campaign, name)) for name in fields}
    for name, value in fields.items():
        setattr(campaign, name, value)
    campaign.save()
    after = {name: str(getattr(campaign, name)) for name in fields}
    changed = [name for name in fields if before[name] != after[name]]
    if changed:
        audit.append(
            chain=campaign.audit_chain,
            act="campaign.changed",
            by=by,
            on=campaign,
            before={name: before[name] for name in changed},
            after={name: after[name] for name in changed},
        )
    return campaign
