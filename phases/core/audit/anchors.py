"""The head of a chain as a line of print: a witness outside the database.

Without a witness, somebody who cuts the newest entries and puts the head back cannot be seen.
"""

import base64
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from django.db import transaction

from phases.core.audit.entries import append
from phases.core.audit.models import INSTALLATION, AuditEntry, AuditHead

LENGTH = 20  # letters of five bits: the first 100 bits of the hash
RFC4648, CROCKFORD = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PRINTED = str.maketrans(RFC4648, CROCKFORD)
MISREAD = str.maketrans("OIL", "011")  # Crockford's alphabet has no I, L, O and U: they are misread on paper


@dataclass(frozen=True)
class Anchor:
    """`code` is the first 100 bits of the hash of entry `seq`, in groups of four."""

    chain: str
    seq: int
    code: str

    def __str__(self) -> str:
        return f"{self.chain} {self.seq} {self.code}"

    @classmethod
    def of(cls, chain: str, seq: int, entry_hash: str) -> Self:
        return cls(chain, seq, code_of(entry_hash))


def anchor(chain: UUID | str) -> Anchor:
    """What to print on issued paper now; number 0 for a chain without entries."""
    head = AuditHead.objects.filter(chain=str(chain)).first()
    return Anchor.of(head.chain, head.seq, head.hash) if head else Anchor(str(chain), 0, "")


def code_of(entry_hash: str) -> str:
    """The printed beginning of a hash; empty for what is no hash."""
    try:
        return _grouped(base64.b32encode(bytes.fromhex(entry_hash)).decode()[:LENGTH].translate(PRINTED))
    except ValueError:
        return ""


def read_anchor(text: str) -> str:
    """A code as somebody typed it from paper: case, groups and the letters misread for digits do not matter."""
    code = re.sub(r"[\s\-—–]", "", text).upper().translate(MISREAD)
    if len(code) != LENGTH or not set(code) <= set(CROCKFORD):
        raise ValueError(f"{text!r} is no anchor: it has {LENGTH} letters and digits, as printed on the paper.")
    return _grouped(code)


def find_anchor(code: str, chains: Collection[str]) -> Anchor | None:
    """The entry that a code from paper stands for, when one of the chains still holds it."""
    letters = code.replace("-", "").translate(str.maketrans(CROCKFORD, RFC4648))
    beginning = base64.b32decode(letters + "AAAA")[:12].hex()  # 96 of the 100 bits stand in whole bytes
    entries = AuditEntry.objects.filter(chain__in=chains, hash__startswith=beginning).order_by("pk")
    found = (Anchor.of(entry.chain, entry.seq, entry.hash) for entry in entries)
    return next((anchor for anchor in found if anchor.code == code), None)


def _grouped(code: str) -> str:
    return "-".join(re.findall("....", code))


def record_heads() -> list[AuditEntry]:
    """Note in the installation's chain where every other chain stands; once a day, by a job."""
    with transaction.atomic():
        noted = _noted()
        heads = AuditHead.objects.exclude(chain=INSTALLATION).filter(seq__gt=0).order_by("chain")
        return [
            append(
                chain=INSTALLATION,
                act="chain.head_recorded",
                by=None,
                on=head,
                detail={"seq": head.seq, "hash": head.hash},
                object_hash=head.hash,
            )
            for head in heads
            if noted.get(head.chain) != head.hash
        ]


def _noted() -> dict[str, str]:
    """Chain → the hash of its head when it was last noted."""
    entries = AuditEntry.objects.filter(chain=INSTALLATION, act="chain.head_recorded").order_by("seq")
    return {ref.partition(":")[2]: hash_ for ref, hash_ in entries.values_list("object_ref", "object_hash")}
