"""What the attacker takes: every row of every table after every act, files with their bytes, logs, keys, pages."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg2

Row = dict[str, Any]
Dump = dict[str, list[Row]]
A, B, GIVERS = 1, 3, 4  # the two who matter among those who give, in the order of their coming


@dataclass
class Loot:
    """`dumps[0]` was taken before, `dumps[n]` after the n-th giver, the last after the box was emptied."""

    coin: bool
    x: str
    y: str
    dumps: list[Dump] = field(default_factory=list)
    logs: list[str] = field(default_factory=list)
    files: list[Mapping[str, int]] = field(default_factory=list)  # name → size, after each act
    sealed_bytes: Mapping[str, bytes] = field(default_factory=dict)  # database files before the emptying
    opened_bytes: Mapping[str, bytes] = field(default_factory=dict)  # and after it
    keys: Mapping[str, bytes] = field(default_factory=dict)  # every key file that exists at the end
    offsets: Mapping[str, tuple[int, int]] = field(default_factory=dict)  # where a server found X and Y in its files
    # Of ballots alone:
    words: tuple[str, str] = ("", "")  # the word for which X, and Y, stands
    pages: list[str] = field(default_factory=list)  # what the office reads after each act
    shown: dict[int, str] = field(default_factory=dict)  # all that a voter could show: page, slip, stub

    known: dict[object, Any] = field(default_factory=dict)  # what was worked out already

    def new_in(self, act: int) -> list[tuple[str, Row]]:
        """Rows that came with, or were changed by, an act (1 is the first giver)."""
        if act not in self.known:
            self.known[act] = self._new_in(act)
        return self.known[act]

    def _new_in(self, act: int) -> list[tuple[str, Row]]:
        fresh: list[tuple[str, Row]] = []
        for table, rows in self.dumps[act].items():
            if rows == self.dumps[act - 1].get(table):
                continue
            old = {_key(row) for row in self.dumps[act - 1].get(table, ())}
            fresh += [(table, row) for row in rows if _key(row) not in old]
        return fresh

    def of_giver(self, place: int) -> list[tuple[str, Row]]:
        return self.new_in(place + 1)

    def holding(self, text: str) -> dict[str, Row]:
        """In the last dump: table → the row that holds the text."""
        if text not in self.known:
            self.known[text] = self._holding(text)
        return self.known[text]

    def _holding(self, text: str) -> dict[str, Row]:
        found = {}
        for table, rows in self.dumps[-1].items():
            for row in rows:
                if any(isinstance(value, str) and text in value for value in row.values()):
                    found[table] = row
        return found


def _key(row: Row) -> str:
    return repr(sorted(row.items()))


def plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value


class SqliteReader:
    """The attacker's own connection to the file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.connection = sqlite3.connect(path)

    def dump(self) -> Dump:
        listed = self.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {name: self._rows(self.connection, name) for (name,) in listed}

    def close(self) -> None:
        self.connection.close()

    @staticmethod
    def _rows(connection: sqlite3.Connection, table: str) -> list[Row]:
        cursor = connection.execute(f'SELECT rowid AS "@rowid", * FROM "{table}"')  # noqa: S608 - the database's own name
        columns = [column[0] for column in cursor.description]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]

    def bytes_of_files(self) -> dict[str, bytes]:
        places = (self.path.with_name(self.path.name + ending) for ending in ("", "-wal", "-shm"))
        return {place.name: place.read_bytes() for place in places if place.exists()}

    def offsets(self, _texts: Sequence[str]) -> dict[str, tuple[int, int]]:
        return {}


class PostgresReader:
    """The attacker as the server's superuser: rows with ctid and xmin, heap files and pg_wal searched in place."""

    def __init__(self, url: str) -> None:
        self.connection = psycopg2.connect(url)
        self.connection.autocommit = True

    def dump(self) -> Dump:
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
            return {name: self._rows(cursor, name) for (name,) in cursor.fetchall()}

    @staticmethod
    def _rows(cursor: Any, table: str) -> list[Row]:
        cursor.execute(
            'SELECT (ctid::text::point)[0] * 10000 + (ctid::text::point)[1] AS "@ctid",'  # noqa: S608 - as above
            f' xmin::text::bigint AS "@xmin", * FROM "{table}"'
        )
        columns = [column[0] for column in cursor.description]
        return [{name: plain(value) for name, value in zip(columns, row, strict=True)} for row in cursor.fetchall()]

    def bytes_of_files(self) -> dict[str, bytes]:
        return {}

    def offsets(self, texts: Sequence[str]) -> dict[str, tuple[int, int]]:
        """Where the server's own files hold the texts: the heap of every table, the segment of the log in use."""
        found = {}
        with self.connection.cursor() as cursor:
            cursor.execute("CHECKPOINT")
            cursor.execute(
                "SELECT relname, pg_relation_filepath(oid) FROM pg_class WHERE relkind IN ('r', 't') AND relname"
                " ~ '^(phases|naive|pg_toast)' AND pg_relation_size(oid) > 0"
            )
            places = dict(cursor.fetchall())
            cursor.execute("SELECT pg_walfile_name(pg_current_wal_lsn())")
            places["pg_wal"] = f"pg_wal/{cursor.fetchone()[0]}"
            for name, path in places.items():
                cursor.execute(
                    "SELECT position(convert_to(%s, 'UTF8') in file), position(convert_to(%s, 'UTF8') in file)"
                    " FROM (SELECT pg_read_binary_file(%s, 0, 100000000, true) AS file) f",
                    (*texts, path),
                )
                x, y = cursor.fetchone()
                if x and y:
                    found[name] = (x, y)
        return found

    def close(self) -> None:
        self.connection.close()
