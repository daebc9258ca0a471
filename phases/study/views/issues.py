"""Copies handed out, the receipt list on paper, and the signatures noted from it (domain.md T-13)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from phases.core import keys
from phases.core.verdict import RefusedError
from phases.organisation.roles import Permission
from phases.study import access, services
from phases.study.forms.materials import IssueFilter, IssueForm
from phases.study.models import MaterialIssue
from phases.study.selectors import coverage
from phases.timeline import access as campaigns
from phases.timeline.models import Campaign

ON_A_PAGE = 60


@login_required
def issue_list(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, Permission.SEE_STUDY)
    form = IssueFilter(request.GET, campaign=campaign)
    found = coverage.matching(coverage.issues_of(campaign), form.wanted)
    context = {
        "campaign": campaign,
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        "form": form,
        "filtered": bool(form.wanted),
        "copies": coverage.copies(campaign),
        "may_record": access.may_record(request),
        "may_export": access.part_of(request).may(Permission.EXPORT),
    }
    return render(request, "study/issue_list.html", context)


@login_required
def issue_add(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, *access.RECORDERS)
    units, everybody = access.departments_for(request, campaign), access.may_all(request)
    members = [
        person
        for person in coverage.members_of(campaign)
        if everybody or any(person.unit.path.startswith(unit.path) for unit in units)
    ]
    initial = {"on": campaign.today}
    form = IssueForm(request.POST or None, campaign=campaign, members=members, departments=units, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            number = _hand_out(request, form)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            said = ngettext("%(count)d copy handed out.", "%(count)d copies handed out.", number)
            messages.success(request, said % {"count": number})
            return redirect("study:issue-list", slug)
    context = {"campaign": campaign, "form": form, "members": members}
    return render(request, "study/issue_form.html", context)


@login_required
@require_POST
def issue_deed(request: HttpRequest, slug: str) -> HttpResponse:
    """What happens to the ticked lines: signed for today, or taken back."""
    campaign = campaigns.campaign_for(request, slug, *access.RECORDERS)
    ticked = [int(pk) for pk in request.POST.getlist("issue") if keys.is_key(pk)]
    issues = list(coverage.issues_of(campaign).filter(pk__in=ticked))
    try:
        messages.success(request, _carry_out(request, campaign, issues))
    except RefusedError as refused:
        messages.error(request, str(refused))
    return redirect("study:issue-list", slug)


@login_required
def issue_receipt(request: HttpRequest, slug: str) -> HttpResponse:
    """The list to print, with an empty column for signatures."""
    campaign = campaigns.campaign_for(request, slug, Permission.SEE_STUDY)
    filters = {name: str(value) for name, value in request.GET.items()}
    issues = list(coverage.matching(coverage.issues_of(campaign), filters))
    return render(request, "study/issue_receipt.html", {"campaign": campaign, "issues": issues})


def _hand_out(request: HttpRequest, form: IssueForm) -> int:
    typed, by = form.cleaned_data, access.user_of(request)
    titles = list(typed["materials"].select_related("campaign__unit"))
    if typed["to"] == "department":
        copies = typed["copies"] or 1
        for material in titles:
            services.issue_to_department(
                material=material, department=typed["department"], copies=copies, on=typed["on"], by=by
            )
        return copies * len(titles)
    return len(
        services.issue_to_people(materials=titles, people=form.takers, on=typed["on"], by=by, signed=typed["signed"])
    )


def _carry_out(request: HttpRequest, campaign: Campaign, issues: list[MaterialIssue]) -> str:
    by = access.user_of(request)
    if request.POST.get("act") == "take-back":
        number = services.take_back(campaign=campaign, issues=issues, by=by)
        said = ngettext("%(count)d line taken back.", "%(count)d lines taken back.", number)
    else:
        number = services.sign_for(campaign=campaign, issues=issues, on=campaign.today, by=by)
        said = ngettext("%(count)d line signed for.", "%(count)d lines signed for.", number)
    return said % {"count": number}
