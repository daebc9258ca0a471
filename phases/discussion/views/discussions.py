"""Discussions: the list, one of them, recording and correcting."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from phases.core import audit, standing
from phases.core.verdict import RefusedError
from phases.discussion import access, forms, rules, selectors, services
from phases.discussion.models import Discussion
from phases.organisation.roles import Permission
from phases.timeline import access as campaigns
from phases.timeline import selectors as timeline

ON_A_PAGE = 30


@login_required
def discussion_list(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, Permission.SEE_DISCUSSION)
    filters = {name: str(value) for name, value in request.GET.items()}
    found = selectors.matching(selectors.discussions_of(campaign), filters)
    part, form = access.part_of(request), forms.DiscussionFilter(request.GET, campaign=campaign)
    context = {
        "campaign": campaign,
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        "form": form,
        "filtered": bool(form.wanted),
        "may_record": part.may(*access.RECORDERS),
        "may_export": part.may(Permission.EXPORT),
    }
    return render(request, "discussion/discussion_list.html", context)


@login_required
def discussion_add(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, *access.RECORDERS)
    initial = {
        "held_on": campaign.today,
        "phase": timeline.current_phase(campaign),
        **({"department": asked} if (asked := request.GET.get("department", "")).isdecimal() else {}),
    }
    part = access.part_of(request)
    form = forms.DiscussionForm(request.POST or None, campaign=campaign, part=part, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.record_discussion(campaign=campaign, by=access.user_of(request), **form.cleaned_data)
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Recorded: %(title)s.") % {"title": made})
            return redirect("discussion:discussion", slug, made.pk)
    context = {"campaign": campaign, "form": form, "discussion": None}
    return render(request, "discussion/discussion_form.html", context)


@login_required
def discussion_detail(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    discussion = access.discussion_for(request, slug, pk)
    part = access.part_of(request)
    may_edit = rules.may_record_for(part, discussion.department)
    context = {
        "campaign": discussion.campaign,
        "discussion": discussion,
        "theme": selectors.quoted(
            discussion.theme or selectors.theme_of(discussion.campaign), discussion.campaign.script
        ),
        "leaders": discussion.leaders.all(),
        "new_views": discussion.views.all(),
        "suggestions": discussion.suggestions.select_related("opinion"),
        "may_edit": may_edit,
        "history": audit.history_of(discussion) if may_edit or part.may(Permission.SEE_TRAIL) else [],
    }
    return render(request, "discussion/discussion_detail.html", context)


@login_required
def discussion_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    discussion = access.discussion_for(request, slug, pk, to_write=True)
    mark = standing.mark_of(discussion, *discussion.views.all(), *discussion.suggestions.all())
    campaign, part = discussion.campaign, access.part_of(request)
    form = forms.DiscussionForm(request.POST or None, campaign=campaign, part=part, instance=discussion)
    if request.method == "POST" and standing.takes(form, request.POST, mark):
        try:
            # The form has set the new words on its instance already; the act compares with what stands.
            services.change_discussion(
                discussion=Discussion.objects.get(pk=pk), by=access.user_of(request), **form.cleaned_data
            )
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("discussion:discussion", slug, pk)
    context = {"campaign": campaign, "form": form, "discussion": discussion, "mark": mark}
    return render(request, "discussion/discussion_form.html", context)


@login_required
def discussion_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    discussion = access.discussion_for(request, slug, pk, to_write=True)
    if request.method == "POST":
        try:
            services.remove_discussion(discussion=discussion, by=access.user_of(request))
        except RefusedError as refused:
            messages.error(request, str(refused))
            return redirect("discussion:discussion", slug, pk)
        messages.success(request, _("The discussion is taken out; what it said stays in the trail."))
        return redirect("discussion:discussion-list", slug)
    context = {"campaign": discussion.campaign, "discussion": discussion, "verdict": rules.may_remove(discussion)}
    return render(request, "discussion/discussion_remove.html", context)
