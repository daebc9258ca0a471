"""What a person may decide about a job; who may see it at all says `access`."""

from django.utils.translation import gettext_lazy as _

from phases.core.jobs.models import Job
from phases.core.verdict import Verdict

TAKEN_MEANWHILE = _("Nothing was changed: a worker has taken this job in the meantime.")


def may_try_again(job: Job) -> Verdict:
    if job.state == Job.State.DONE:
        return Verdict.no(_("It is already done."))
    if job.state == Job.State.RUNNING:
        return Verdict.no(_("It is being worked on right now."))
    return Verdict.yes()


def may_give_up(job: Job) -> Verdict:
    if job.state in Job.IDLE:
        return Verdict.yes()
    return Verdict.no(_("Only a job that waits can be stopped."))
