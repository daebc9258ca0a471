"""Which texts may mean the same: a suggestion for a person to confirm, never more.

Texts are compared in one script, without punctuation and widths, by the pairs of signs that they share; rare pairs say
more than common ones. That finds “机器人活动一年就一次” and “多办几场机器人活动”, which differ as lines of characters;
rapidfuzz finds the near repetitions. Measured with 13,060 waiting opinions: a quarter of a second, so the page asks for
it after it has been drawn.
"""

import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

import opencc
from rapidfuzz import fuzz

from phases.opinions.models import Membership, Opinion, OpinionGroup, SetApart
from phases.timeline.models import Campaign

ENOUGH = 0.15  # share of the weight of the pairs that two texts have in common
ALIKE = 80.0  # of 100: one is nearly the other
SEEDS = 12  # opinions of the page that are looked at before giving up
AT_MOST = 6
WORDS = 4


@dataclass(frozen=True)
class Suggestion:
    """`opinions`: the first of the page and those like it; `group`: the consolidated one they resemble, if any."""

    opinions: list[Opinion]
    group: OpinionGroup | None
    words: list[str]


@lru_cache(maxsize=1)
def _converter() -> "opencc.OpenCC":
    return opencc.OpenCC("t2s")


@lru_cache(maxsize=40_000)
def fold(text: str) -> str:
    """One script, one width, no punctuation or spaces: 「機器人」 and “机器人” are equal."""
    plain = unicodedata.normalize("NFKC", _converter().convert(text)).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


@lru_cache(maxsize=40_000)
def pairs(folded: str) -> frozenset[str]:
    return frozenset(folded[place : place + 2] for place in range(len(folded) - 1)) or frozenset({folded})


class Likeness:
    """Weights of the pairs in a body of texts, and how alike two of them are."""

    def __init__(self, texts: Iterable[str]) -> None:
        counts: Counter[str] = Counter()
        number = 0
        for text in texts:
            counts.update(pairs(fold(text)))
            number += 1
        self._weights = {pair: math.log(1 + number / count) for pair, count in counts.items()}

    def weight(self, some: Iterable[str]) -> float:
        return sum(self._weights.get(pair, 0) for pair in some)

    def of(self, one: str, other: str) -> float:
        """Between 0 and 1: what is shared, by the weight of the lighter text (a short one may lie within a long)."""
        first, second = pairs(fold(one)), pairs(fold(other))
        shared = first & second
        if len(shared) < 2:  # noqa: PLR2004 - one pair of signs is chance
            return 0.0
        lighter = min(self.weight(first), self.weight(second)) or 1.0
        return min(1.0, self.weight(shared) / lighter)


def suggest(campaign: Campaign, page: Sequence[Opinion]) -> Suggestion | None:
    """For the first of these opinions that resembles a consolidated one or other waiting ones. Four queries."""
    groups = list(OpinionGroup.objects.live().filter(campaign=campaign).select_related("category"))
    waiting = dict(
        Opinion.objects.filter(campaign=campaign, fate=Opinion.Fate.WAITING).order_by().values_list("pk", "text")
    )
    refused: set[tuple[UUID, int | None]] = {
        (opinion, group)
        for opinion, group in SetApart.objects.filter(opinion__campaign=campaign).values_list("opinion", "group")
    }
    behind = _behind(campaign)
    likeness = Likeness([*waiting.values(), *(group.text for group in groups)])
    shown = {opinion.pk: opinion for opinion in page}
    for seed in page[:SEEDS]:
        like = _like(seed, waiting, likeness) if (seed.pk, None) not in refused else []
        group = _nearest(seed, groups, behind, likeness, refused)
        if like or group:
            keys = [seed.pk, *like][:AT_MOST]
            found = shown | Opinion.objects.select_related("channel", "source").in_bulk(
                [key for key in keys if key not in shown]
            )
            opinions = [found[key] for key in keys]
            return Suggestion(opinions, group, shared_words([*(one.text for one in opinions), *_text(group)]))
    return None


def _like(seed: Opinion, waiting: dict[UUID, str], likeness: Likeness) -> list[UUID]:
    """Other waiting ones, most alike first. Candidates share two pairs at least, which sets find fast."""
    own, folded = pairs(fold(seed.text)), fold(seed.text)
    scored = []
    for key, text in waiting.items():
        if key == seed.pk or len(own & pairs(fold(text))) < 2:  # noqa: PLR2004 - one pair of signs is chance
            continue
        score = max(likeness.of(seed.text, text), fuzz.ratio(folded, fold(text), score_cutoff=ALIKE) / 100)
        if score >= ENOUGH:
            scored.append((score, key))
    return [key for _score, key in sorted(scored, key=lambda line: -line[0])]


def _nearest(
    seed: Opinion,
    groups: Sequence[OpinionGroup],
    behind: dict[int, list[str]],
    likeness: Likeness,
    refused: set[tuple[UUID, int | None]],
) -> OpinionGroup | None:
    """By its own words or by those of an opinion behind it."""
    best, nearest = ENOUGH, None
    for group in groups:
        if (seed.pk, group.pk) in refused:
            continue
        score = max(likeness.of(seed.text, text) for text in (group.text, *behind.get(group.pk, ())))
        if score > best:
            best, nearest = score, group
    return nearest


def _behind(campaign: Campaign, at_most: int = 2000) -> dict[int, list[str]]:
    """The words behind each consolidated opinion; the newest two thousand are enough to recognise a kind."""
    found: dict[int, list[str]] = {}
    rows = Membership.objects.filter(group__campaign=campaign).order_by("-pk")
    for group, text in rows.values_list("group", "opinion__text")[:at_most]:
        found.setdefault(group, []).append(text)
    return found


def _text(group: OpinionGroup | None) -> list[str]:
    return [group.text] if group else []


def shared_words(texts: Sequence[str]) -> list[str]:
    """The longest stretches that the first text shares with another, as the reader sees them in common."""
    folded = [fold(text) for text in texts]
    first, found = folded[0], Counter[str]()
    for other in folded[1:]:
        place = 0
        while place < len(first) - 1:
            end = place + 2
            if first[place:end] not in other:
                place += 1
                continue
            while end < len(first) and first[place : end + 1] in other:
                end += 1
            found[first[place:end]] += 1
            place = end
    return [word for word, _count in sorted(found.items(), key=lambda line: (-line[1], -len(line[0])))[:WORDS]]
