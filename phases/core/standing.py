"""Two windows on one record: whoever saves second is told, and nothing typed is lost.

A form carries the mark of the record as it stood when the page was made (`components/standing.html`). A form without
one, as an import or a script sends it, is taken as it is.
"""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from phases.core.verdict import Verdict

FIELD = "standing"
SAVED_MEANWHILE = _(
    "Somebody else saved this record meanwhile, so yours was not saved. What you typed is still below. "
    "Look at the record in another window; saving again puts your words in place of theirs."
)


def mark_of(*records: Model) -> str:
    """Changes with any field and link of the records; to be taken before a form sets new words on its instance.

    A form that also writes a record's lines names them too; a form of a record that is still to come names none.
    """
    words = (word for record in records for word in _words_of(record))
    return sha256("\n".join(words).encode()).hexdigest()[:16]


def mark_of_all(records: Iterable[Model]) -> str:
    """Of a list that is saved as a whole."""
    return mark_of(*records)


def may_save(sent: Mapping[str, str], mark: str) -> Verdict:
    """Whether the record still stands as the form showed it."""
    return Verdict.yes() if sent.get(FIELD, mark) == mark else Verdict.no(SAVED_MEANWHILE)


def takes(form: forms.BaseForm, sent: Mapping[str, str], mark: str) -> bool:
    """Whether the form is right and its record still stands as it showed it; if not, the form says so.

    Told also beside other errors, for the page that shows them carries the new mark.
    """
    stands = may_save(sent, mark)
    if not form.is_valid() or not stands:
        if not stands:
            form.add_error(None, str(stands.reason))
        return False
    return True


def _words_of(record: Model) -> Iterator[str]:
    meta = record._meta  # noqa: SLF001 - Django's own face
    for field in meta.concrete_fields:
        yield f"{field.attname}={field.value_to_string(record)}"
    for field in meta.many_to_many:
        linked = getattr(record, field.name).order_by("pk").values_list("pk", flat=True)
        yield f"{field.name}={','.join(map(str, linked))}"
