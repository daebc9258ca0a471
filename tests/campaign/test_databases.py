from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from campaign import databases

DEFAULT = Path("/data/campaign.sqlite3")


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("", DEFAULT),
        ("sqlite:", DEFAULT),
        ("sqlite:///", DEFAULT),
        ("sqlite:////srv/my%20data.sqlite3", Path("/srv/my data.sqlite3")),
        ("sqlite:///beside.sqlite3", Path("beside.sqlite3")),
    ],
)
def test_sqlite_is_the_file_named_or_the_default(url, name):
    assert databases.parse(url, default=DEFAULT)["NAME"] == name


def test_sqlite_lets_readers_read_and_writers_queue():
    options = databases.parse("", default=DEFAULT)["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]


def test_postgresql_with_everything():
    parsed = databases.parse("postgresql://office:p%40ss@db.example:5433/campaign", default=DEFAULT)
    assert parsed["ENGINE"] == "django.db.backends.postgresql"
    named = {key: parsed[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
    assert named == {"NAME": "campaign", "USER": "office", "PASSWORD": "p@ss", "HOST": "db.example", "PORT": "5433"}


def test_postgresql_on_the_local_socket():
    parsed = databases.parse("postgres:///campaign", default=DEFAULT)
    assert (parsed["NAME"], parsed["HOST"], parsed["PORT"]) == ("campaign", "", "")


@pytest.mark.parametrize("url", ["mysql://host/name", "campaign.sqlite3"])
def test_other_databases_are_refused_with_a_hint(url):
    with pytest.raises(ImproperlyConfigured, match=r"write sqlite:////path/file\.sqlite3 or postgresql://"):
        databases.parse(url, default=DEFAULT)


def test_postgresql_without_a_name_is_refused():
    with pytest.raises(ImproperlyConfigured, match="names no database"):
        databases.parse("postgresql://host/", default=DEFAULT)
