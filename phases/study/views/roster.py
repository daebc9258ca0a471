"""Keeping the roster: the acts are the organisation's, the door is the campaign's."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from phases.organisation import services
from phases.organisation.models import Person
from phases.organisation.roles import Permission
from phases.study import access
from phases.study.forms.roster import LeaveForm, PasteForm, PersonForm
from phases.timeline import access as campaigns


@login_required
def person_add(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, Permission.EDIT_ROSTER)
    form = PersonForm(request.POST or None, unit=campaign.unit)
    if request.method == "POST" and form.is_valid():
        person = services.add_person(by=access.user_of(request), **form.cleaned_data)
        messages.success(request, _("%(name)s is on the roster.") % {"name": person.name})
        return redirect("study:person-add" if "another" in request.POST else "study:people", slug)
    return render(request, "study/person_form.html", {"campaign": campaign, "form": form, "person": None})


@login_required
def person_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    campaign, person = access.person_for(request, slug, pk, Permission.EDIT_ROSTER)
    form = PersonForm(request.POST or None, instance=person, unit=campaign.unit)
    if request.method == "POST" and form.is_valid():
        # The form has set the new values on its instance already; the act compares with what stands.
        standing = Person.objects.get(pk=pk)
        services.change_person(person=standing, by=access.user_of(request), **form.cleaned_data)
        return redirect("study:person", slug, pk)
    context = {"campaign": campaign, "form": form, "person": person, "leave": LeaveForm(initial={"on": campaign.today})}
    return render(request, "study/person_form.html", context)


@login_required
@require_POST
def person_leave(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    campaign, person = access.person_for(request, slug, pk, Permission.EDIT_ROSTER)
    leave = LeaveForm(request.POST)
    if leave.is_valid():
        services.person_leaves(person=person, by=access.user_of(request), on=leave.cleaned_data["on"])
        return redirect("study:people", slug)
    form = PersonForm(None, instance=person, unit=campaign.unit)
    context = {"campaign": campaign, "form": form, "person": person, "leave": leave}
    return render(request, "study/person_form.html", context)


@login_required
@require_POST
def person_return(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    _campaign, person = access.person_for(request, slug, pk, Permission.EDIT_ROSTER)
    services.person_returns(person=person, by=access.user_of(request))
    return redirect("study:person", slug, pk)


@login_required
def person_paste(request: HttpRequest, slug: str) -> HttpResponse:
    """Paste, look at what will happen, write: nothing is saved before the last step."""
    campaign = campaigns.campaign_for(request, slug, Permission.EDIT_ROSTER)
    form = PasteForm(request.POST or None, unit=campaign.unit)
    read = form.read() if request.method == "POST" and form.is_valid() else []
    wrong = [line for line in read if line.error]
    if read and not wrong and "write" in request.POST:
        lines = [line.line for line in read if line.line and line.fate != "same"]
        added, changed = services.put_on_roster(by=access.user_of(request), unit=campaign.unit, lines=lines)
        said = _("%(added)d added, %(changed)d changed.") % {"added": len(added), "changed": len(changed)}
        messages.success(request, said)
        return redirect("study:people", slug)
    counts = {fate: sum(line.fate == fate for line in read) for fate in ("add", "change", "same")}
    context = {"campaign": campaign, "form": form, "read": read, "wrong": len(wrong), "counts": counts}
    return render(request, "study/person_paste.html", context)
