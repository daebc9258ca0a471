"""What chance allows. Two-sided: always being wrong is knowledge too.

Of 200 fair games more than 138 or fewer than 62 are right with probability 3 in 10⁸; of 100, more than 77 or fewer
than 23 likewise. A twin must fall in 95 of 100.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from tests.attack.loot import Loot

LIMITS = {200: 138, 100: 77}
Guesses = Mapping[str, bool | None]
Attack = Callable[[Loot], Guesses]


def scores(attack: Attack, loots: Iterable[Loot]) -> dict[str, int]:
    """How often each clue of the attack named the coin; a clue that says nothing tosses one of its own."""
    loots = list(loots)
    guessed = [attack(loot) for loot in loots]
    names = {"nothing found"} | {name for guesses in guessed for name in guesses}
    right: Counter[str] = Counter()
    for loot, guesses in zip(loots, guessed, strict=True):
        for name in names:
            guess = guesses.get(name)
            said = random.SystemRandom().choice([True, False]) if guess is None else guess
            right[name] += said == loot.coin
    return dict(right)


def is_at_chance(right: int, games: int) -> bool:
    return games - LIMITS[games] <= right <= LIMITS[games]


def beyond_chance(found: Mapping[str, int], games: int) -> dict[str, int]:
    return {name: right for name, right in found.items() if not is_at_chance(right, games)}


def best(found: Mapping[str, int], games: int) -> int:
    """The best clue's share; one that is always wrong is turned round."""
    return max(max(right, games - right) for right in found.values())
