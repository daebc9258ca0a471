"""How often something may be asked, without writing down who asked.

Everything lives in the memory of this process and forgets after ten minutes. An address is known only as a keyed hash;
the key is random, made at the first need in each process and never kept.
"""

import hmac
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256

from django.utils.translation import gettext_lazy as _

from phases.core.verdict import Verdict

SPAN = 600  # seconds that anything is remembered
TOO_MANY = _("Too many requests came at once. Nothing was kept of yours; please try again in a few minutes.")


@dataclass
class Counter:
    """At most `most` within `span` seconds."""

    most: int
    span: int
    moments: deque[float] = field(default_factory=deque)

    def take(self, now: float) -> bool:
        while self.moments and self.moments[0] <= now - self.span:
            self.moments.popleft()
        if len(self.moments) >= self.most:
            return False
        self.moments.append(now)
        return True


@dataclass
class Limits:
    """One for all pages of the box. `clock` is another one in tests."""

    clock: Callable[[], float] = time.monotonic
    key: bytes = b""
    counters: dict[str, Counter] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def may_give(self, place: str, address: str) -> Verdict:
        """60 a minute into one box; 10 in ten minutes from one address."""
        return self._may((f"give {place}", 60, 60), (f"give {self._masked(address)}", 10, SPAN))

    def may_look_up(self, address: str) -> Verdict:
        """300 a minute for all; 60 in ten minutes from one address."""
        return self._may(("look up", 300, 60), (f"look up {self._masked(address)}", 60, SPAN))

    def pause_after_wrong_code(self) -> float:
        """Seconds that an answer to a wrong code takes: none at first, growing for all, two at most."""
        with self.lock:
            counter = self.counters.setdefault("wrong", Counter(10_000, SPAN))
            counter.take(self.clock())
            return min(2.0, max(0, len(counter.moments) - 20) * 0.1)

    def forget(self) -> None:
        with self.lock:
            self.counters.clear()
            self.key = b""

    def _may(self, *wanted: tuple[str, int, int]) -> Verdict:
        with self.lock:
            now = self.clock()
            self._sweep(now)
            counters = [self.counters.setdefault(name, Counter(most, span)) for name, most, span in wanted]
            taken = [counter.take(now) for counter in counters]
        return Verdict.yes() if all(taken) else Verdict.no(TOO_MANY)

    def _sweep(self, now: float) -> None:
        old = [
            name for name, counter in self.counters.items() if not counter.moments or counter.moments[-1] < now - SPAN
        ]
        for name in old:
            del self.counters[name]

    def _masked(self, address: str) -> str:
        self.key = self.key or secrets.token_bytes(32)
        return hmac.new(self.key, address.encode(), sha256).hexdigest()[:24]


LIMITS = Limits()
