"""Which pages keep quiet, and what the log may say of them."""

import logging

import pytest
from django.test import RequestFactory

from campaign import quiet


@pytest.mark.parametrize(
    ("path", "is_quiet"),
    [
        ("/box/kj/", True),
        ("/b/", True),
        ("/b", True),
        ("/box", True),
        ("/b/?language=en", True),
        ("/", False),
        ("/boxes/", False),
        ("/campaigns/kj/box/", False),
    ],
)
def test_quiet_paths(path, is_quiet):
    assert quiet.is_quiet(path) == is_quiet


def record(level: int, message: str, *args: object, **extra: object) -> logging.LogRecord:
    made = logging.LogRecord("django", level, "file.py", 1, message, args, None)
    made.__dict__.update(extra)
    return made


@pytest.mark.parametrize(
    "said",
    [
        record(logging.WARNING, "Forbidden: %s", "/box/kj/", request=RequestFactory().get("/box/kj/")),
        record(logging.INFO, '"%s" %s', "POST /b/ HTTP/1.1", "200"),
        record(logging.WARNING, "Not Found: /box/none/"),
    ],
)
def test_lines_about_quiet_pages_are_dropped(said):
    assert not quiet.KeepQuiet().filter(said)


def test_lines_about_other_pages_stay():
    said = record(
        logging.WARNING, "Not Found: %s", "/campaigns/none/", request=RequestFactory().get("/campaigns/none/")
    )
    assert quiet.KeepQuiet().filter(said)
    assert said.getMessage() == "Not Found: /campaigns/none/"


def test_failure_keeps_only_its_kind():
    said = record(logging.ERROR, "Internal Server Error: %s", "/b/", request=RequestFactory().post("/b/"))
    said.exc_info = (ValueError, ValueError("秘密"), None)
    assert quiet.KeepQuiet().filter(said)
    assert logging.Formatter().format(said) == "A page that keeps no trace failed: ValueError"
