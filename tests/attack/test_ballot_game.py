"""The game with sealed ballots: 200 rounds on SQLite, 100 on PostgreSQL; a dump after every single vote."""

import pytest
from django.db import connection
from django.test import Client

from phases.appraisal.models import Tally
from phases.appraisal.services import urn as life
from tests.attack import chance, worlds
from tests.attack.attacks import a16_learner
from tests.attack.ballot_attacks import BALLOT_ATTACKS, a11_published, new_boxes
from tests.attack.ballot_worlds import BALLOT_TWINS, VOTERS, Ballots, short_form
from tests.attack.loot import A, Loot, PostgresReader
from tests.attack.test_game import SCHOOL, _file, games, store  # noqa: F401 - the last two are fixtures
from tests.factories import timeline
from tests.factories import urns as make
from tests.services.worker import database_url

pytestmark = pytest.mark.timeout(600)  # as the other game
WITH_PAGES = 40  # the office's page is looked at after each vote in so many games: it is the slowest of all


@pytest.fixture
def product(transactional_db, settings):
    settings.KEYS_DIR = settings.VAR / "keys-of-the-ballots"
    reader = PostgresReader(database_url()) if connection.vendor == "postgresql" else _file()
    ready = make.urn(timeline.campaign(slug="kj", is_demonstration=True), state="prepared")
    short_form(ready)
    life._lay_tallies(ready.urn.appraisal, list(ready.urn.appraisal.questions.prefetch_related("options")))
    clerk = Client()
    clerk.force_login(ready.by, backend="django.contrib.auth.backends.ModelBackend")
    console, said = worlds.console_log()
    before = console.setStream(said)
    yield Ballots(reader, ready, clerk, said)
    console.setStream(before)
    reader.close()


def test_no_attack_learns_who_voted_how(product, games):  # noqa: F811 - the fixture
    """A1 to A9, A11, A12, A14 and A16 on the same loot; each clue is judged by itself."""
    product.play()  # the first of all makes the keys of the server
    loots = [product.play(with_pages=game < WITH_PAGES) for game in range(games)]
    assert chance.is_at_chance(sum(loot.coin for loot in loots), games), "the coin is fair"
    assert loots[0].holding(loots[0].x), "the remarks do come out, so there is something to link"
    assert len(new_boxes(loots[0], A)) == 1, "the attacker knows which box is whose"
    assert sum(Tally.objects.values_list("online", flat=True)) == VOTERS
    leaks = {name: leaking(attack, loots) for name, attack in BALLOT_ATTACKS.items() if attack is not a11_published}
    leaks["A11 published"] = leaking(a11_published, [loot for loot in loots if loot.pages])
    assert not {name: clues for name, clues in leaks.items() if clues}
    school = games // SCHOOL
    named = a16_learner(loots[:school], loots[school:], BALLOT_ATTACKS)
    assert chance.is_at_chance(named, games - school), f"the learner named {named} of {games - school}"
    assert {loot.logs[0] == loot.logs[VOTERS] for loot in loots} == {True}, "nothing is logged"
    assert {tuple(loot.files[0]) == tuple(loot.files[VOTERS]) for loot in loots} == {True}, "no file per ballot"
    changed = {table for loot in loots for act in range(1, VOTERS + 1) for table, _row in loot.new_in(act)}
    assert changed == {"phases_secreturn"}, "a vote changes one table"


def leaking(attack: chance.Attack, loots: list[Loot]) -> dict[str, int]:
    return chance.beyond_chance(chance.scores(attack, loots), len(loots))


@pytest.mark.parametrize("name", [name for name in BALLOT_TWINS if name not in worlds.TWINS])
def test_attack_on_ballots_has_teeth(store, games, name):  # noqa: F811 - the fixture
    """Those of opinions have theirs in test_game.py."""
    twin = BALLOT_TWINS[name](store)
    loots = [twin.play() for _game in range(games)]
    assert chance.best(chance.scores(BALLOT_ATTACKS[name], loots), games) >= games * 0.95


def test_key_that_stays_falls_to_the_old_backup(store, games):  # noqa: F811 - the fixture
    twin = worlds.OneKey(store)
    loots = [twin.play() for _game in range(games)]
    assert chance.best(chance.scores(BALLOT_ATTACKS["A14 old backup"], loots), games) >= games * 0.95
