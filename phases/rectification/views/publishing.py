"""The plan made public, and what people answered."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phases.core.verdict import RefusedError
from phases.organisation.roles import Permission
from phases.rectification import access, forms, rules, selectors, services
from phases.rectification.shelf import SHELF
from phases.timeline import access as campaigns

EDIT = Permission.EDIT_RECTIFICATION
ON_A_PAGE = 50


@login_required
def publications(request: HttpRequest, slug: str) -> HttpResponse:
    """Where the plan was published, from when until when."""
    campaign = campaigns.campaign_for(request, slug, Permission.SEE_RECTIFICATION)
    part, plan = access.part_of(request), selectors.plan_of(campaign)
    context = {
        "campaign": campaign,
        "tabs": list(SHELF.tabs(campaign, part.may, "publications")),
        "plan": plan,
        "page": Paginator(selectors.publications_of(campaign), ON_A_PAGE).get_page(request.GET.get("page")),
        "may_publish": rules.may_publish(part, plan) if plan else None,
        "may_edit": part.may(EDIT),
    }
    return render(request, "rectification/publications.html", context)


@login_required
def publication_add(request: HttpRequest, slug: str) -> HttpResponse:
    """To whom, where, from when; below stands what will be published."""
    plan = access.plan_for(request, slug, EDIT)
    access.enforce(rules.may_publish(access.part_of(request), plan))
    form = forms.PublishForm(request.POST or None, initial={"published_on": plan.campaign.today})
    if request.method == "POST" and form.is_valid():
        try:
            services.publish_plan(plan=plan, by=access.user_of(request), **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Published. What stands there is frozen; publish anew after changes."))
            return redirect("rectification:publications", slug)
    content = selectors.published_content(plan)
    context = {"campaign": plan.campaign, "plan": plan, "form": form, "content": content}
    return render(request, "rectification/publication_form.html", context)


@login_required
def publication(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What was published, and the answers to it."""
    found = access.publication_for(request, slug, pk)
    part = access.part_of(request)
    sees = part.may(Permission.SEE_OPINIONS)
    context = {
        "campaign": found.plan.campaign,
        "publication": found,
        "content": found.content,
        "states": selectors.states_now(found),
        "answers": selectors.answers_to(found)[:ON_A_PAGE] if sees else [],
        "sees_answers": sees,
        "form": forms.FeedbackForm(),
        "may_record": part.may(Permission.RECORD_OPINIONS),
        "may_end": part.may(EDIT) and found.until is None,
    }
    return render(request, "rectification/publication.html", context)


@login_required
@require_POST
def feedback_add(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """An answer as a raw opinion of the publication's channel."""
    found = access.publication_for(request, slug, pk, Permission.RECORD_OPINIONS)
    form = forms.FeedbackForm(request.POST)
    if form.is_valid():
        services.record_feedback(publication=found, by=access.user_of(request), **form.cleaned_data)
        messages.success(request, _("Kept among the opinions; it goes their way from here."))
    else:
        messages.error(request, _("Nothing was kept: write what was answered."))
    return redirect("rectification:publication", slug, pk)


@login_required
@require_POST
def publication_end(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = access.publication_for(request, slug, pk, EDIT)
    try:
        services.end_publication(publication=found, by=access.user_of(request))
    except RefusedError as refused:
        messages.error(request, str(refused))
    return redirect("rectification:publication", slug, pk)
