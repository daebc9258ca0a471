"""One row and its entry in the trail, written together: the acts of the plain registers.

An area's services ask their rule and then call these; what a record is says its model, what was done says the act.
"""

import uuid
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model

from phases.core import audit

Record = TypeVar("Record", bound=Model)


@transaction.atomic
def add(record: Record, *, chain: uuid.UUID, by: Any, act: str) -> Record:
    """Write a new record."""
    record.save()
    audit.append(chain=chain, act=act, by=by, on=record, after=described(record))
    return record


@transaction.atomic
def change(record: Record, *, chain: uuid.UUID, by: Any, act: str, **fields: Any) -> Record:
    """Set fields of a record, a `reason` among them; the trail is silent when nothing changed."""
    before = described(record)
    for name, value in fields.items():
        setattr(record, name, value)
    record.save()
    after = described(record)
    changed = [name for name in after if before[name] != after[name]]
    if changed:
        audit.append(
            chain=chain,
            act=act,
            by=by,
            on=record,
            before={name: before[name] for name in changed},
            after={name: after[name] for name in changed},
        )
    return record


@transaction.atomic
def remove(record: Model, *, chain: uuid.UUID, by: Any, act: str, reason: str = "") -> None:
    """Take a record out; the trail keeps what it said."""
    audit.append(chain=chain, act=act, by=by, on=record, reason=reason, before=described(record))
    record.delete()


def described(record: Model) -> dict[str, str | bool]:
    """What a record says, in words, without its keys."""
    return {
        field.name: _said(getattr(record, field.name))
        for field in record._meta.concrete_fields  # noqa: SLF001 - Django's own face
        if not field.primary_key and field.editable and field.name not in {"campaign", "recorded_by"}
    }


def _said(value: object) -> str | bool:
    return value if isinstance(value, bool) else "" if value is None else str(value)
