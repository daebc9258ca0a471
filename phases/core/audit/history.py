"""Reading the trail: entries in words, with names and with what changed."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise

from phases.core.audit.acts import ACTS
from phases.core.audit.entries import reference
from phases.core.audit.models import AuditActor, AuditEntry

Text = str | Promise


@dataclass(frozen=True)
class Change:
    """One field before and after; None where there was nothing or the field was left alone."""

    label: Text
    old: Any
    new: Any


@dataclass(frozen=True)
class Line:
    """One entry for reading. `who` and `for_whom` are None when nobody stands there or when they were erased."""

    chain: str
    seq: int
    at: datetime
    act: Text
    who: AuditActor | None
    who_erased: bool
    for_whom: AuditActor | None
    for_whom_erased: bool
    object_ref: str
    reason: str
    changes: Sequence[Change]
    detail: dict[str, Any]
    detail_erased: bool


def history_of(record: Model) -> list[Line]:
    """What happened to a record, newest first; two queries."""
    entries = AuditEntry.objects.filter(object_ref=reference(record)).select_related("detail").order_by("-pk")
    return read_entries(entries, model=type(record))


def read_entries(entries: Iterable[AuditEntry], *, model: type[Model] | None = None) -> list[Line]:
    """Entries in words; select their `detail` along. `model` gives the fields' labels and the words of choices."""
    found = list(entries)
    names = {name for entry in found for name in (entry.actor, entry.for_actor) if name}
    people = AuditActor.objects.in_bulk(names) if names else {}
    return [_line(entry, people, model) for entry in found]


def _line(entry: AuditEntry, people: dict[str, AuditActor], model: type[Model] | None) -> Line:
    kept = getattr(entry, "detail", None)
    body = json.loads(kept.body) if kept else {}
    return Line(
        chain=entry.chain,
        seq=entry.seq,
        at=datetime.fromisoformat(entry.at),
        act=ACTS.get(entry.act, entry.act),
        who=people.get(entry.actor),
        who_erased=bool(entry.actor) and entry.actor not in people,
        for_whom=people.get(entry.for_actor),
        for_whom_erased=bool(entry.for_actor) and entry.for_actor not in people,
        object_ref=entry.object_ref,
        reason=body.get("reason", ""),
        changes=_changes(body.get("before", {}), body.get("after", {}), model),
        detail=body.get("detail", {}),
        detail_erased=bool(entry.detail_digest) and kept is None,
    )


def _changes(before: dict[str, Any], after: dict[str, Any], model: type[Model] | None) -> list[Change]:
    """In the order in which the record declares its fields; fields it does not have come last."""
    fields = _fields(model)
    return [
        Change(*_words(fields.get(name), name, before.get(name), after.get(name)))
        for name in sorted(before | after, key=lambda name: (list(fields).index(name) if name in fields else 99, name))
        if before.get(name) != after.get(name)
    ]


def _fields(model: type[Model] | None) -> dict[str, Any]:
    return {field.name: field for field in model._meta.get_fields()} if model else {}  # noqa: SLF001 - Django's own face


def _words(field: Any, name: str, old: Any, new: Any) -> tuple[Text, Any, Any]:
    """The field's label, and a choice in its own words; everything else as it was kept."""
    choices = dict(getattr(field, "flatchoices", ()))
    label = getattr(field, "verbose_name", name)
    return label, *(choices.get(value, value) if isinstance(value, str) else value for value in (old, new))
