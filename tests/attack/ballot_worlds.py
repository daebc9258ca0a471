"""The game with ballots: the product through its pages, five voters, a dump after every single vote; and naive urns."""

import secrets
from datetime import timedelta
from io import StringIO
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.test import Client

from phases.appraisal import ballots
from phases.appraisal.models import Appraisal, BallotRemark, Option, Tally
from phases.appraisal.models.urn import SecretUrn
from phases.appraisal.services import casting, counting
from phases.appraisal.services import urn as life
from phases.appraisal.urn_states import UrnState
from phases.core import codes
from phases.portal.limits import LIMITS
from tests.attack import worlds
from tests.attack.loot import A, B, Loot
from tests.attack.worlds import COIN, Naive, Sealed
from tests.factories import urns as make

VOTERS, SLIPS = 5, 10
X, Y = "1", "4"


def dealt(words: tuple[str, str]) -> tuple[Loot, list[tuple[str, str]]]:
    """A toss, and what each voter chooses and writes. X is long and Y is short."""
    loot = Loot(coin=COIN.random() < 0.5, x=f"{secrets.token_hex(8)}长" * 6, y=secrets.token_hex(8), words=words)
    given = [(COIN.choice((X, Y)), secrets.token_hex(8)) for _voter in range(VOTERS)]
    given[A], given[B] = ((X, loot.x), (Y, loot.y)) if loot.coin else ((Y, loot.y), (X, loot.x))
    return loot, given


class Ballots:
    """Real pages for A and B, the service behind them for the other three; A is logged in as the clerk meanwhile.

    The appraisal stays from game to game; urn, keys, slips and what came out are new in each.
    """

    def __init__(self, reader: Any, ready: make.Ready, clerk: Client, log: StringIO) -> None:
        self.reader, self.ready, self.clerk, self.log = reader, ready, clerk, log
        self.appraisal, self.stranger = ready.urn.appraisal, Client()
        question = self.appraisal.questions.first()
        options = {option.order: option.word for option in question.options.all()}
        self.words = options[int(X)], options[int(Y)]

    def play(self, *, with_pages: bool = False) -> Loot:
        self._renew()
        loot, given = dealt(self.words)
        self._take(loot, with_pages=with_pages)
        for place, (choice, remark) in enumerate(given):
            loot.shown[place] = self._vote(place, choice, remark)
            self._take(loot, with_pages=with_pages)
        loot.sealed_bytes = self.reader.bytes_of_files()
        self._end(loot)
        loot.opened_bytes = self.reader.bytes_of_files()
        loot.offsets = self.reader.offsets((loot.x, loot.y))
        loot.keys = {path.name: path.read_bytes() for path in settings.KEYS_DIR.iterdir()}
        return loot

    def _renew(self) -> None:
        SecretUrn.objects.all().delete()  # a campaign that is played may be removed
        BallotRemark.objects.all().delete()
        Tally.objects.update(online=None)
        numbers = dict.fromkeys(("online_issued", "online_returned", "online_valid", "online_void", "entered_by"))
        Appraisal.objects.filter(pk=self.appraisal.pk).update(state="held", entered_at=None, **numbers)
        self.ready.urn = SecretUrn.objects.create(appraisal=Appraisal.objects.get(pk=self.appraisal.pk))
        make.lay_keys(self.ready)
        self.ready.codes = [codes.new() for _slip in range(SLIPS)]
        urn = self.ready.urn
        issued = ballots.kept([ballots.entry_of(code, urn) for code in self.ready.codes])
        rows = SecretUrn.objects.filter(pk=urn.pk)
        rows.update(state=UrnState.TRIED)
        rows.update(state=UrnState.SLIPS, issued=issued, form=self._form())
        rows.update(state=UrnState.OPEN)

    def _form(self) -> bytes:
        return ballots.form_of(list(self.appraisal.questions.prefetch_related("options")))

    def _vote(self, place: int, choice: str, remark: str) -> str:
        LIMITS.forget()
        code = self.ready.codes[place]
        mark = ballots.shown(ballots.mark_of(code))
        if place not in {A, B}:
            return casting.cast(urn=self.ready.urn, code=code, votes=[int(choice)], remark=remark).mark
        voter = self.clerk if place == A else self.stranger
        typed = {"code": code, "ballot": "1", "q1": choice, "remark": remark}
        answer = voter.post("/v/", typed, HTTP_ORIGIN="http://testserver")
        page = answer.content.decode()
        assert mark in page, "the ballot is in the urn"
        return f"{page} {code} {mark} {ballots.tag_of(code, self.ready.urn).hex()}"

    def _end(self, loot: Loot) -> None:
        by, urn = self.ready.by, self.ready.urn
        life.close_ballot(urn=urn, by=by)
        self._take(loot)
        counted = counting.count(urn=urn, sheets=self.ready.sheets[:2], by=by)
        self._take(loot)
        earlier = counted.opened_on - timedelta(days=20)
        SecretUrn.objects.filter(pk=urn.pk).update(opened_on=earlier, closed_on=earlier)
        counting.destroy(urn=urn, by=None)
        self._take(loot)

    def _take(self, loot: Loot, *, with_pages: bool = False) -> None:
        loot.dumps.append(self.reader.dump())
        loot.logs.append(self.log.getvalue())
        loot.files.append(worlds.listed(settings.VAR))
        if with_pages:
            campaign = self.appraisal.campaign.slug
            loot.pages.append(
                self.clerk.get(f"/campaigns/{campaign}/appraisals/{self.appraisal.pk}/urn/").content.decode()
            )


def short_form(ready: make.Ready) -> None:
    """One question is enough for a coin, and quick."""
    for question in list(ready.urn.appraisal.questions.all())[1:]:
        Option.objects.filter(question=question).delete()
        question.delete()


class Appended(Sealed):
    """A3: boxes in the order of their coming, and what comes out of them in that order too."""

    size = staticmethod(lambda _text: 2048)

    def publish(self, rows: list[tuple[Any, ...]]) -> None:
        self.store.run_all("INSERT INTO naive_opinion VALUES (?, ?, ?)", rows)


class Interim(Naive):
    """A11: the office sees how it stands."""

    tables = ("naive_ballot (id TEXT PRIMARY KEY, text TEXT)",)

    def play(self) -> Loot:
        self.stands: dict[str, int] = {}
        self.shown: list[str] = [""]
        loot = super().play()
        loot.words, loot.pages = (loot.x, loot.y), self.shown
        return loot

    def give(self, text: str) -> None:
        self.stands[text] = self.stands.get(text, 0) + 1
        self.shown.append("\n".join(f"{word}: {number}" for word, number in sorted(self.stands.items())))


class Viewable(Naive):
    """A12: "view my ballot"; the link names the row."""

    def give(self, text: str) -> None:
        row = str(uuid4())
        self.given.append((text, row))

    def empty(self) -> None:
        self.publish([(row, text) for text, row in self.given])

    def play(self) -> Loot:
        loot = super().play()
        loot.words = (loot.x, loot.y)
        loot.shown = {place: f"https://vote.example.org/ballots/{row}" for place, (_text, row) in enumerate(self.given)}
        return loot


BALLOT_TWINS: dict[str, type[Naive]] = worlds.TWINS | {
    "A3 new box": Appended,
    "A11 published": Interim,
    "A12 receipts": Viewable,
}
