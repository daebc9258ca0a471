"""Readers of the environment that fail loudly and say what to write instead."""

import os

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}


def text(name: str, default: str = "", *, hint: str = "", required: bool = False) -> str:
    """The variable as written; a required one that is missing or empty stops the start with `hint`."""
    value = os.environ.get(name, default)
    if required and not value:
        raise ImproperlyConfigured(f"{name} is not set. {hint}".strip())
    return value


def boolean(name: str, *, default: bool) -> bool:
    value = os.environ.get(name)
    if value is None:
        return default
    if value.lower() in TRUE | FALSE:
        return value.lower() in TRUE
    raise ImproperlyConfigured(f"{name} is {value!r}; write 1 or 0.")


def integer(name: str, default: int, *, least: int = 0) -> int:
    value = os.environ.get(name, "")
    if not value:
        return default
    if value.isdecimal() and int(value) >= least:
        return int(value)
    raise ImproperlyConfigured(f"{name} is {value!r}; write a whole number of at least {least}.")


def words(name: str, default: str = "", *, hint: str = "", required: bool = False) -> list[str]:
    """A list written with commas; blanks around the words and empty words do not count."""
    listed = text(name, default, hint=hint, required=required).split(",")
    return [word.strip() for word in listed if word.strip()]
