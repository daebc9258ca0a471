"""Study groups of the unit: the party group, branches, whoever studies together (domain.md S-10, T-60)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phases.core.verdict import RefusedError
from phases.organisation import services
from phases.organisation.models import Group
from phases.organisation.roles import Permission
from phases.study import access
from phases.study.forms.groups import GroupForm
from phases.timeline import access as campaigns


@login_required
def group_list(request: HttpRequest, slug: str) -> HttpResponse:
    """The list, with the form for one more beside it."""
    campaign = campaigns.campaign_for(request, slug, Permission.SEE_ROSTER)
    may_edit = access.part_of(request).may(Permission.EDIT_ROSTER)
    form = GroupForm(request.POST or None, unit=campaign.unit)
    if request.method == "POST" and may_edit and form.is_valid():
        services.add_group(unit=campaign.unit, by=access.user_of(request), **form.cleaned_data)
        return redirect("study:group-list", slug)
    groups = campaign.unit.groups.annotate(size=Count("members"))
    context = {"campaign": campaign, "groups": groups, "form": form, "may_edit": may_edit}
    return render(request, "study/group_list.html", context)


@login_required
def group_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, Permission.EDIT_ROSTER)
    group = get_object_or_404(Group, unit=campaign.unit, pk=pk)
    form = GroupForm(request.POST or None, instance=group, unit=campaign.unit)
    if request.method == "POST" and form.is_valid():
        # The form has set the new words on its instance already; the act compares with what stands.
        group = get_object_or_404(Group, unit=campaign.unit, pk=pk)
        services.change_group(group=group, by=access.user_of(request), **form.cleaned_data)
        return redirect("study:group-list", slug)
    return render(request, "study/group_form.html", {"campaign": campaign, "group": group, "form": form})


@login_required
@require_POST
def group_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, Permission.EDIT_ROSTER)
    group = get_object_or_404(Group, unit=campaign.unit, pk=pk)
    try:
        services.remove_group(group=group, by=access.user_of(request))
    except RefusedError as refused:
        messages.error(request, str(refused.reason))
        return redirect("study:group-edit", slug, pk)
    messages.success(request, _("The group is gone; its people stay on the roster."))
    return redirect("study:group-list", slug)
