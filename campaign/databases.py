"""From DATABASE_URL to Django's DATABASES: SQLite in the data folder, or PostgreSQL."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

HINT = "write sqlite:////path/file.sqlite3 or postgresql://user:password@host:5432/name"


def parse(url: str, *, default: Path) -> dict[str, Any]:
    """One entry of DATABASES; an empty `url` means the SQLite file `default`."""
    if not url:
        return sqlite(default)
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        name = unquote(parts.path.removeprefix("/"))
        return sqlite(Path(name) if name else default)
    if parts.scheme in {"postgres", "postgresql"}:
        if not parts.path.strip("/"):
            raise ImproperlyConfigured(f"DATABASE_URL names no database; {HINT}.")
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 600,
            "CONN_HEALTH_CHECKS": True,
        }
    raise ImproperlyConfigured(f"DATABASE_URL has the scheme {parts.scheme!r}; {HINT}.")


def sqlite(path: Path) -> dict[str, Any]:
    """Readers never wait (WAL), writers queue at BEGIN (IMMEDIATE) instead of failing half-way.

    What is deleted is overwritten: the pragma belongs to a connection, so each one sets it.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;",
        },
    }
