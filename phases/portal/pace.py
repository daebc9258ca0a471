"""How fast a desk takes names, kept in this process's memory alone and forgotten within two minutes.

Nothing here knows a phone, an address or a person: it counts the names that one desk was given in one minute.
"""

import time

from django.core.cache import cache

A_MINUTE = 60
# A full hall of two hundred in its busiest minute.
NAMES_IN_A_MINUTE = 240


def is_too_fast(desk: int) -> bool:
    """Count one more name; whether the desk has been given too many within this minute."""
    key = f"portal.sign-in.{desk}.{int(time.time() // A_MINUTE)}"
    cache.add(key, 0, timeout=2 * A_MINUTE)
    return cache.incr(key) > NAMES_IN_A_MINUTE
