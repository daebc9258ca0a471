"""Keeps the lease of a job while its kind is busy with something long, such as laying out a report."""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import DatabaseError, connections

from phases.core.jobs import leases
from phases.core.jobs.models import Job

log = logging.getLogger(__name__)


@contextmanager
def beating(job: Job) -> Iterator[None]:
    """A thread extends the lease three times in each of its lengths until the block is left."""
    stop = threading.Event()
    thread = threading.Thread(target=_beat_until, args=(job, stop), name=f"heartbeat-{job.pk}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _beat_until(job: Job, stop: threading.Event) -> None:
    """After JOB_LONGEST_SECONDS the work is taken to hang: its lease runs out and another worker has a try."""
    interval = settings.JOB_LEASE_SECONDS / 3
    deadline = time.monotonic() + settings.JOB_LONGEST_SECONDS
    while not stop.wait(interval):
        if time.monotonic() > deadline:
            log.error("Job %s has been running for too long; its lease is no longer kept.", job.key)
            return
        if not _beat_once(job):
            return


def _beat_once(job: Job) -> bool:
    """False when there is nothing left to keep. The connection is this thread's own and is not kept open."""
    try:
        return leases.extend(job)
    except DatabaseError as error:
        log.warning("The lease of job %s could not be kept this time: %s", job.key, error)
        return True
    finally:
        connections.close_all()
