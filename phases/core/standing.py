"""Two windows on one record: whoever saves second is told, and nothing typed is lost.

A form carries the mark of the record as it stood when the page was made (`components/standing.html`). A form without
one, as an import or a script sends it, is taken as it is.
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from phases.core.verdict import Verdict

FIELD = "standing"
SAVED_MEANWHILE = _(
    "Somebody else saved this record meanwhile, so yours was not saved. What you typed is still below. "
    "Look at the record in another window; saving again puts your words in place of theirs."
)


def mark_of(record: Model) -> str:
    """Changes with any field of the record; to be taken before a form sets new words on its instance."""
    fields = record._meta.concrete_fields  # noqa: SLF001 - Django's own face
    words = (f"{field.attname}={field.value_to_string(record)}" for field in fields)
    return sha256("\n".join(words).encode()).hexdigest()[:16]


def mark_of_all(records: Iterable[Model]) -> str:
    """Of a list that is saved as a whole."""
    return sha256("\n".join(mark_of(record) for record in records).encode()).hexdigest()[:16]


def may_save(sent: Mapping[str, str], mark: str) -> Verdict:
    """Whether the record still stands as the form showed it."""
    return Verdict.yes() if sent.get(FIELD, mark) == mark else Verdict.no(SAVED_MEANWHILE)
