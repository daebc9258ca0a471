"""The worlds in which the game is played: the product, through its pages; and naive boxes, each with one fault."""

import logging
import random
import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.test import Client

from phases.box import services
from phases.box.models import OpinionBox
from phases.core import seal
from phases.opinions.models import Opinion
from phases.portal.limits import LIMITS
from tests.attack.loot import GIVERS, A, B, Loot

COIN = random.SystemRandom()
DAY = date(2026, 11, 16)


def dealt() -> tuple[Loot, list[str]]:
    """A toss, and what each giver writes. X is long and Y is short; nobody ever wrote either before."""
    loot = Loot(coin=COIN.random() < 0.5, x=f"{secrets.token_hex(8)}长" * 6, y=secrets.token_hex(8))
    texts = [secrets.token_hex(8) for _giver in range(GIVERS)]  # 24 signs could be a receipt code
    texts[A], texts[B] = (loot.x, loot.y) if loot.coin else (loot.y, loot.x)
    return loot, texts


class Product:
    """Real pages, real services, the real database; A gives while logged in as a clerk in the same browser."""

    def __init__(self, reader: Any, box: OpinionBox, clerk: Client, log: StringIO) -> None:
        self.reader, self.box, self.clerk, self.log = reader, box, clerk, log
        self.days = DAY

    def play(self) -> Loot:
        Opinion.objects.all().delete()  # the game before
        loot, texts = dealt()
        self._take(loot)
        for place, text in enumerate(texts):
            LIMITS.forget()
            giver = self.clerk if place == A else Client()
            answer = giver.post(f"/box/{self.box.campaign.slug}/", {"text": text}, HTTP_ORIGIN="http://testserver")
            assert answer.status_code == 200
            self._take(loot)
        loot.sealed_bytes = self.reader.bytes_of_files()
        self.days += timedelta(days=7)
        assert services.empty_box(box_pk=self.box.pk, on=self.days).opinions == GIVERS
        self._take(loot)
        loot.opened_bytes = self.reader.bytes_of_files()
        loot.offsets = self.reader.offsets((loot.x, loot.y))
        loot.keys = {path.name: path.read_bytes() for path in settings.KEYS_DIR.iterdir()}
        return loot

    def _take(self, loot: Loot) -> None:
        loot.dumps.append(self.reader.dump())
        loot.logs.append(self.log.getvalue())
        loot.files.append(listed(settings.VAR))


def listed(folder: Path) -> dict[str, int]:
    """Every file below the data folder, but for the database's own, whose pages grow by themselves."""
    found = {}
    for path in folder.rglob("*"):
        with suppress(FileNotFoundError):
            if path.is_file() and "sqlite3" not in path.name:
                found[str(path.relative_to(folder))] = path.stat().st_size
    return found


def console_log() -> tuple[logging.StreamHandler[Any], StringIO]:
    """The product's own handler, writing where the test can read."""
    console = next(handler for handler in logging.root.handlers if handler.get_name() == "console")
    assert isinstance(console, logging.StreamHandler)
    return console, StringIO()


class Naive:
    """A box as one would first build it. `store` executes SQL with ? marks and commits each act.

    `give` gets the text, writes something, returns a piece of log; `empty` writes what the office will read.
    """

    def __init__(self, store: "Store") -> None:
        self.store, self.log, self.keys = store, "", dict[str, bytes]()
        self.given: list[tuple[str, Any]] = []
        self.names: dict[str, int] = {}

    tables: tuple[str, ...] = ("naive_opinion (id TEXT PRIMARY KEY, text TEXT)",)
    pragma = ""

    def give(self, text: str) -> None:
        self.store.run("INSERT INTO naive_opinion VALUES (?, ?)", str(uuid4()), text)

    def empty(self) -> None:
        """Nothing waits where everything can be read at once."""

    def play(self) -> Loot:
        loot, texts = dealt()
        self.given, self.log, self.names = [], "", {}
        self.store.begin(self.tables, self.pragma)
        self._take(loot)
        for text in texts:
            self.give(text)
            self._take(loot)
        loot.sealed_bytes = self.store.reader.bytes_of_files()
        self.empty()
        self._take(loot)
        loot.opened_bytes = self.store.reader.bytes_of_files()
        loot.offsets = self.store.reader.offsets((loot.x, loot.y))
        loot.keys = dict(self.keys)
        return loot

    def _take(self, loot: Loot) -> None:
        loot.dumps.append(self.store.reader.dump())
        loot.logs.append(self.log)
        loot.files.append(dict(self.names))

    def publish(self, rows: list[tuple[Any, ...]]) -> None:
        """Shuffled and in one act: only the fault that the twin is made for shall betray it."""
        COIN.shuffle(rows)
        marks = ", ".join("?" * len(rows[0]))
        self.store.run_all(f"INSERT INTO naive_opinion VALUES ({marks})", rows)  # noqa: S608 - question marks only


