"""The pages of background work."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phases.core.jobs.models import Job
from phases.core.verdict import RefusedError
from phases.jobs import access, board, services
from phases.organisation.access import administrator, signed_in
from phases.organisation.roles import Permission
from phases.timeline.access import campaign_for

ROWS = 50


@login_required
def job_list(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaign_for(request, slug, Permission.SEE_JOBS)
    return _board(request, Job.objects.filter(scope=str(campaign.audit_chain)))


@login_required
def all_jobs(request: HttpRequest) -> HttpResponse:
    administrator(request)
    return _board(request, Job.objects.all())


def _board(request: HttpRequest, jobs: QuerySet[Job]) -> HttpResponse:
    view = request.GET.get("state", "")
    page = Paginator(board.of_view(jobs, view), ROWS).get_page(request.GET.get("page"))
    views = board.views(jobs, view)
    counts = {name: shown["count"] for name, shown in zip(board.VIEWS, views, strict=True)}
    context: dict[str, Any] = {"page": page, "rows": board.rows(page), "views": views, "counts": counts}
    return render(request, "jobs/job_list.html", context)


@login_required
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """A page of its own; for htmx the slip that another page shows, which asks again until the job is over."""
    job = access.job_for(request, pk)
    context = {"row": board.Row(job), "job": job}
    if not request.headers.get("HX-Request"):
        return render(request, "jobs/job_detail.html", context | {"list_url": _list_url(request)})
    response = render(request, "jobs/_progress.html", context)
    if job.state == Job.State.DONE and "seen" in request.GET:
        response.headers["HX-Refresh"] = "true"  # the page that waited shows what was made
    return response


def _list_url(request: HttpRequest) -> str:
    """Where the job stands among others; empty for somebody who only sees the own one."""
    if campaign := getattr(request, "campaign", None):
        may = request.part.may(Permission.SEE_JOBS)  # type: ignore[attr-defined] # set together with the campaign
        return reverse("jobs:job-list", args=[campaign.slug]) if may else ""
    return reverse("jobs:all") if signed_in(request).is_administrator else ""


@login_required
@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    job = access.job_for(request, pk)
    try:
        services.try_again(job=job, by=signed_in(request))
    except RefusedError as refusal:
        messages.error(request, str(refusal.reason))
    else:
        messages.success(request, _("A worker was asked to try it again."))
    return redirect("jobs:progress", pk)


@login_required
@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    job = access.job_for(request, pk)
    try:
        services.give_up(job=job, by=signed_in(request))
    except RefusedError as refusal:
        messages.error(request, str(refusal.reason))
    else:
        messages.success(request, _("It will not be tried any more. “Try again” takes that back."))
    return redirect("jobs:progress", pk)
