"""The lease protocol: one worker at a time holds a job, and only the holder of the token may end it.

Every step is one conditional UPDATE, so two workers, a sweep and a late comer can meet in any order.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from phases.core.jobs import backoff
from phases.core.jobs.models import Job

FREE: dict[str, Any] = {"lease_token": None, "lease_until": None}


class LeaseLostError(Exception):
    """Another worker has taken the job over; whatever this one did for it is rolled back."""


def duration() -> timedelta:
    return timedelta(seconds=settings.JOB_LEASE_SECONDS)


def claim(job_pk: int) -> Job | None:
    """Take the job if it is due and nobody holds it; None when there is nothing to do (nudges may repeat)."""
    now, token = timezone.now(), uuid.uuid4()
    won = (
        Job.objects.due(now)
        .filter(pk=job_pk, attempts__lt=F("max_attempts"))
        .update(
            state=Job.State.RUNNING,
            attempts=F("attempts") + 1,
            lease_token=token,
            lease_until=now + duration(),
            heartbeat_at=now,
            started_at=now,
            progress=0,
            progress_note="",
        )
    )
    return Job.objects.select_related("asked_by").get(pk=job_pk) if won else None


def _held(job: Job, **changes: Any) -> bool:
    """Change the row if `job`'s token still holds it."""
    held = Job.objects.filter(pk=job.pk, state=Job.State.RUNNING, lease_token=job.lease_token)
    return bool(held.update(**changes))


def extend(job: Job) -> bool:
    """Keep the lease for another while; False when it is lost or the job is over."""
    now = timezone.now()
    return _held(job, heartbeat_at=now, lease_until=now + duration())


def beat(job: Job, *, progress: int, note: str = "") -> None:
    now = timezone.now()
    shown = {"progress": max(0, min(progress, 100)), "progress_note": note[:200]}
    if not _held(job, heartbeat_at=now, lease_until=now + duration(), **shown):
        raise LeaseLostError(job.key)


@contextmanager
def completing(job: Job) -> Iterator[None]:
    """Mark the job done, first, in the transaction of the body: the row stays locked until both are written."""
    with transaction.atomic():
        done = {"state": Job.State.DONE, "finished_at": timezone.now(), "progress": 100, "progress_note": ""}
        if not _held(job, **done, **FREE, last_error="", traceback=""):
            raise LeaseLostError(job.key)
        yield


def finish(job: Job) -> bool:
    """Mark the job done if its kind did not do so itself; False when it was over or taken over."""
    try:
        with completing(job):
            return True
    except LeaseLostError:
        return False


def fail(job: Job, *, reason: str, traceback: str = "") -> bool:
    """An attempt failed: try again after a pause, or give up after the last attempt."""
    if job.attempts >= job.max_attempts:
        return bury(job, reason=reason, traceback=traceback)
    again_at = timezone.now() + backoff.pause(job.attempts)
    return _held(
        job, state=Job.State.FAILED, not_before=again_at, last_error=reason, traceback=traceback, nudged_at=None, **FREE
    )


def bury(job: Job, *, reason: str, traceback: str = "") -> bool:
    """The dead letter: nobody tries it again unless a person asks."""
    over = {"state": Job.State.DEAD, "finished_at": timezone.now()}
    return _held(job, **over, last_error=reason, traceback=traceback, **FREE)


def postpone(job: Job, *, reason: str, wait: timedelta | None, patience: timedelta) -> bool:
    """Not now: wait with the reason, without counting an attempt, until the patience is used up."""
    now = timezone.now()
    if now - job.asked_at >= patience:
        return bury(job, reason=reason)
    pause = backoff.pause(job.postponed + 1) if wait is None else wait
    return _held(
        job,
        state=Job.State.WAITING,
        attempts=F("attempts") - 1,
        postponed=F("postponed") + 1,
        not_before=now + pause,
        last_error=reason,
        traceback="",
        nudged_at=None,
        **FREE,
    )


def bury_deadly() -> int:
    """Give up jobs whose worker died in every attempt, or they would kill workers for ever."""
    now = timezone.now()
    spent = Job.objects.filter(state=Job.State.RUNNING, lease_until__lt=now, attempts__gte=F("max_attempts"))
    reason = _("The worker died in every attempt at this job. Nothing was half done.")
    return spent.update(state=Job.State.DEAD, finished_at=now, last_error=reason, **FREE)
