"""Several items at once: what waits for whoever looks, each ticked by hand."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from phases.organisation.roles import Permission
from phases.rectification import access, batches, forms, services
from phases.timeline import access as campaigns


@login_required
def waiting(request: HttpRequest, slug: str) -> HttpResponse:
    """What was reported done and waits for this person, with what was done and what the check found."""
    campaign = campaigns.campaign_for(request, slug, Permission.SEE_RECTIFICATION)
    found = batches.waiting(campaign, access.part_of(request), access.user_of(request))
    context = {"campaign": campaign, "batches": found, "number": sum(batch.number for batch in found)}
    return render(request, "rectification/waiting.html", context)


@login_required
@require_POST
def take(request: HttpRequest, slug: str, act: str) -> HttpResponse:
    """Each ticked item on its own; what a rule refuses is said, and the others are done."""
    campaign = campaigns.campaign_for(request, slug, Permission.SEE_RECTIFICATION)
    if act not in batches.ACTS:
        raise Http404
    form = forms.SeveralForm(request.POST, campaign=campaign)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return redirect("rectification:waiting", slug)
    ticked = list(form.cleaned_data["items"])
    by, note = access.user_of(request), form.cleaned_data["note"]
    refused = services.take_several(items=ticked, act=act, by=by, note=note)
    if done := len(ticked) - len(refused):
        said = ngettext("%(n)d item is done with.", "%(n)d items are done with.", done)
        messages.success(request, said % {"n": done})
    for reason in refused[:5]:
        messages.error(request, reason)
    return redirect("rectification:waiting", slug)
