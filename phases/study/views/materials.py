"""What is to be studied, how often it was, and by whom it was not."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from phases.core.verdict import RefusedError
from phases.organisation.roles import Permission
from phases.study import access, services
from phases.study.forms.materials import MaterialForm
from phases.study.models import StudyMaterial
from phases.study.selectors import coverage, materials
from phases.timeline import access as campaigns


@login_required
def material_list(request: HttpRequest, slug: str) -> HttpResponse:
    """The list, with the form for one more at its foot."""
    campaign = campaigns.campaign_for(request, slug, Permission.SEE_STUDY)
    may_edit = access.part_of(request).may(Permission.RECORD_STUDY)
    form = MaterialForm(request.POST or None, instance=StudyMaterial(campaign=campaign))
    if request.method == "POST" and may_edit and form.is_valid():
        services.add_material(campaign=campaign, by=access.user_of(request), **form.cleaned_data)
        return redirect("study:material-list", slug)
    rows = materials.studied(campaign)
    context = {
        "campaign": campaign,
        "rows": rows,
        "form": form,
        "may_edit": may_edit,
        "may_export": access.part_of(request).may(Permission.EXPORT),
        "offered": materials.offered(campaign, rows) if may_edit else [],
    }
    return render(request, "study/material_list.html", context)


@login_required
@require_POST
def material_adopt(request: HttpRequest, slug: str) -> HttpResponse:
    """The titles that the campaign's template names, in one click."""
    campaign = campaigns.campaign_for(request, slug, Permission.RECORD_STUDY)
    number = len(services.adopt_materials(campaign=campaign, by=access.user_of(request)))
    said = ngettext("%(count)d title taken over.", "%(count)d titles taken over.", number) % {"count": number}
    messages.success(request, said)
    return redirect("study:material-list", slug)


@login_required
def material_coverage(request: HttpRequest, slug: str) -> HttpResponse:
    """Which required title has not been studied by whom."""
    campaign = campaigns.campaign_for(request, slug, Permission.SEE_STUDY)
    rows = coverage.coverage_of(campaign)
    context = {
        "campaign": campaign,
        "rows": rows,
        "studied": sum(row.is_studied for row in rows),
        "may_record": access.may_record(request),
        "may_export": access.part_of(request).may(Permission.EXPORT),
    }
    return render(request, "study/coverage.html", context)


@login_required
def material_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, Permission.RECORD_STUDY)
    material = get_object_or_404(StudyMaterial, campaign=campaign, pk=pk)
    form = MaterialForm(request.POST or None, instance=material)
    if request.method == "POST" and form.is_valid():
        # The form has set the new words on its instance already; the act compares with what stands.
        material = get_object_or_404(StudyMaterial, campaign=campaign, pk=pk)
        services.change_material(material=material, by=access.user_of(request), **form.cleaned_data)
        return redirect("study:material-list", slug)
    context = {"campaign": campaign, "material": material, "form": form}
    return render(request, "study/material_form.html", context)


@login_required
@require_POST
def material_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, Permission.RECORD_STUDY)
    material = get_object_or_404(StudyMaterial, campaign=campaign, pk=pk)
    form = MaterialForm(None, instance=material)
    try:
        services.remove_material(material=material, by=access.user_of(request))
    except RefusedError as refused:
        context = {"campaign": campaign, "material": material, "form": form, "refused": refused.reason}
        return render(request, "study/material_form.html", context, status=409)
    return redirect("study:material-list", slug)
