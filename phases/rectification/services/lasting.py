"""What outlives the campaign: regulations, long-term measures; work projects and the points of the summary.

Plain registers, kept by the office. They stay open after the campaign's archive (domain.md T-64).
"""

from datetime import date
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Max

from phases.core import audit, records
from phases.organisation.models import User
from phases.rectification import rules
from phases.rectification.models import LongTermMeasure, Regulation, SummaryPoint, WorkProject
from phases.rectification.states import REGULATION_MOVES
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign

Record = TypeVar("Record", Regulation, LongTermMeasure, SummaryPoint, WorkProject)


def record_regulation(*, campaign: Campaign, by: User, **fields: Any) -> Regulation:
    """`fields`: title, action, number, department, item, document, text, remarks."""
    return _kept(Regulation, "regulation.recorded", campaign, by, fields)


def change_regulation(*, record: Regulation, by: User, **fields: Any) -> Regulation:
    return _changed(record, "regulation.changed", by, fields)


@transaction.atomic
def remove_regulation(*, record: Regulation, by: User, reason: str = "") -> None:
    rules.may_remove_regulation(record).enforce()
    _removed(record, "regulation.removed", by, reason)


@transaction.atomic
def move_regulation(
    *, regulation: Regulation, act: str, by: User, on: date | None = None, number: str = "", reason: str = ""
) -> Regulation:
    """Begun, issued or abolished on a day, taken up again with a reason."""
    regulation = Regulation.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=regulation.pk)
    _allow(regulation.campaign, by)
    rules.may_move_regulation(regulation, act, on, reason).enforce()
    before, regulation.state = regulation.state, REGULATION_MOVES[act].target
    regulation.issued_on = on if act in {"issue", "abolish"} else None
    regulation.number = number.strip() or regulation.number
    regulation.save(update_fields=["state", "issued_on", "number"])
    audit.append(
        chain=regulation.campaign.audit_chain,
        act="regulation.moved",
        by=by,
        on=regulation,
        reason=reason,
        before={"state": before},
        after={"state": regulation.state, "issued_on": str(on or ""), "number": regulation.number},
    )
    return regulation


def record_measure(*, campaign: Campaign, by: User, **fields: Any) -> LongTermMeasure:
    """`fields`: group, text, department, look_on, progress."""
    return _kept(LongTermMeasure, "measure.recorded", campaign, by, fields)


def change_measure(*, record: LongTermMeasure, by: User, **fields: Any) -> LongTermMeasure:
    return _changed(record, "measure.changed", by, fields)


def remove_measure(*, record: LongTermMeasure, by: User, reason: str = "") -> None:
    _removed(record, "measure.removed", by, reason)


def record_project(*, campaign: Campaign, by: User, **fields: Any) -> WorkProject:
    """`fields`: name, note, address. Items name it when they are changed."""
    return _kept(WorkProject, "project.recorded", campaign, by, fields)


def change_project(*, record: WorkProject, by: User, **fields: Any) -> WorkProject:
    return _changed(record, "project.changed", by, fields)


def remove_project(*, record: WorkProject, by: User, reason: str = "") -> None:
    _removed(record, "project.removed", by, reason)


@transaction.atomic
def record_point(*, campaign: Campaign, by: User, **fields: Any) -> SummaryPoint:
    """`fields`: kind, text, order (the next of its kind when it is left out)."""
    if not fields.get("order"):
        last = SummaryPoint.objects.filter(campaign=campaign, kind=fields["kind"]).aggregate(last=Max("order"))
        fields["order"] = (last["last"] or 0) + 1
    return _kept(SummaryPoint, "point.recorded", campaign, by, fields)


def change_point(*, record: SummaryPoint, by: User, **fields: Any) -> SummaryPoint:
    return _changed(record, "point.changed", by, fields | {"order": fields.get("order") or record.order})


def remove_point(*, record: SummaryPoint, by: User, reason: str = "") -> None:
    _removed(record, "point.removed", by, reason)


def _allow(campaign: Campaign, by: User) -> None:
    rules.may_keep_lasting(timeline.part_of(by, campaign)).enforce()


def _kept(model: type[Record], act: str, campaign: Campaign, by: User, fields: dict[str, Any]) -> Record:
    _allow(campaign, by)
    record = model(campaign=campaign, recorded_by=by, **fields)
    return records.add(record, chain=campaign.audit_chain, by=by, act=act)


def _changed(record: Record, act: str, by: User, fields: dict[str, Any]) -> Record:
    _allow(record.campaign, by)
    return records.change(record, chain=record.campaign.audit_chain, by=by, act=act, **fields)


def _removed(record: Any, act: str, by: User, reason: str) -> None:
    _allow(record.campaign, by)
    records.remove(record, chain=record.campaign.audit_chain, by=by, act=act, reason=reason)
