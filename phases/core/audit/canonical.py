"""One spelling per value, so that a hash means something: RFC 8785 for the types that the trail allows.

Only the standard library: a verifier on a bare machine repeats these lines.
"""

import datetime as dt
import json
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.utils.functional import Promise

LARGEST = 2**53 - 1  # beyond this, readers that count in doubles disagree

Plain = None | bool | int | str | list[Any] | dict[str, Any]


def spell(value: Plain) -> str:
    """The canonical JSON of a value; whatever two readers might spell differently is refused."""
    _refuse_ambiguous(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def plain(value: Any) -> Plain:
    """The value as the trail keeps it: dates and decimals become text as they stand, a record becomes its name."""
    match value:
        case Enum():
            return plain(value.value)
        case None | bool() | int():
            return value
        case dt.datetime() | dt.date() | dt.time():
            return value.isoformat()
        case str() | Decimal() | UUID() | Promise() | Model():
            return str(value)
        case dict():
            return {str(key): plain(item) for key, item in value.items()}
        case list() | tuple():
            return [plain(item) for item in value]
    raise TypeError(f"The trail does not keep {type(value).__name__}; write it as text: {value!r}")


def _refuse_ambiguous(value: Any) -> None:
    match value:
        case None | bool():
            return
        case str():
            value.encode()  # half a surrogate pair has no UTF-8 and raises here
        case int() if abs(value) <= LARGEST:
            return
        case list():
            for item in value:
                _refuse_ambiguous(item)
        case dict() if all(isinstance(key, str) and key.isascii() for key in value):
            for item in value.values():
                _refuse_ambiguous(item)
        case _:
            raise TypeError(f"No canonical form for {type(value).__name__}: {value!r}")
