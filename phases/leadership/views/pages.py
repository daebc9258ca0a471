"""The leading group at a glance, what leaders do, and what is overdue."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from phases.core.verdict import RefusedError
from phases.documents import sections as documents
from phases.leadership import forms, rules, selectors, services
from phases.leadership.models import LeaderDuty, LeadingGroup
from phases.leadership.shelf import INSIDE, OVERSEES, SHELF
from phases.organisation.models import Person
from phases.organisation.roles import Permission
from phases.timeline import access
from phases.timeline.access import SignedIn

DEEDS: dict[str, tuple[Callable[..., Any], Promise]] = {
    "draw-up": (services.draw_up_duties, gettext_lazy("The list is drawn up. Publish it when it stands.")),
    "publish": (
        services.publish_duties,
        gettext_lazy("Published. Everybody of the campaign reads it now, observers too."),
    ),
    "withdraw": (services.withdraw_duties, gettext_lazy("Taken back: only those inside read it now.")),
}


@login_required
def overview(request: SignedIn, slug: str) -> HttpResponse:
    """Group, office and who guides which department."""
    campaign = access.campaign_for(request, slug, *SHELF.read)
    group = LeadingGroup.objects.filter(campaign=campaign).select_related("founded_by").first()
    context = _on(request, "overview") | {
        "group": group,
        "founded_by": documents.quoted(group.founded_by) if group and group.founded_by else "",
        "members": selectors.MEMBERS.of(campaign),
        "mapped": selectors.mapped(campaign),
        "unmapped": selectors.unmapped_departments(campaign),
    }
    return render(request, "leadership/overview.html", context)


@login_required
def group_edit(request: SignedIn, slug: str) -> HttpResponse:
    campaign = access.campaign_for(request, slug, SHELF.write)
    group = LeadingGroup.objects.filter(campaign=campaign).first()
    form = forms.GroupForm(request.POST or None, campaign=campaign, instance=group)
    if request.method == "POST" and form.is_valid():
        services.found_group(campaign=campaign, by=request.user, **form.acts_on())
        messages.success(request, _("The leading group is recorded."))
        return redirect("leadership:overview", slug)
    return render(request, "leadership/group_form.html", _on(request, "overview") | {"form": form, "group": group})


@login_required
def responsibility_edit(request: SignedIn, slug: str, pk: int) -> HttpResponse:
    """The departments of one leader, in one form."""
    campaign = access.campaign_for(request, slug, SHELF.write)
    leader = get_object_or_404(Person.objects.on_roster(campaign.unit), pk=pk, is_leader=True)
    standing = next(one.departments for one in selectors.mapped(campaign) if one.leader == leader)
    initial = {"departments": [department.pk for department in standing]}
    form = forms.ResponsibilityForm(request.POST or None, campaign=campaign, leader=leader, initial=initial)
    if request.method == "POST" and form.is_valid():
        departments = form.cleaned_data["departments"]
        services.assign(campaign=campaign, leader=leader, departments=departments, by=request.user)
        messages.success(request, _("Recorded: the departments of %(name)s.") % {"name": leader})
        return redirect("leadership:overview", slug)
    context = _on(request, "overview") | {"form": form, "leader": leader}
    return render(request, "leadership/responsibility_form.html", context)


@login_required
def duties(request: SignedIn, slug: str) -> HttpResponse:
    """Every leader's list and threefold lead; before it is published only those inside see it (domain.md T-09)."""
    campaign = access.campaign_for(request, slug, *SHELF.read)
    published = selectors.duty_list(campaign)
    is_public = bool(published and published.published_on)
    shown = selectors.duties_of(campaign) if is_public or request.part.may(*INSIDE) else []
    leaders = selectors.leaders_of(campaign)
    context = _on(request, "duties") | {
        "published": published,
        "is_public": is_public,
        "lists": shown,
        "leads": selectors.leads(campaign) if request.part.may(*INSIDE) else [],
        "may_draw_up": rules.may_draw_up(campaign, leaders),
        "asked": len(campaign.rules.get("leader_checklist", ())),
        "form": forms.PublishForm(initial={"on": campaign.today}),
    }
    return render(request, "leadership/duties.html", context)


@login_required
@require_POST
def duties_deed(request: SignedIn, slug: str, act: str) -> HttpResponse:
    """Draw the list up, publish it, or take it back."""
    campaign = access.campaign_for(request, slug, SHELF.write)
    form = forms.PublishForm(request.POST)
    if act == "publish" and not form.is_valid():
        messages.error(request, _("Not published: name the day."))
        return redirect("leadership:duties", slug)
    service, said = DEEDS[act]
    try:
        service(campaign=campaign, by=request.user, **(form.cleaned_data if act == "publish" else {}))
    except RefusedError as refused:
        messages.error(request, str(refused.reason))
    else:
        messages.success(request, str(said))
    return redirect("leadership:duties", slug)


@login_required
@require_POST
def duty_tick(request: SignedIn, slug: str, pk: int) -> HttpResponse:
    """Done today, or not done after all: one button that goes both ways."""
    campaign = access.campaign_for(request, slug, SHELF.write)
    duty = get_object_or_404(LeaderDuty.objects.select_related("campaign", "leader"), campaign=campaign, pk=pk)
    services.tick_duty(duty=duty, by=request.user, on=None if duty.done_on else campaign.today)
    return redirect("leadership:duties", slug)


@login_required
def overdue(request: SignedIn, slug: str) -> HttpResponse:
    campaign = access.campaign_for(request, slug, *OVERSEES)
    context = _on(request, "overdue") | {"rows": selectors.overdue(campaign)}
    return render(request, "leadership/overdue.html", context)


def _on(request: SignedIn, name: str) -> dict[str, Any]:
    campaign, part = request.campaign, request.part
    return {
        "campaign": campaign,
        "shelf": SHELF,
        "tabs": list(SHELF.tabs(campaign, part.may, name)),
        "may_edit": part.may(SHELF.write),
        "may_export": part.may(Permission.EXPORT),
    }
