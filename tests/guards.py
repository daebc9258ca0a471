"""The guards of the database in tests: lifted to play the attacker, and to empty the tables after a test."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from django.core.management import get_commands
from django.core.management.commands import flush
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

guards = import_module("phases.migrations.0002_guards")


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """What somebody does first who may write SQL: drops the triggers. They stand again afterwards."""
    _execute(connection, [sql for guard in guards.GUARDS for sql in guard.lifted(connection.vendor)])
    try:
        yield
    finally:
        _execute(connection, [sql for guard in guards.GUARDS for sql in guard.laid(connection.vendor)])


class Flush(flush.Command):
    """Empties the tables after a test that commits: the trail would refuse, as it should."""

    def handle(self, **options: object) -> None:
        with lifted(connections[options["database"]]):
            super().handle(**options)


def let_tests_flush() -> None:
    get_commands()["flush"] = Flush()  # type: ignore[assignment] - Django takes a command in place of an app's name


def _execute(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    connection.check_constraints()  # PostgreSQL alters no table on which a deferred check still waits
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
