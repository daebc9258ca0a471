"""Many processes that append to one chain at once: `python -m tests.core.audit.crowd PROCESSES ENTRIES`.

The database is that of DATABASE_URL. Each process also gives up some of its acts half-way, as a crash or a refused
form would. Prints what was committed and how long it took.
"""

import json
import multiprocessing
import os
import random
import sys
import time

import django
from django.core.management import call_command
from django.db import connections, transaction

CHAIN = "5f0c6c3e-6f3e-4d39-9a70-0a4f4c1d9d11"


def write(number: int, entries: int, start: float) -> None:
    """Commit so many entries, giving up a quarter of the attempts after the entry was written."""
    from phases.core import audit

    time.sleep(max(0, start - time.time()))  # all begin together
    chance, committed = random.Random(number), 0  # noqa: S311 - repeatable, not secret
    while committed < entries:
        with transaction.atomic():
            audit.append(chain=CHAIN, act="session.recorded", by=None, reason=f"{number}-{committed}")
            gives_up = chance.random() < 0.25
            transaction.set_rollback(gives_up)
        committed += not gives_up


def main(processes: int, entries: int) -> None:
    call_command("migrate", verbosity=0)
    connections.close_all()  # no child may inherit a connection
    context = multiprocessing.get_context("fork")
    start = time.time() + 0.5
    crowd = [context.Process(target=write, args=(number, entries, start)) for number in range(processes)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    seconds = time.time() - start
    failed = [one.exitcode for one in crowd if one.exitcode]
    sys.stdout.write(json.dumps({"failed": failed, "seconds": round(seconds, 2)} | found()))


def found() -> dict[str, object]:
    from phases.core import audit
    from phases.core.audit.models import AuditEntry

    (soundness,) = audit.verify(CHAIN)
    return {
        "faults": [str(fault) for fault in soundness.faults],
        "numbers": list(AuditEntry.objects.order_by("seq").values_list("seq", flat=True)),
        "said": sorted(line.reason for line in audit.read_entries(AuditEntry.objects.select_related("detail"))),
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    main(int(sys.argv[1]), int(sys.argv[2]))
