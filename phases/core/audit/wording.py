"""Kept values in the words of the record they belong to: labels of fields, names of choices, dates as dates."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import formats, timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phases.core.audit.labels import LABELS, VALUES

Text = str | Promise
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")  # a day that no field of the record declares
LAST = 999  # after every field the record declares


@dataclass(frozen=True)
class Change:
    """One field before and after; None where there was nothing."""

    label: Text
    old: Text | None
    new: Text | None


def changes_between(before: dict[str, Any], after: dict[str, Any], model: type[models.Model] | None) -> list[Change]:
    """In the order in which the record declares its fields; what it does not declare comes last.

    What was nothing and is nothing is no change, however nothing was written: a new record keeps each empty field.
    """
    fields = {field.name: field for field in model._meta.get_fields()} if model else {}  # noqa: SLF001 - Django's own face
    order = {name: place for place, name in enumerate(fields)}
    changed = [name for name in before | after if before.get(name) != after.get(name)]
    found = [
        Change(
            _label(name, fields.get(name), getattr(model, "TRAIL_LABELS", {})),
            _value(before.get(name), name, fields.get(name)),
            _value(after.get(name), name, fields.get(name)),
        )
        for name in sorted(changed, key=lambda name: (order.get(name, LAST), name))
    ]
    return [change for change in found if change.old or change.new]


def _label(name: str, field: Any, own: dict[str, Text]) -> Text:
    """A name that Django made of the field's own is no word for people: `verbose_name` counts where it was written."""
    written = getattr(field, "verbose_name", "")
    if isinstance(written, Promise):
        return written
    return own.get(name) or LABELS.get(name) or written or name.replace("_", " ")


def _value(value: Any, name: str, field: Any) -> Text | None:
    known = {} if getattr(field, "flatchoices", None) else VALUES.get(name, {})
    return known.get(value) if isinstance(value, str) and value in known else word(value, field)


def word(value: Any, field: Any = None) -> Text | None:
    """A kept value for reading; None for nothing."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return str(_(", ")).join(str(word(item)) for item in value)
    if isinstance(value, dict):
        return str(_(", ")).join(f"{key} {word(item)}" for key, item in value.items())
    return dict(getattr(field, "flatchoices", ())).get(value) or _date(value, field) or str(value)


def _date(value: Any, field: Any) -> str | None:
    if field is None and isinstance(value, str) and ISO_DAY.fullmatch(value):
        field = models.DateField()
    if not isinstance(field, models.DateField):
        return None
    try:
        moment = field.to_python(value)
    except ValidationError:
        return None
    if isinstance(moment, dt.datetime):
        return formats.date_format(timezone.localtime(moment), "DATETIME_FORMAT")
    return formats.date_format(moment, "DATE_FORMAT")
