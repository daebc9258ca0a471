"""Who has which part in a campaign."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phases.core.verdict import RefusedError
from phases.organisation import access as organisation_access
from phases.organisation.roles import Permission, Role
from phases.timeline import access, services
from phases.timeline.forms import PartForm
from phases.timeline.models import Appointment

ROWS = 50


@login_required
def parts(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = access.campaign_for(request, slug, Permission.APPOINT)
    form = PartForm(request.POST or None, unit=campaign.unit)
    if request.method == "POST" and form.is_valid():
        by = organisation_access.signed_in(request)
        try:
            appointment = services.appoint(campaign=campaign, by=by, **form.cleaned_data)
        except RefusedError as refused:
            form.add_error("role", str(refused))
        else:
            done = _("%(name)s is now %(role)s.")
            messages.success(request, done % {"name": appointment.user, "role": appointment.get_role_display()})
            return redirect("timeline:parts", slug)
    standing = campaign.appointments.filter(ended_at=None).select_related("user", "department")
    role = request.GET.get("role", "")
    if role in Role.values:
        standing = standing.filter(role=role)
    page = Paginator(standing, ROWS).get_page(request.GET.get("page"))
    context = {"campaign": campaign, "form": form, "page": page, "roles": Role.choices, "role": role}
    return render(request, "timeline/parts.html", context)


@login_required
@require_POST
def part_end(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    campaign = access.campaign_for(request, slug, Permission.APPOINT)
    appointment = get_object_or_404(Appointment.objects.select_related("user", "campaign"), pk=pk, campaign=campaign)
    try:
        services.end_appointment(appointment=appointment, by=organisation_access.signed_in(request))
    except RefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The part has ended. You can give it again."))
    return redirect("timeline:parts", slug)
