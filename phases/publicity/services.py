"""What happens in publicity: columns open, items and essays are noted, cases told, bulletins made."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import transaction

from phases.core import audit, records
from phases.documents import services as documents
from phases.documents.models import Document
from phases.meetings.models import Meeting
from phases.organisation.models import User
from phases.publicity import rules, words
from phases.publicity.models import Bulletin, Essay, ExemplaryCase, Kept, PublicityColumn, PublicityItem
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign

Record = TypeVar("Record", bound=Kept)


def open_column(*, campaign: Campaign, by: User, **fields: Any) -> PublicityColumn:
    return _kept(PublicityColumn, "column.opened", campaign, by, fields)


def change_column(*, record: PublicityColumn, by: User, **fields: Any) -> PublicityColumn:
    return _changed(record, "column.changed", by, fields)


@transaction.atomic
def remove_column(*, record: PublicityColumn, by: User, reason: str = "") -> None:
    rules.may_remove_column(record).enforce()
    _removed(record, "column.removed", by, reason)


def record_item(*, campaign: Campaign, by: User, **fields: Any) -> PublicityItem:
    """A link or the number of an issue is enough; no screenshot is asked for (domain.md S-22)."""
    return _kept(PublicityItem, "publicity.recorded", campaign, by, fields)


def change_item(*, record: PublicityItem, by: User, **fields: Any) -> PublicityItem:
    return _changed(record, "publicity.changed", by, fields)


def remove_item(*, record: PublicityItem, by: User, reason: str = "") -> None:
    _removed(record, "publicity.removed", by, reason)


def record_essay(*, campaign: Campaign, by: User, **fields: Any) -> Essay:
    return _kept(Essay, "essay.recorded", campaign, by, fields)


def change_essay(*, record: Essay, by: User, **fields: Any) -> Essay:
    return _changed(record, "essay.changed", by, fields)


def remove_essay(*, record: Essay, by: User, reason: str = "") -> None:
    _removed(record, "essay.removed", by, reason)


def record_case(*, campaign: Campaign, by: User, **fields: Any) -> ExemplaryCase:
    return _kept(ExemplaryCase, "case.recorded", campaign, by, fields)


def change_case(*, record: ExemplaryCase, by: User, **fields: Any) -> ExemplaryCase:
    return _changed(record, "case.changed", by, fields)


def remove_case(*, record: ExemplaryCase, by: User, reason: str = "") -> None:
    _removed(record, "case.removed", by, reason)


@transaction.atomic
def make_bulletin(
    *,
    campaign: Campaign,
    by: User,
    meetings: Iterable[Meeting] = (),
    items: Iterable[PublicityItem] = (),
    cases: Iterable[ExemplaryCase] = (),
    on_paper: bool = False,
    **fields: Any,
) -> Bulletin:
    """One issue, with a document that is written from what was chosen; `on_paper` only registers one made elsewhere."""
    rules.may_number(campaign, fields["number"]).enforce()
    items, cases = list(items), list(cases)
    bulletin = Bulletin(campaign=campaign, recorded_by=by, **_dated(campaign, fields))
    if not on_paper:
        bulletin.document = documents.create(
            campaign=campaign,
            kind=Document.Kind.BULLETIN,
            title=bulletin.title,
            by=by,
            phase=bulletin.phase,
            dated_on=bulletin.dated_on,
        )
        body = words.written(bulletin, meetings, items, cases)
        documents.save_version(document=bulletin.document, by=by, body=body, based_on=0)
    records.add(bulletin, chain=campaign.audit_chain, by=by, act="bulletin.made")
    bulletin.items.set(items)
    bulletin.cases.set(cases)
    return bulletin


@transaction.atomic
def change_bulletin(
    *,
    record: Bulletin,
    by: User,
    items: Iterable[PublicityItem] | None = None,
    cases: Iterable[ExemplaryCase] | None = None,
    **fields: Any,
) -> Bulletin:
    """Number, date and what it took in; its words are edited where documents are."""
    if "number" in fields:
        rules.may_number(record.campaign, fields["number"], record).enforce()
    before = _taken_in(record)
    _changed(record, "bulletin.changed", by, fields)
    if items is not None:
        record.items.set(items)
    if cases is not None:
        record.cases.set(cases)
    if before != (after := _taken_in(record)):
        chain = record.campaign.audit_chain
        audit.append(chain=chain, act="bulletin.changed", by=by, on=record, before=before, after=after)
    return record


@transaction.atomic
def remove_bulletin(*, record: Bulletin, by: User, reason: str = "") -> None:
    """Its document is withdrawn with it, unless it was approved or issued: then the bulletin stays."""
    document = record.document
    _removed(record, "bulletin.removed", by, reason)
    if document and document.state != "withdrawn":
        documents.withdraw(document=document, by=by, reason=reason)


def _taken_in(bulletin: Bulletin) -> dict[str, list[str]]:
    return {
        "items": [str(item) for item in bulletin.items.all()],
        "cases": [str(case) for case in bulletin.cases.all()],
    }


def _dated(campaign: Campaign, fields: dict[str, Any]) -> dict[str, Any]:
    """What is noted belongs to the phase in progress unless it says another."""
    return fields | {"phase": fields.get("phase") or timeline.current_phase(campaign)}


def _kept(model: type[Record], act: str, campaign: Campaign, by: User, fields: dict[str, Any]) -> Record:
    record = model(campaign=campaign, recorded_by=by, **_dated(campaign, fields))
    return records.add(record, chain=campaign.audit_chain, by=by, act=act)


def _changed(record: Record, act: str, by: User, fields: dict[str, Any]) -> Record:
    return records.change(record, chain=record.campaign.audit_chain, by=by, act=act, **fields)


def _removed(record: Kept, act: str, by: User, reason: str) -> None:
    records.remove(record, chain=record.campaign.audit_chain, by=by, act=act, reason=reason)
