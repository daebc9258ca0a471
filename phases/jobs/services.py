"""Carrying jobs out, finding those that nobody carries out, and what people decide about the given-up ones."""

import logging
import traceback
from collections.abc import Mapping
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from phases.core import audit
from phases.core.jobs import Kind, LaterError, LeaseLostError, PermanentError, Work, leases
from phases.core.jobs import services as core
from phases.core.jobs.models import Job
from phases.core.verdict import RefusedError
from phases.jobs import heartbeat, rules
from phases.jobs.catalogue import JOBS
from phases.organisation.models import User

BATCH = 100  # nudges of one sweep: enough for any backlog in minutes, little enough for any broker
log = logging.getLogger(__name__)


def run(job_pk: int, *, catalogue: Mapping[str, Kind] = JOBS) -> None:
    """Carry out one job if it is due and free; its messages are in the language of who asked."""
    job = leases.claim(job_pk)
    if job is None:
        return
    language = job.asked_by.language if job.asked_by else ""
    with translation.override(language or settings.LANGUAGE_CODE), heartbeat.beating(job):
        _carry_out(job, catalogue)


def _carry_out(job: Job, catalogue: Mapping[str, Kind]) -> None:
    try:
        _kind_of(job, catalogue).run(Work(job))
    except LeaseLostError:
        log.warning("Job %s was taken over by another worker; this one wrote nothing.", job.key)
    except LaterError as error:
        leases.postpone(job, reason=_words(error), wait=error.wait, patience=error.patience)
    except (PermanentError, RefusedError) as error:
        leases.bury(job, reason=_words(error), traceback=traceback.format_exc())
    except Exception as error:
        log.exception("Job %s failed in attempt %s.", job.key, job.attempts)
        unexpected = _("Something unexpected happened: %(error)s") % {"error": _words(error)}
        leases.fail(job, reason=unexpected, traceback=traceback.format_exc())
    else:
        leases.finish(job)


def _kind_of(job: Job, catalogue: Mapping[str, Kind]) -> Kind:
    """During an update an older worker may meet work that it does not know: a newer one will."""
    if kind := catalogue.get(job.kind):
        return kind
    raise LaterError(_("This worker does not know the work “%(kind)s” yet.") % {"kind": job.kind})


def _words(error: Exception) -> str:
    return str(error) or type(error).__name__


def sweep() -> int:
    """Nudge again for due work that nobody took within a lease, and for work whose worker went silent."""
    leases.bury_deadly()
    now = timezone.now()
    silent_since = now - timedelta(seconds=settings.JOB_LEASE_SECONDS)
    nudged = 0
    for job_pk in Job.objects.unanswered(now, silent_since).values_list("pk", flat=True)[:BATCH]:
        if not core.nudge(job_pk):
            break  # the broker is away: asking it a hundred times would only take longer
        nudged += 1
    return nudged


@transaction.atomic
def try_again(*, job: Job, by: User) -> Job:
    """A person asks for another try, now, with all attempts."""
    rules.may_try_again(job).enforce()
    before = {"state": job.state, "reason": job.last_error}
    if not core.try_now(job):
        raise RefusedError(rules.TAKEN_MEANWHILE)
    audit.append(chain=_chain(job), act="job.retried", by=by, on=job, before=before, after={"state": job.state})
    return job


@transaction.atomic
def give_up(*, job: Job, by: User) -> Job:
    """A person decides that the work is no longer wanted; `try_again` takes that back."""
    rules.may_give_up(job).enforce()
    before = {"state": job.state, "reason": job.last_error}
    if not core.give_up(job, reason=_("%(name)s stopped it.") % {"name": by}):
        raise RefusedError(rules.TAKEN_MEANWHILE)
    audit.append(chain=_chain(job), act="job.cancelled", by=by, on=job, before=before, after={"state": job.state})
    return job


def _chain(job: Job) -> str:
    return job.scope or audit.INSTALLATION
