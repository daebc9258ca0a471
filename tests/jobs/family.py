"""A supervisor of small children, as a program: `python -m tests.jobs.family CASE`."""

import signal
import sys
import time
from typing import NoReturn

from phases.jobs import supervisor


def wait() -> NoReturn:
    while True:
        time.sleep(60)


def fail() -> NoReturn:
    sys.exit(7)


def finish() -> None:
    """A child that ends without a fault is missed all the same."""


def break_down() -> NoReturn:
    raise RuntimeError("the reason of the breakdown")


def sulk() -> NoReturn:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    wait()


CASES = {
    "failing": {"good": wait, "bad": fail},
    "finishing": {"good": wait, "bad": finish},
    "broken": {"bad": break_down},
    "stubborn": {"bad": sulk},
    "quiet": {"good": wait},
}

if __name__ == "__main__":
    supervisor.PATIENCE = 1
    boss = supervisor.Supervisor(say=lambda line: print(line, flush=True))
    boss.listen()
    boss.start(CASES[sys.argv[1]])
    print("started", flush=True)
    lasted = boss.watch()
    boss.stop()
    sys.exit(0 if lasted else 1)
