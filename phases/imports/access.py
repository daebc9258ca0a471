"""Fetch and check for imports: the office brings sheets in, but for a ledger that says who does; heads take copies."""

from typing import Any, cast

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from phases.core.ledgers import Ledger
from phases.imports import rules
from phases.imports.catalogue import BRINGING, LEDGERS
from phases.imports.models import Import
from phases.organisation.roles import Permission
from phases.timeline import access
from phases.timeline.access import SignedIn
from phases.timeline.models import Campaign


def ledger_for(request: HttpRequest, slug: str, key: str, *permissions: Permission) -> tuple[Campaign, Ledger[Any]]:
    """The ledger, for those who may bring sheets into it or hold one of `permissions`."""
    ledger = LEDGERS.get(key)
    campaign = access.campaign_for(request, slug, *([rules.needed(ledger)] if ledger else BRINGING), *permissions)
    if ledger is None:
        raise Http404
    return campaign, ledger


def blank_for(request: HttpRequest, slug: str, key: str) -> tuple[Campaign, Ledger[Any]]:
    """Its blank sheet, which names people to choose from: for those who bring sheets into it or take it out."""
    return ledger_for(request, slug, key, *([LEDGERS[key].permission] if key in LEDGERS else ()))


def import_for(request: HttpRequest, slug: str, pk: int) -> Import:
    """For those who could have brought it; for others it does not exist."""
    campaign = access.campaign_for(request, slug, *BRINGING)
    imported = get_object_or_404(Import.objects.defer("content").select_related("brought_by"), campaign=campaign, pk=pk)
    ledger = LEDGERS.get(imported.ledger)
    if ledger is None or not rules.may_bring(cast("SignedIn", request).part, ledger):
        raise Http404
    imported.campaign = campaign
    return imported
