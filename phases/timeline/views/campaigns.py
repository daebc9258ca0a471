"""The campaigns one sees, a new one, and its settings."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from phases.core import audit, standing
from phases.organisation import access as organisation_access
from phases.organisation import services as organisation
from phases.organisation.models import Unit
from phases.organisation.roles import Permission
from phases.timeline import access, services, template
from phases.timeline.forms import CampaignForm, NewCampaignForm
from phases.timeline.models import Campaign

ROWS = 50


@login_required
def campaign_list(request: HttpRequest) -> HttpResponse:
    user = organisation_access.signed_in(request)
    campaigns = Campaign.objects.visible_to(user).select_related("unit", "parent__unit").prefetch_related("phases")
    if words := request.GET.get("q", "").strip():
        campaigns = campaigns.filter(Q(name__icontains=words) | Q(unit__name__icontains=words))
    page = Paginator(campaigns, ROWS).get_page(request.GET.get("page"))
    return render(request, "timeline/campaign_list.html", {"page": page, "q": words, "user": user})


@login_required
def campaign_add(request: HttpRequest) -> HttpResponse:
    """Administrators create campaigns; one form, and the template does the rest."""
    by = organisation_access.administrator(request)
    form = NewCampaignForm(request.POST or None, initial={"unit": request.GET.get("unit")})
    if request.method == "POST" and form.is_valid():
        fields = dict(form.cleaned_data)
        chosen = template.available()[fields.pop("template")]
        name = fields.pop("new_unit")
        unit = fields.pop("unit") or organisation.add_unit(by=by, name=name, kind=Unit.Kind.UNIT)
        campaign = services.create_campaign(template=chosen, unit=unit, by=by, **fields)
        if not chosen.is_dated_for(campaign.year):
            messages.info(
                request, _("The template's dates are of %(year)d, so they were left open.") % {"year": chosen.year}
            )
        return redirect("timeline:first-steps", campaign.slug)
    return render(request, "timeline/campaign_form.html", {"form": form, "templates": template.available().values()})


@login_required
def first_steps(request: HttpRequest, slug: str) -> HttpResponse:
    """What to do first in a new campaign; each step can be done later as well."""
    campaign = access.campaign_for(request, slug, Permission.EDIT_CAMPAIGN)
    may_edit_roster = request.part.may(Permission.EDIT_ROSTER)  # type: ignore[attr-defined] # set by campaign_for
    return render(request, "timeline/first_steps.html", {"campaign": campaign, "may_edit_roster": may_edit_roster})


@login_required
def campaign_edit(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = access.campaign_for(request, slug, Permission.EDIT_CAMPAIGN)
    mark = standing.mark_of(campaign)
    form = CampaignForm(request.POST or None, instance=campaign)
    if request.method == "POST" and standing.takes(form, request.POST, mark):
        fresh = Campaign.objects.get(pk=campaign.pk)
        services.change_campaign(campaign=fresh, by=organisation_access.signed_in(request), **form.cleaned_data)
        messages.success(request, _("The campaign's particulars are changed."))
        return redirect("timeline:plan", slug)
    context = {"form": form, "campaign": campaign, "mark": mark, "history": audit.history_of(campaign)}
    return render(request, "timeline/campaign_form.html", context)
