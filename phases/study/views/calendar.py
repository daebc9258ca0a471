"""A month with study and everything else that is held (domain.md S-43)."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from phases.organisation.roles import Permission
from phases.study import access
from phases.study.selectors import calendar
from phases.timeline import access as campaigns
from phases.timeline.models import Campaign


@login_required
def calendar_month(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, Permission.SEE_STUDY)
    month = calendar.month_of(campaign, _first(request.GET.get("month", ""), campaign))
    context = {
        "campaign": campaign,
        "month": month,
        "may_record": access.may_record(request),
        "mine": access.writable_rows(request, month.undated),
    }
    return render(request, "study/calendar.html", context)


def _first(words: str, campaign: Campaign) -> date:
    """The month that is asked for (2009-04); anything else is the running one."""
    try:
        first = date.fromisoformat(f"{words}-01")
    except ValueError:
        first = date.min
    # A year has months before and after it: the first and the last of all have not.
    return first if date.min.year < first.year < date.max.year else campaign.today.replace(day=1)
