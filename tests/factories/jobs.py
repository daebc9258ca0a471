"""Jobs in the state a test needs, made by the same acts as in life."""

from typing import Any

from django.db import transaction

from phases.core import jobs
from phases.core.jobs import leases
from phases.core.jobs.models import Job


def asked(key: str = "a", *, kind: str = "test", by: Any = None, **words: Any) -> Job:
    with transaction.atomic():
        return jobs.ask(kind=kind, key=key, payload=words.pop("payload", {}), by=by, **words)


def claimed(key: str = "a", **words: Any) -> Job:
    job = leases.claim(asked(key, **words).pk)
    assert job is not None
    return job


def dead(key: str = "a", *, reason: str = "no such report", **words: Any) -> Job:
    job = claimed(key, **words)
    assert leases.bury(job, reason=reason)
    job.refresh_from_db()
    return job
