"""Writing one entry: the last step of a service, in the transaction of the act itself."""

import re
import secrets
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import Model

from phases.core.audit import actors, canonical, hashing
from phases.core.audit.acts import ACTS
from phases.core.audit.models import AuditDetail, AuditEntry, AuditHead


def append(  # noqa: PLR0913 - an entry answers who, for whom, what, on what, why and how it was before
    *,
    chain: UUID | str,
    act: str,
    by: AbstractBaseUser | None,
    on: Model | None = None,
    for_: Model | str | None = None,
    reason: str = "",
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    detail: dict[str, Any] | None = None,
    object_hash: str = "",
) -> AuditEntry:
    """Append an act to a chain; `before` and `after` are field name → value, `detail` is anything else to keep."""
    if act not in ACTS:
        raise ValueError(f"{act!r} has no wording yet: add it to phases/core/audit/acts.")
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError(f"{act} must be recorded in the transaction of the act itself.")
    chain = str(chain)
    named = "" if on is None else str(on)  # by its name at the time: it may be renamed or removed
    body, salt, digest = _detail(on=named, reason=reason, before=before, after=after, detail=detail)
    head = _lock(chain)
    entry = AuditEntry(
        chain=chain,
        seq=head.seq + 1,
        at=_now(),
        act=act,
        actor=actors.refer_to(by),
        for_actor=actors.refer_to(for_),
        object_ref=reference(on) if on is not None else "",
        object_hash=object_hash,
        detail_digest=digest,
        prev=head.hash,
    )
    entry.hash = hashing.link(entry.prev, content(entry))
    entry.seal = hashing.seal(entry.hash)
    entry.save(force_insert=True)
    if digest:
        AuditDetail.objects.create(entry=entry, salt=salt, body=body)
    head.seq, head.hash = entry.seq, entry.hash
    head.save(update_fields=["seq", "hash"])
    return entry


def reference(record: Model) -> str:
    """How an entry names a record: `study_session:17`."""
    return f"{re.sub('(?<=[a-z0-9])(?=[A-Z])', '_', type(record).__name__).lower()}:{record.pk}"


def content(entry: AuditEntry) -> str:
    """What an entry's hash covers."""
    return canonical.spell({name: getattr(entry, name) for name in AuditEntry.HASHED})


def _lock(chain: str) -> AuditHead:
    """The head's row, held until the transaction ends; it exists before the first entry, so it can be locked."""
    heads = AuditHead.objects.select_for_update().filter(chain=chain)
    if head := heads.first():
        return head
    # Two first acts at once: the second waits here for the first and then finds its row.
    AuditHead.objects.bulk_create([AuditHead(chain=chain, hash=hashing.genesis(chain))], ignore_conflicts=True)
    return heads.get()


def _detail(**parts: Any) -> tuple[str, str, str]:
    kept = {name: canonical.plain(part) for name, part in parts.items() if part}
    if not kept:
        return "", "", ""
    body, salt = canonical.spell(kept), secrets.token_hex(32)
    return body, salt, hashing.mute(salt, body)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
