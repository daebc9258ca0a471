"""Waiting for real processes: as long as something moves on a busy machine, not a second longer once nothing does."""

import time
from collections.abc import Callable

from phases.core.jobs.models import Job


def eventually(
    condition: Callable[[], bool], *, seconds: float = 30, between: Callable[[], object] = lambda: None
) -> None:
    """Return when `condition` holds; fail when no job has changed for `seconds`. `between` is done at every look."""
    deadline, before = time.monotonic() + seconds, _jobs()
    while not condition():
        between()
        if (now := _jobs()) != before:
            deadline, before = time.monotonic() + seconds, now
        assert time.monotonic() < deadline, f"For {seconds} s nothing has moved: {now}"
        time.sleep(0.05)


def _jobs() -> list[tuple[object, ...]]:
    return list(Job.objects.values_list("kind", "state", "attempts", "progress", "last_error"))
