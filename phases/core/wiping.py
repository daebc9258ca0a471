"""What was deleted leaves the files too: old versions of rows, the write-ahead log. Runs outside any transaction."""

from django.db import connection
from django.db.models import Model


def wipe(*models: type[Model]) -> None:
    """On SQLite the whole file is written anew; on PostgreSQL the tables that held something secret."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        for model in models:
            table = connection.ops.quote_name(model._meta.db_table)  # noqa: SLF001 - Django's own face
            cursor.execute(f"VACUUM FULL {table}")
