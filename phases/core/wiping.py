"""What was deleted leaves the files too: old versions of rows, the write-ahead log. Runs outside any transaction."""

import time

from django.db import InternalError, connection
from django.db.backends.utils import CursorWrapper
from django.db.models import Model

TRIES = 5


def wipe(*models: type[Model]) -> None:
    """On SQLite the whole file is written anew; on PostgreSQL the tables that held something secret."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        for model in models:
            _write_anew(cursor, connection.ops.quote_name(model._meta.db_table))  # noqa: SLF001 - Django's own face


def _write_anew(cursor: CursorWrapper, table: str) -> None:
    """PostgreSQL fails when pieces of a row just deleted are gone before the row is ("missing chunk"); it passes."""
    for left in reversed(range(TRIES)):
        try:
            cursor.execute(f"VACUUM FULL {table}")
        except InternalError:
            if not left:
                raise
            time.sleep(0.2)
            cursor.execute(f"VACUUM {table}")
        else:
            return
