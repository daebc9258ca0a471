"""Kept values in the words of the record they belong to: labels of fields, names of choices, dates as dates."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import formats, timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise
LAST = 999  # after every field the record declares


@dataclass(frozen=True)
class Change:
    """One field before and after; None where there was nothing."""

    label: Text
    old: Text | None
    new: Text | None


def changes_between(before: dict[str, Any], after: dict[str, Any], model: type[models.Model] | None) -> list[Change]:
    """In the order in which the record declares its fields; what it does not declare comes last."""
    fields = {field.name: field for field in model._meta.get_fields()} if model else {}  # noqa: SLF001 - Django's own face
    order = {name: place for place, name in enumerate(fields)}
    changed = [name for name in before | after if before.get(name) != after.get(name)]
    return [
        Change(
            getattr(fields.get(name), "verbose_name", None) or getattr(model, "TRAIL_LABELS", {}).get(name, name),
            word(before.get(name), fields.get(name)),
            word(after.get(name), fields.get(name)),
        )
        for name in sorted(changed, key=lambda name: (order.get(name, LAST), name))
    ]


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
    if not isinstance(field, models.DateField):
        return None
    try:
        moment = field.to_python(value)
    except ValidationError:
        return None
    if isinstance(moment, dt.datetime):
        return formats.date_format(timezone.localtime(moment), "DATETIME_FORMAT")
    return formats.date_format(moment, "DATE_FORMAT")
