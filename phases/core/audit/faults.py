"""What can be wrong with a chain, in words, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Kind(StrEnum):
    CHANGED = "changed"
    MISSING = "missing"
    TWICE = "written twice"
    LINK = "link broken"
    SEAL = "seal"
    HEAD = "head"
    ANCHOR = "anchor"
    OBJECT = "object differs"
    DETAIL = "detail differs"
    ACTOR = "name differs"
    ERASED = "erased without entry"


WHAT: dict[Kind, Promise] = {
    Kind.CHANGED: _("an entry was changed after it was written"),
    Kind.MISSING: _("entries are missing"),
    Kind.TWICE: _("an entry stands here twice"),
    Kind.LINK: _("the entry does not follow the one before it"),
    Kind.SEAL: _("the entry was not sealed with this server's key"),
    Kind.HEAD: _("the head of the chain is not its last entry"),
    Kind.ANCHOR: _("the chain does not hold the entry that was printed or noted elsewhere"),
    Kind.OBJECT: _("the content is not the one that was recorded"),
    Kind.DETAIL: _("reason or values are not the ones that were recorded"),
    Kind.ACTOR: _("the name is not the one that was recorded"),
    Kind.ERASED: _("something was erased and no entry says by whom and why"),
}
BACKUP = _("Stop writing, keep this database as it is, and compare it with the last backup.")
ADVICE: dict[Kind, Promise] = {
    Kind.TWICE: _("This is rather a faulty restore than tampering: compare with the last backup."),
    Kind.SEAL: _("If every entry says so, AUDIT_KEY is not the one of this installation: put it back."),
    Kind.ANCHOR: _("Entries were cut off or written anew. Ask whoever holds the printed code; restore the backup."),
    Kind.OBJECT: _("Restore the record from the backup; what was approved is the content with the recorded hash."),
    Kind.ERASED: _("Ask the administrators; record the legal ground with: manage.py audit erase"),
}


@dataclass(frozen=True)
class Fault:
    """One fault; `seq` is the first entry concerned and `last` the last, when several are missing."""

    kind: Kind
    seq: int
    last: int = 0
    note: str = ""

    @property
    def what(self) -> Promise:
        return WHAT[self.kind]

    @property
    def advice(self) -> Promise:
        return ADVICE.get(self.kind, BACKUP)

    def __str__(self) -> str:
        span = f"{self.seq}–{self.last}" if self.last > self.seq else str(self.seq)
        return f"{self.kind} {span}{f' ({self.note})' if self.note else ''}"
