"""How long it takes to write and to verify a trail.

    python -m tests.benchmarks.trail [entries]

Works on a database of its own in a temporary folder. On the machine it was planned for, 10,000 entries are verified
within 3 seconds.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

import django

CHAIN = "5f0c6c3e-6f3e-4d39-9a70-0a4f4c1d9d11"


def seconds(act: Callable[[], Any]) -> tuple[float, Any]:
    started = time.perf_counter()
    outcome = act()
    return time.perf_counter() - started, outcome


def write(entries: int) -> None:
    from django.db import transaction

    from phases.core import audit

    with transaction.atomic():
        for number in range(entries):
            after = {"hours": "2.5", "number": number}
            audit.append(chain=CHAIN, act="session.recorded", by=None, reason="更正", after=after)


def main(entries: int) -> int:
    from django.core.management import call_command

    from phases.core import audit

    call_command("migrate", verbosity=0)
    writing, _ = seconds(lambda: write(entries))
    verifying, (found,) = seconds(lambda: audit.verify(CHAIN))
    sys.stdout.write(f"{found.length} entries written in {writing:.2f} s, verified in {verifying:.2f} s\n")
    return 1 if found.faults else 0


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/trail.sqlite3"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
        django.setup()
        status = main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    sys.exit(status)
