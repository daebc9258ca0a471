"""Appraisals: the list, one of them with its result, planning and changing."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from phases.appraisal import access, forms, reading, rules, selectors, services
from phases.appraisal.models import Appraisal, Option
from phases.core import audit, standing
from phases.core.verdict import RefusedError, Verdict
from phases.organisation.roles import Permission
from phases.timeline import access as campaigns
from phases.timeline import selectors as timeline
from phases.timeline.selectors import Part

ON_A_PAGE = 30
ROLES = ("clerk", "head")


@login_required
def appraisal_list(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, Permission.SEE_APPRAISALS)
    filters = {name: str(value) for name, value in request.GET.items()}
    found = selectors.matching(selectors.appraisals_of(campaign), filters)
    part, form = access.part_of(request), forms.AppraisalFilter(request.GET)
    context = {
        "campaign": campaign,
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        "counts": (counts := selectors.counts_of(campaign)),
        "views": selectors.views_of(counts, filters.get("view", "")),
        "form": form,
        "filtered": bool(form.wanted),
        "offered": selectors.offered_forms(campaign),
        "may_edit": rules.may_edit(part),
        "may_export": part.may(Permission.EXPORT),
    }
    return render(request, "appraisal/appraisal_list.html", context)


@login_required
def appraisal(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = access.appraisal_for(request, slug, pk)
    part, user = access.part_of(request), access.user_of(request)
    consent = rules.has_consent(found, selectors.consents_of(found))
    may_read = rules.may_read_votes(part, found)
    context = {
        "campaign": found.campaign,
        "appraisal": found,
        "consent": consent,
        "steps": reading.steps_of(found, consent),
        "deeds": reading.deeds_of(found, part, user, consent),
        "may_change": rules.may_change(part, found),
        "may_edit": rules.may_edit(part),
        "may_export": part.may(Permission.EXPORT) and may_read,
        "may_read_check": rules.may_count_again(part, user, found),
        "history": audit.history_of(found) if part.may(*access.COUNTERS) else [],
        **_result(found, part, may_read=bool(may_read)),
        **_remarks(request, found),
    }
    return render(request, "appraisal/appraisal.html", context)


@login_required
def appraisal_add(request: HttpRequest, slug: str) -> HttpResponse:
    """From a form of the template, as the repetition of a survey, as a part of a whole, or from nothing."""
    campaign = campaigns.campaign_for(request, slug, Permission.EDIT_APPRAISALS)
    start = reading.beginning(campaign, request.GET.dict())
    form = forms.AppraisalForm(request.POST or None, campaign=campaign, initial=start.initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.plan(
                campaign=campaign,
                by=access.user_of(request),
                form=start.form,
                repeats=start.repeats,
                **form.planned(),
            )
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("appraisal:appraisal", slug, made.pk)
    context = {"campaign": campaign, "form": form, "appraisal": None, "start": start}
    return render(request, "appraisal/appraisal_form.html", context)


@login_required
def appraisal_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = _writable(request, slug, pk)
    form = forms.AppraisalForm(request.POST or None, campaign=found.campaign, instance=found)
    if request.method == "POST" and form.is_valid():
        try:
            services.change(appraisal=found, by=access.user_of(request), **form.planned())
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("appraisal:appraisal", slug, pk)
    may_remove = rules.may_remove(access.part_of(request), found)
    context = {"campaign": found.campaign, "form": form, "appraisal": found, "may_remove": may_remove}
    return render(request, "appraisal/appraisal_form.html", context)


@login_required
def questions(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The questions with their words, one a line."""
    found = access.appraisal_for(request, slug, pk, Permission.EDIT_APPRAISALS)
    access.enforce(rules.may_change_form(access.part_of(request), found))
    options = Option.objects.filter(question__appraisal=found)
    mark = standing.mark_of(*found.questions.all(), *options, *found.groups.all())
    form = forms.QuestionsForm(request.POST or None, appraisal=found)
    if request.method == "POST" and standing.takes(form, request.POST, mark):
        by, asked = access.user_of(request), form.cleaned_data["text"]
        try:
            services.set_form(appraisal=found, questions=asked, groups=form.groups(), by=by)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("appraisal:appraisal", slug, pk)
    context = {"campaign": found.campaign, "appraisal": found, "form": form, "mark": mark}
    return render(request, "appraisal/questions.html", context)


@login_required
def appraisal_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = access.appraisal_for(request, slug, pk, Permission.EDIT_APPRAISALS)
    access.enforce(rules.may_remove(access.part_of(request), found))
    if request.method == "POST":
        try:
            services.remove(appraisal=found, by=access.user_of(request))
        except RefusedError as refused:
            messages.error(request, str(refused))
            return redirect("appraisal:appraisal", slug, pk)
        messages.success(request, _("The appraisal is off the list; what it said stays in the trail."))
        return redirect("appraisal:appraisal-list", slug)
    return render(request, "appraisal/remove.html", {"campaign": found.campaign, "appraisal": found})


@login_required
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    """What clerk and head do, and what this does not protect."""
    campaign = campaigns.campaign_for(request, slug, *access.COUNTERS)
    return render(request, "appraisal/guide.html", {"campaign": campaign, "phase": timeline.current_phase(campaign)})


def _writable(request: HttpRequest, slug: str, pk: int) -> Appraisal:
    found = access.appraisal_for(request, slug, pk, Permission.EDIT_APPRAISALS)
    access.enforce(rules.may_change(access.part_of(request), found))
    return found


def _result(found: Appraisal, part: Part, *, may_read: bool) -> dict[str, Any]:
    parts = selectors.standing_parts(found)
    may_read = bool(rules.may_read_whole(part, parts)) if parts else may_read
    result = selectors.result_of(found, parts) if may_read else None
    shown = result is not None and (result.is_counted or not parts)
    enough = rules.votes_may_be_published(result.numbers["valid"]) if shown and result else Verdict.yes()
    return {
        "result": result if shown else None,
        "too_few": "" if enough else enough.reason,
        "votes_shown": enough or part.may(*access.COUNTERS),
        "bars": reading.bars_of(result) if shown and result else [],
        "worth": reading.worth_of_a_vote(result) if shown and result else None,
        "warnings": reading.warnings_of(found, rules.has_consent(found, selectors.consents_of(found))),
        "again": reading.asked_again(found, result) if shown and result else None,
        "corrections": reading.kept_of(found) if may_read and enough else [],
    }


def _remarks(request: HttpRequest, found: Appraisal) -> dict[str, Any]:
    count = found.remarks.count()
    may_show = rules.remarks_may_be_shown(access.part_of(request))
    return {
        "remarks_count": count,
        "remarks": list(found.remarks.all()) if count and may_show else [],
        "may_write_remarks": rules.may_write_remarks(access.part_of(request), found),
    }