class Timed(Naive):
    """A2: the code remembers when it was used, the opinion when it was made."""

    tables = ("naive_code (tag TEXT, used_at REAL)", "naive_opinion (id TEXT, text TEXT, created_at REAL)")
    clock = 1_000_000.0

    def give(self, text: str) -> None:
        self.clock += 60
        self.store.run("INSERT INTO naive_code VALUES (?, ?)", secrets.token_hex(8), self.clock)
        self.given.append((text, self.clock + 0.2))

    def empty(self) -> None:
        self.publish([(str(uuid4()), text, at) for text, at in self.given])


class Remaining(Naive):
    """A5: readable while it waits, deleted afterwards by a database that does not overwrite."""

    tables = ("naive_waiting (id INTEGER PRIMARY KEY, text TEXT)", "naive_opinion (id TEXT, text TEXT)")
    pragma = "PRAGMA secure_delete = 0"

    def give(self, text: str) -> None:
        self.store.run("INSERT INTO naive_waiting (text) VALUES (?)", text)
        self.given.append((text, None))

    def empty(self) -> None:
        self.publish([(str(uuid4()), text) for text, _none in self.given])
        self.store.run("DELETE FROM naive_waiting")


class Sealed(Naive):
    """The base of twins that do seal: what waits is unreadable, and comes out shuffled."""

    tables = (
        "naive_waiting (id TEXT, sealed BLOB, tag BLOB)",
        "naive_opinion (id TEXT, text TEXT, tag BLOB)",
        "naive_session (id TEXT, data TEXT)",
    )
    size: Callable[[str], int] = staticmethod(lambda _text: 512)

    def give(self, text: str) -> None:
        row = str(uuid4())
        self.before_sealing(row, text)
        self.keys.setdefault("box", seal.new_pair().private)
        pair = seal._pair_of(seal.X25519PrivateKey.from_private_bytes(self.keys["box"]))
        box = seal.seal(text.encode(), public=pair.public, use=b"envelope/1", context=b"", size=self.size(text))
        tag = secrets.token_bytes(16)
        self.store.run("INSERT INTO naive_waiting VALUES (?, ?, ?)", str(uuid4()), box, tag)
        self.given.append((text, (row, self.tag_of_opinion(tag))))

    def before_sealing(self, row: str, text: str) -> None:
        """What a careless view does beside."""

    def tag_of_opinion(self, _tag: bytes) -> bytes:
        return secrets.token_bytes(16)

    def empty(self) -> None:
        self.publish([(row, text, tag) for text, (row, tag) in self.given])
        self.store.run("DELETE FROM naive_waiting")
        self.forget_key()

    def forget_key(self) -> None:
        self.keys.clear()


class Logged(Sealed):
    """A6: a job for each opinion, named in the log."""

    def before_sealing(self, row: str, _text: str) -> None:
        self.log += f"task notify({row}) accepted\n"


class Unpadded(Sealed):
    """A7: as long as what is in it."""

    size = staticmethod(lambda text: len(text.encode()) + seal.COUNT)


class OneLabel(Sealed):
    """A8: the same tag while it waits and afterwards."""

    def tag_of_opinion(self, tag: bytes) -> bytes:
        return tag


class Remembered(Sealed):
    """A9: the session keeps the number of one's answer, as Indico's does."""

    def before_sealing(self, row: str, _text: str) -> None:
        self.store.run("INSERT INTO naive_session VALUES (?, ?)", secrets.token_hex(8), f'{{"answer": "{row}"}}')


class OneKey(Sealed):
    """A14: a key for ever."""

    def forget_key(self) -> None:
        """It stays."""


TWINS: dict[str, type[Naive]] = {
    "A1 order": Naive,
    "A2 join": Timed,
    "A3 two dumps": Naive,
    "A4 carving": Naive,
    "A5 remains": Remaining,
    "A6 traces": Logged,
    "A7 lengths": Unpadded,
    "A8 tags": OneLabel,
    "A9 session": Remembered,
    "A14 old backup": OneKey,
}


class Store:
    """Tables of a twin: in a file of their own, or in a PostgreSQL database of their own."""

    def __init__(self, reader: Any, connection: Any, mark: str) -> None:
        self.reader, self.connection, self.mark = reader, connection, mark

    def begin(self, tables: tuple[str, ...], pragma: str) -> None:
        if self.mark == "?":
            self.run(pragma or "PRAGMA secure_delete = 1")
        for table in tables:
            self.run(f"DROP TABLE IF EXISTS {table.split(' ')[0]}")
            self.run(f"CREATE TABLE {table if self.mark == '?' else table.replace('BLOB', 'BYTEA')}")

    def run(self, sql: str, *values: Any) -> None:
        self.run_all(sql, [values])

    def run_all(self, sql: str, rows: list[tuple[Any, ...]]) -> None:
        cursor = self.connection.cursor()
        for row in rows:
            cursor.execute(sql.replace("?", self.mark), row)
        self.connection.commit()
