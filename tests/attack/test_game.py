"""The game itself: 200 rounds on SQLite, 100 on PostgreSQL; every attack at chance here, victorious on its twin."""

import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest
from django.db import connection
from django.test import Client

from phases.organisation.roles import Role
from tests.attack import chance, worlds
from tests.attack.attacks import ATTACKS, a16_learner
from tests.attack.loot import Loot, PostgresReader, SqliteReader
from tests.factories import box as make
from tests.factories import timeline
from tests.services.worker import database_url

pytestmark = pytest.mark.timeout(600)  # hundreds of games, on a machine that may be busy
GAMES = {"sqlite": 200, "postgresql": 100}
SCHOOL = 3  # the learner sees the coin in one of so many games and is examined in the others


@pytest.fixture
def games() -> int:
    return GAMES[connection.vendor]


@pytest.fixture
def product(transactional_db, settings, tmp_path):
    settings.KEYS_DIR = settings.VAR / "keys-of-the-game"
    reader = PostgresReader(database_url()) if connection.vendor == "postgresql" else _file()
    campaign = timeline.campaign(slug="kj")
    box = make.box(campaign)
    clerk = Client()
    clerk.force_login(timeline.part(campaign, Role.OFFICE), backend="django.contrib.auth.backends.ModelBackend")
    console, said = worlds.console_log()
    before = console.setStream(said)
    yield worlds.Product(reader, box, clerk, said)
    console.setStream(before)
    reader.close()


def _file() -> SqliteReader:
    return SqliteReader(Path(str(connection.settings_dict["NAME"])))


def test_no_attack_learns_who_wrote_which_opinion(product, games):
    """A1 to A9, A14 and A16 on the same loot; each clue is judged by itself."""
    product.play()  # the first of all makes the key of the codes
    loots = [product.play() for _game in range(games)]
    assert chance.is_at_chance(sum(loot.coin for loot in loots), games), "the coin is fair"
    assert loots[0].holding(loots[0].x), "the texts do come out, so there is something to link"
    leaks = {name: chance.beyond_chance(chance.scores(attack, loots), games) for name, attack in ATTACKS.items()}
    assert not {name: clues for name, clues in leaks.items() if clues}
    school = games // SCHOOL
    named = a16_learner(loots[:school], loots[school:])
    assert chance.is_at_chance(named, games - school), f"the learner named {named} of {games - school}"
    assert {loot.logs[0] == loot.logs[-1] for loot in loots} == {True}, "nothing is logged"
    assert {tuple(loot.files[0]) == tuple(loot.files[worlds.GIVERS]) for loot in loots} == {True}, "no file per opinion"


@pytest.fixture
def store(db, tmp_path, request):
    """Where a twin keeps its tables."""
    if connection.vendor == "sqlite":
        path = tmp_path / "naive.sqlite3"
        with closing(sqlite3.connect(path)) as own:
            own.execute("PRAGMA journal_mode = WAL")
            own.execute("PRAGMA synchronous = OFF")
            reader = SqliteReader(path)
            yield worlds.Store(reader, own, "?")
            reader.close()
        return
    url = request.getfixturevalue("postgresql_url")
    reader = PostgresReader(url)
    with closing(psycopg2.connect(url)) as own:
        yield worlds.Store(reader, own, "%s")
    reader.close()


# What a file keeps is SQLite's business here; PostgreSQL's heap and log are searched by its own server in A4.
OF_FILES = {"A5 remains"}


@pytest.mark.parametrize("name", ATTACKS)
def test_attack_has_teeth(store, games, name):
    """The same attack against a box as one would first build it."""
    if connection.vendor == "postgresql" and name in OF_FILES:
        return
    loots = _played(worlds.TWINS[name](store), games)
    assert chance.best(chance.scores(ATTACKS[name], loots), games) >= games * 0.95


def test_learner_has_teeth(store, games):
    """Half of the games are its lessons: after thirteen, a clue that means nothing may still agree with each coin."""
    half = games // 2
    loots = _played(worlds.Timed(store), games)
    assert a16_learner(loots[:half], loots[half:]) >= half * 0.95


def _played(twin: worlds.Naive, games: int) -> list[Loot]:
    return [twin.play() for _game in range(games)]


def test_box_that_seals_and_forgets_its_key_is_no_prey_even_for_its_twins_attacks(store, games):
    """Sealed, padded, shuffled and nothing beside: the base of the twins, so that each fell by its one fault."""
    loots = _played(worlds.Sealed(store), games)
    leaks = {name: chance.beyond_chance(chance.scores(attack, loots), games) for name, attack in ATTACKS.items()}
    assert not {name: clues for name, clues in leaks.items() if clues}
