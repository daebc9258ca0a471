"""How long to wait before the next try: doubling pauses, a little apart so that a crowd does not return at once."""

import random
from datetime import timedelta

from django.conf import settings

LONGEST = timedelta(minutes=15)


def pause(failures: int) -> timedelta:
    """The pause after the `failures`-th failure in a row (1, 2, …): base, 2 base, 4 base … with ± 20 %."""
    base = timedelta(seconds=settings.JOB_BACKOFF_SECONDS)
    spread = random.uniform(0.8, 1.2)  # noqa: S311 - nothing secret about it
    # 20 doublings are beyond LONGEST for any base; more would overflow timedelta
    doubled: timedelta = min(base * 2 ** min(failures - 1, 20), LONGEST)
    return doubled * spread
