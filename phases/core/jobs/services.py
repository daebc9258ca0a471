"""Asking for work: the row belongs to the act, the nudge follows the commit and may get lost."""

import logging
from collections.abc import Iterable
from functools import partial
from typing import Any
from uuid import UUID

import celery
from django.db import transaction
from django.utils import timezone

from phases.core.jobs.models import Job

TASK = "phases.jobs.run"
log = logging.getLogger(__name__)


def ask(
    *,
    kind: str,
    key: str,
    payload: dict[str, Any],
    by: Any,
    subject: str = "",
    scope: UUID | str = "",
    title: str = "",
    url: str = "",
) -> Job:
    """Write the job down in the caller's transaction and nudge a worker once that is committed.

    Asking twice with one key is asking once; a job that failed or was given up starts afresh with the new payload.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("jobs.ask belongs in the transaction of the act that asks")
    words = {"payload": payload, "subject": subject, "scope": str(scope), "title": title[:200], "url": url}
    job, created = Job.objects.get_or_create(key=key, defaults={"kind": kind, "asked_by": by, **words})
    if not created:
        restart(job, asked_by=by, **words)
    if not job.is_over:
        transaction.on_commit(partial(nudge, job.pk), robust=True)
    return job


def restart(job: Job, **changes: Any) -> bool:
    """Let a failed or given-up job wait again with all its attempts, due now; False for any other job."""
    return _from((Job.State.FAILED, Job.State.DEAD), job, **AFRESH, **_due_now(), **changes)


def try_now(job: Job) -> bool:
    """As `restart`, for waiting work too; nudges. False when it is running or done."""
    stuck = (*Job.IDLE, Job.State.DEAD)
    restarted = _from(stuck, job, **AFRESH, **_due_now())
    if restarted:
        transaction.on_commit(partial(nudge, job.pk), robust=True)
    return restarted


def give_up(job: Job, *, reason: str) -> bool:
    """A person decides that waiting work is not to be tried any more; False when it is running or over."""
    return _from(Job.IDLE, job, state=Job.State.DEAD, finished_at=timezone.now(), last_error=reason)


AFRESH: dict[str, Any] = {
    "state": Job.State.WAITING,
    "attempts": 0,
    "postponed": 0,
    "progress": 0,
    "progress_note": "",
    "last_error": "",
    "traceback": "",
    "finished_at": None,
    "nudged_at": None,
}


def _due_now() -> dict[str, Any]:
    now = timezone.now()
    return {"not_before": now, "asked_at": now}


def _from(states: Iterable[str], job: Job, **changes: Any) -> bool:
    """Change the row if the job is still in one of `states`, whatever happened since it was read."""
    changed = Job.objects.filter(pk=job.pk, state__in=states).update(**changes)
    job.refresh_from_db()
    return bool(changed)


def nudge(job_pk: int) -> bool:
    """Tell a worker; a broker that is away does not hurt, because the sweep finds the row."""
    try:
        celery.current_app.send_task(TASK, [job_pk], retry=False)
    except Exception as error:  # noqa: BLE001 - every transport has its own errors, and none may fail the act
        log.warning("No worker could be nudged for job %s (%s); the sweep will find it.", job_pk, error)
        return False
    Job.objects.filter(pk=job_pk).update(nudged_at=timezone.now())
    return True
