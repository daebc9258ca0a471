"""Reading the trail: entries in words, with names and with what changed."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet
from django.utils.functional import Promise

from phases.core.audit.acts import ACTS
from phases.core.audit.entries import reference
from phases.core.audit.models import AuditActor, AuditEntry
from phases.core.audit.wording import Change, changes_between

Text = str | Promise


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
    on: str
    object_ref: str
    reason: str
    changes: Sequence[Change]
    detail: dict[str, Any]
    detail_erased: bool


def history_of(record: Model) -> list[Line]:
    """What happened to a record, newest first; two queries."""
    entries = AuditEntry.objects.filter(object_ref=reference(record)).select_related("detail").order_by("-pk")
    return read_entries(entries)


def entries_of(chain: object, *, act: str = "", actor: str = "", on: str = "") -> QuerySet[AuditEntry]:
    """A chain, newest first, narrowed to an act, to who acted (a reference) or to a record (`study_session:17`)."""
    wanted = {"act": act, "actor": actor, "object_ref": on}
    entries = AuditEntry.objects.filter(chain=str(chain), **{name: value for name, value in wanted.items() if value})
    return entries.select_related("detail").order_by("-seq")


def was_by(entry: AuditEntry, user: Model) -> bool:
    """Whether that user acted, in whatever post."""
    return AuditActor.objects.filter(reference=entry.actor, user=user.pk).exists()


def acts_in(chain: object) -> list[tuple[str, Text]]:
    """The acts that occur in a chain, with their wording, in the order of the catalogue."""
    found = set(AuditEntry.objects.filter(chain=str(chain)).order_by().values_list("act", flat=True).distinct())
    return [(act, label) for act, label in ACTS.items() if act in found]


def actors_in(chain: object) -> list[AuditActor]:
    """Who acted in a chain; those whose name was erased are left out."""
    references = AuditEntry.objects.filter(chain=str(chain)).order_by().values("actor")
    return list(AuditActor.objects.filter(reference__in=references).order_by("unit", "name", "post"))


def read_entries(entries: Iterable[AuditEntry]) -> list[Line]:
    """Entries in words; select their `detail` along, then the names cost one query more."""
    found = list(entries)
    names = {name for entry in found for name in (entry.actor, entry.for_actor) if name}
    people = AuditActor.objects.in_bulk(names) if names else {}
    return [_line(entry, people) for entry in found]


def _line(entry: AuditEntry, people: dict[str, AuditActor]) -> Line:
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
        on=body.get("on", ""),
        object_ref=entry.object_ref,
        reason=body.get("reason", ""),
        changes=changes_between(body.get("before", {}), body.get("after", {}), _model_of(entry.object_ref)),
        detail=body.get("detail", {}),
        detail_erased=bool(entry.detail_digest) and kept is None,
    )


def _model_of(object_ref: str) -> type[Model] | None:
    """The model of `study_session:17`; None for what is no record of ours any more."""
    kind = object_ref.partition(":")[0].replace("_", "")
    try:
        return apps.get_model(AuditEntry._meta.app_label, kind) if kind else None  # noqa: SLF001 - Django's own face
    except LookupError:
        return None
