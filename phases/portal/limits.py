"""How often something may be asked, without writing down who asked.

Everything lives in the working memory that the processes of one web server share, and is wiped every ten minutes. An
address is only a place in a table of counters, chosen by a keyed hash; the key is random and goes with the server.
Two that fall on the same place count as one: then somebody is told to come back in a few minutes, and no more.
"""

import hmac
import mmap
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from multiprocessing import Lock
from multiprocessing.synchronize import Lock as SharedLock
from struct import Struct

from django.utils.translation import gettext_lazy as _

from phases.core.verdict import Verdict

MINUTE = 60
SPAN = 10 * MINUTE  # nothing is remembered longer, but the number of wrong codes of an hour
HOUR = 60 * MINUTE
PLACES = 1 << 16
TOO_MANY = _("Too many requests came at once. Nothing was kept of yours; please try again in a few minutes.")
COUNTER = Struct("=I")
HEAD = Struct("=QQII")  # the span and the hour that count now; wrong codes of the span, and of the hour


def _table() -> mmap.mmap:
    """Without a file behind it; the processes that the web server forks share it."""
    return mmap.mmap(-1, HEAD.size + PLACES * COUNTER.size)


@dataclass
class Limits:
    """One for all pages without an account. `clock` is another one in tests."""

    clock: Callable[[], float] = time.monotonic
    key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    table: mmap.mmap = field(default_factory=_table, repr=False)
    lock: SharedLock = field(default_factory=Lock, repr=False)

    def may_give(self, place: str, address: str) -> Verdict:
        """60 a minute into one box; 10 in ten minutes from one address."""
        return self._may((f"give {place}", 60, MINUTE), (f"give from {address}", 10, SPAN))

    def may_look_up(self, address: str) -> Verdict:
        """300 a minute for all; 60 in ten minutes from one address."""
        return self._may(("look up", 300, MINUTE), (f"look up from {address}", 60, SPAN))

    def may_vote(self, address: str) -> Verdict:
        """600 a minute for all; 600 in ten minutes from one address, for a hall goes out by one."""
        return self._may(("vote", 600, MINUTE), (f"vote from {address}", 600, SPAN))

    def may_take_name(self, desk: int) -> Verdict:
        """240 a minute at one desk: a full hall of two hundred in its busiest minute. No phone is counted."""
        return self._may((f"desk {desk}", 240, MINUTE))

    def note_wrong_code(self) -> tuple[float, int]:
        """Seconds that this answer takes, growing for all up to two, and the wrong codes of this hour."""
        with self.lock:
            span, hour, in_span, in_hour = self._begin(self.clock())
            in_span, in_hour = in_span + 1, in_hour + 1
            HEAD.pack_into(self.table, 0, span, hour, in_span, in_hour)
        return min(2.0, max(0, in_span - 20) * 0.1), in_hour

    def forget(self) -> None:
        with self.lock:
            self.table[:] = bytes(len(self.table))

    def _may(self, *wanted: tuple[str, int, int]) -> Verdict:
        """Each of `wanted`: what is counted, how often, in how many seconds. All are counted, refused or not."""
        with self.lock:
            now = self.clock()
            self._begin(now)
            taken = [self._take(f"{name} {int(now // span)}", most) for name, most, span in wanted]
        return Verdict.yes() if all(taken) else Verdict.no(TOO_MANY)

    def _begin(self, now: float) -> tuple[int, int, int, int]:
        """The head for this moment; the table is wiped when another span has begun."""
        span, hour, in_span, in_hour = HEAD.unpack_from(self.table)
        if span != int(now // SPAN):
            self.table[:] = bytes(len(self.table))
            span, in_span = int(now // SPAN), 0
        if hour != int(now // HOUR):
            hour, in_hour = int(now // HOUR), 0
        HEAD.pack_into(self.table, 0, span, hour, in_span, in_hour)
        return span, hour, in_span, in_hour

    def _take(self, name: str, most: int) -> bool:
        at = self._place(name)
        (counted,) = COUNTER.unpack_from(self.table, at)
        COUNTER.pack_into(self.table, at, counted + 1)
        return bool(counted < most)

    def _place(self, name: str) -> int:
        mark = hmac.new(self.key, name.encode(), sha256).digest()
        return HEAD.size + int.from_bytes(mark[:8]) % PLACES * COUNTER.size


# Made when the web server loads its pages, before it forks: so all of its processes count in the same table.
LIMITS = Limits()
