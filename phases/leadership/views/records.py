"""Members, observers and inspections, register by register."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from phases.leadership.shelf import SHELF
from phases.timeline import access
from phases.timeline.access import SignedIn
from phases.timeline.views import registers


@login_required
def records(request: SignedIn, slug: str, key: str) -> HttpResponse:
    campaign = access.campaign_for(request, slug, *SHELF.read)
    return registers.list_page(request, SHELF, key, today=campaign.today)


@login_required
def record_add(request: SignedIn, slug: str, key: str) -> HttpResponse:
    access.campaign_for(request, slug, SHELF.write)
    return registers.add_page(request, SHELF, key)


@login_required
def record_edit(request: SignedIn, slug: str, key: str, pk: int) -> HttpResponse:
    access.campaign_for(request, slug, SHELF.write)
    return registers.change_page(request, SHELF, key, pk)


@login_required
@require_POST
def record_remove(request: SignedIn, slug: str, key: str, pk: int) -> HttpResponse:
    access.campaign_for(request, slug, SHELF.write)
    return registers.remove(request, SHELF, key, pk)
