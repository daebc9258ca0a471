"""Department by department: who discussed, who summed up; the theme; suggestions that become opinions."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from phases.core import standing
from phases.core.verdict import RefusedError
from phases.discussion import access, forms, rules, selectors, services
from phases.discussion.models import Discussion, Summary
from phases.organisation.roles import Permission
from phases.timeline import access as campaigns


@login_required
def coverage(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, Permission.SEE_DISCUSSION)
    part, rows = access.part_of(request), selectors.covered(campaign)
    context = {
        "campaign": campaign,
        "rows": [(row, bool(rules.may_record_for(part, row.department))) for row in rows],
        "theme": selectors.quoted(selectors.theme_of(campaign), campaign.script),
        "discussed": sum(bool(row.discussions) for row in rows),
        "summed_up": sum(row.summary is not None for row in rows),
        "may_record": part.may(*access.RECORDERS),
        "may_set_theme": rules.may_set_theme(part),
        "may_export": part.may(Permission.EXPORT),
        "may_edit_units": part.may(Permission.EDIT_ROSTER),
    }
    return render(request, "discussion/coverage.html", context)


@login_required
def theme_edit(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, Permission.EDIT_DISCUSSION)
    form = forms.ThemeForm(request.POST or None, initial={"words": selectors.theme_of(campaign)})
    if request.method == "POST" and form.is_valid():
        services.set_theme(campaign=campaign, by=access.user_of(request), **form.cleaned_data)
        return redirect("discussion:coverage", slug)
    return render(request, "discussion/theme_form.html", {"campaign": campaign, "form": form})


@login_required
def summary_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What a department sums its discussions up to; the views and suggestions stand beside it."""
    campaign, department = access.department_to_write(request, slug, pk)
    summary = Summary.objects.filter(campaign=campaign, department=department).first()
    mark = standing.mark_of(*[summary] if summary else [])
    form = forms.SummaryForm(request.POST or None, instance=summary, initial={"handed_in_on": campaign.today})
    if request.method == "POST" and standing.takes(form, request.POST, mark):
        try:
            services.hand_in_summary(
                campaign=campaign,
                department=department,
                text=form.cleaned_data["text"],
                on=form.cleaned_data["handed_in_on"],
                by=access.user_of(request),
            )
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The summary of %(name)s is handed in.") % {"name": department})
            return redirect("discussion:coverage", slug)
    held = Discussion.objects.filter(campaign=campaign, department=department)
    context = {
        "campaign": campaign,
        "department": department,
        "form": form,
        "mark": mark,
        "summary": summary,
        "held": held.prefetch_related("views", "suggestions"),
    }
    return render(request, "discussion/summary_form.html", context)


@login_required
@require_POST
def suggestion_promote(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    suggestion = access.suggestion_to_write(request, slug, pk)
    try:
        services.promote_suggestion(suggestion=suggestion, by=access.user_of(request))
    except RefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The suggestion stands among the opinions now and keeps its origin."))
    return redirect("discussion:discussion", slug, suggestion.discussion_id)
