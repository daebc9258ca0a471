"""Fetch and check for one job: those who may see the jobs of its campaign, and whoever asked for it."""

from typing import cast
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from phases.core.jobs.models import Job
from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.timeline import access
from phases.timeline.models import Campaign


def job_for(request: HttpRequest, pk: int) -> Job:
    """The job, when the user may see it. Views stand behind `login_required`."""
    user = cast("User", request.user)
    job = get_object_or_404(Job.objects.select_related("asked_by"), pk=pk)
    mine = job.asked_by_id == user.pk
    if job.scope:
        campaign = get_object_or_404(Campaign, audit_chain=UUID(job.scope))
        access.campaign_for(request, campaign.slug, *([] if mine else [Permission.SEE_JOBS]))
    elif not (mine or user.is_administrator):
        raise Http404
    return job
