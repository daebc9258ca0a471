"""Everything that the product keeps, as bytes: for tests of what must not be kept."""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection


def holds(word: str) -> list[str]:
    """Where a word stands: tables, SQLite's own pages (those that were given free too), files of the data folder."""
    return sorted({place for place, content in _everything() if _stands_in(word, content)})


def _everything() -> Iterator[tuple[str, bytes]]:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - names of tables
            for row in cursor.fetchall():
                yield from ((table, _bytes(cell)) for cell in row)
    if connection.vendor == "sqlite":
        yield "pages", connection.connection.serialize()
    database = str(connection.settings_dict["NAME"])
    files = (path for path in Path(settings.VAR).rglob("*") if path.is_file() and not str(path).startswith(database))
    yield from ((path.name, path.read_bytes()) for path in files)


def _bytes(cell: Any) -> bytes:
    return bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode()


def _stands_in(word: str, content: bytes) -> bool:
    spellings = (word.encode(), word.encode("gb18030"), word.encode("utf-16-le"), json.dumps(word)[1:-1].encode())
    if any(spelling in content for spelling in spellings):
        return True
    if not content.startswith(b"PK\x03\x04"):
        return False
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return any(_stands_in(word, packed.read(part)) for part in packed.namelist())
