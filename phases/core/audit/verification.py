"""Is the trail as it was written? Everything is computed again from what stands in the tables."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import F

from phases.core.audit import actors, anchors, canonical, hashing
from phases.core.audit.faults import Fault, Kind
from phases.core.audit.models import INSTALLATION, AuditActor, AuditEntry, AuditHead

# Of records of one kind (`document`): primary keys → the content hashes, computed today, of all that the record keeps.
Compute = Callable[[Collection[str]], Mapping[str, Collection[str]]]
ContentHashes = Mapping[str, Compute]
COLUMNS = (*AuditEntry.HASHED, "hash", "seal")


@dataclass
class Soundness:
    """What was found in one chain. `erased` are the entries whose details a later entry erased, with its number."""

    chain: str
    length: int = 0
    faults: list[Fault] = field(default_factory=list)
    erased: dict[int, int] = field(default_factory=dict)

    @property
    def first(self) -> Fault | None:
        return self.faults[0] if self.faults else None


@dataclass
class _Walk:
    """What one pass over a chain collects for the questions that need the whole chain."""

    hashes: dict[int, str] = field(default_factory=dict)
    last: int = 0
    last_hash: str = ""
    without_detail: dict[str, int] = field(default_factory=dict)
    erasures: dict[str, int] = field(default_factory=dict)
    actors: dict[str, int] = field(default_factory=dict)
    objects: dict[str, list[tuple[int, str, str]]] = field(default_factory=lambda: defaultdict(list))


def verify(
    chain: UUID | str | None = None, *, witnesses: Iterable[anchors.Anchor] = (), contents: ContentHashes | None = None
) -> list[Soundness]:
    """Check one chain or all; `witnesses` are printed anchors, `contents` recompute the hashes of records."""
    every = {*AuditHead.objects.values_list("chain", flat=True), *AuditEntry.objects.values_list("chain", flat=True)}
    noted = list(_noted_heads())
    every |= {anchor.chain for anchor in noted}
    known = [*noted, *witnesses]
    wanted = sorted(every) if chain is None else [str(chain)]
    return [_check(name, [anchor for anchor in known if anchor.chain == name], contents or {}) for name in wanted]


def _check(chain: str, witnesses: Iterable[anchors.Anchor], contents: ContentHashes) -> Soundness:
    found, walk = Soundness(chain), _Walk(last_hash=hashing.genesis(chain))
    found.faults += _links(chain, walk)
    found.length = len(walk.hashes)
    found.faults += _head(chain, walk)
    found.faults += _witnessed(walk, witnesses)
    found.faults += _erased(walk, found)
    found.faults += _names(walk)
    for kind, seen in walk.objects.items():
        if kind in contents:
            found.faults += _contents(kind, seen, contents[kind])
    return found


def _links(chain: str, walk: _Walk) -> Iterator[Fault]:
    """Each entry against its own hash and seal, its details, and the entry before it."""
    rows = (
        AuditEntry.objects.filter(chain=chain)
        .order_by("seq", "pk")
        .values(*COLUMNS, salt=F("detail__salt"), body=F("detail__body"))
    )
    for row in rows.iterator(chunk_size=2000):
        seq = row["seq"]
        if seq == walk.last:
            yield Fault(Kind.TWICE, seq)
            continue
        if seq > walk.last + 1:
            yield Fault(Kind.MISSING, walk.last + 1, seq - 1)
        elif row["prev"] != walk.last_hash:
            yield Fault(Kind.LINK, seq)
        if not _agrees(row["hash"], _rehash, row):
            yield Fault(Kind.CHANGED, seq)
        elif not _agrees(row["seal"], hashing.seal, row["hash"]):
            yield Fault(Kind.SEAL, seq)
        if row["body"] is not None and not _agrees(row["detail_digest"], hashing.mute, row["salt"], row["body"]):
            yield Fault(Kind.DETAIL, seq)
        _remember(row, walk)


def _agrees(recorded: str, compute: Callable[..., str], *given: Any) -> bool:
    """A forger may write what is no digest at all: that does not agree either."""
    try:
        return compute(*given) == recorded
    except (TypeError, ValueError):
        return False


def _rehash(row: Mapping[str, Any]) -> str:
    return hashing.link(row["prev"], canonical.spell({name: row[name] for name in AuditEntry.HASHED}))


def _remember(row: Mapping[str, Any], walk: _Walk) -> None:
    seq, object_hash = row["seq"], row["object_hash"]
    walk.last, walk.last_hash = seq, row["hash"]
    walk.hashes[seq] = row["hash"]
    if row["detail_digest"] and row["body"] is None:
        walk.without_detail[row["hash"]] = seq
    if row["act"] == "detail.erased":
        walk.erasures[object_hash] = seq
    for name in (row["actor"], row["for_actor"]):
        if name:
            walk.actors.setdefault(name, seq)
    if object_hash:
        kind, _, key = row["object_ref"].partition(":")
        walk.objects[kind].append((seq, key, object_hash))


def _head(chain: str, walk: _Walk) -> Iterator[Fault]:
    head = AuditHead.objects.filter(chain=chain).first()
    if head is None:
        yield Fault(Kind.HEAD, walk.last, note="no head")
    elif head.seq > walk.last:
        yield Fault(Kind.MISSING, walk.last + 1, head.seq)
    elif (head.seq, head.hash) != (walk.last, walk.last_hash):
        yield Fault(Kind.HEAD, head.seq)


def _noted_heads() -> Iterator[anchors.Anchor]:
    """What the installation's chain noted of the others: a witness within the database, sealed as the rest."""
    noted = AuditEntry.objects.filter(chain=INSTALLATION, act="chain.head_recorded")
    for reference, entry_hash in noted.values_list("object_ref", "object_hash").iterator():
        yield anchors.Anchor(reference.partition(":")[2], 0, anchors.code_of(entry_hash))


def _witnessed(walk: _Walk, witnesses: Iterable[anchors.Anchor]) -> Iterator[Fault]:
    codes = {anchors.code_of(entry_hash): seq for seq, entry_hash in walk.hashes.items()}
    for witness in witnesses:
        if witness.code not in codes or witness.seq not in {0, codes[witness.code]}:
            yield Fault(Kind.ANCHOR, witness.seq or walk.last + 1, note=witness.code)


def _erased(walk: _Walk, found: Soundness) -> Iterator[Fault]:
    for entry_hash, seq in walk.without_detail.items():
        if entry_hash in walk.erasures:
            found.erased[seq] = walk.erasures[entry_hash]
        else:
            yield Fault(Kind.ERASED, seq)


def _names(walk: _Walk) -> Iterator[Fault]:
    """A reference is a digest of the name: it differs when somebody was renamed, and is empty after an erasure."""
    people = AuditActor.objects.in_bulk(walk.actors)
    erased = set(
        AuditEntry.objects.filter(chain=INSTALLATION, act="actor.erased").values_list("object_hash", flat=True)
    )
    for reference, seq in walk.actors.items():
        actor = people.get(reference)
        if actor is None:
            if reference not in erased:
                yield Fault(Kind.ERASED, seq, note="name")
        elif not _agrees(reference, hashing.mute, actor.salt, actors.spell(actor)):
            yield Fault(Kind.ACTOR, seq)


def _contents(kind: str, seen: list[tuple[int, str, str]], hashes: Compute) -> Iterator[Fault]:
    today = hashes({key for _, key, _ in seen})
    for seq, key, recorded in seen:
        if recorded not in today.get(key, ()):
            yield Fault(Kind.OBJECT, seq, note=f"{kind}:{key}")
