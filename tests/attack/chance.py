"""What chance allows. Two-sided: always being wrong is knowledge too.

However many games are played, a clue that knows nothing is accused with the same small probability: of 200 fair games
more than 138 or fewer than 62 are right with 4 in 10⁸, of 100 more than 77 or fewer than 23 with 2 in 10⁸. Fewer games
see less: 200 find whoever is right three times in four, 100 only whoever is right in 85 of a hundred. A twin must fall
in 95 of 100.
"""

import math
import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from tests.attack.loot import Loot

ERROR = 4e-8  # for each clue; a game has some hundreds
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


@cache
def limit(games: int) -> int:
    """The least number that fair coins exceed, or miss from the other side, with no more than that probability."""
    return next(most for most in range(games) if 2 * beyond(most, games) <= ERROR)


def beyond(most: int, games: int) -> float:
    """How probable it is that more than so many of the coins are named by chance."""
    return sum(math.comb(games, right) for right in range(most + 1, games + 1)) / 2**games


def is_at_chance(right: int, games: int) -> bool:
    return games - limit(games) <= right <= limit(games)


def beyond_chance(found: Mapping[str, int], games: int) -> dict[str, int]:
    return {name: right for name, right in found.items() if not is_at_chance(right, games)}


def best(found: Mapping[str, int], games: int) -> int:
    """The best clue's share; one that is always wrong is turned round."""
    return max(max(right, games - right) for right in found.values())
