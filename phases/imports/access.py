"""Fetch and check for imports: only the office brings sheets in; heads may see the ledgers and take copies."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from phases.core.ledgers import Ledger
from phases.imports.catalogue import LEDGERS
from phases.imports.models import Import
from phases.organisation.roles import Permission
from phases.timeline import access
from phases.timeline.models import Campaign


def ledger_for(request: HttpRequest, slug: str, key: str, *permissions: Permission) -> tuple[Campaign, Ledger[Any]]:
    campaign = access.campaign_for(request, slug, *permissions)
    if key not in LEDGERS:
        raise Http404
    return campaign, LEDGERS[key]


def import_for(request: HttpRequest, slug: str, pk: int) -> Import:
    campaign = access.campaign_for(request, slug, Permission.IMPORT)
    imported = get_object_or_404(Import.objects.defer("content").select_related("brought_by"), campaign=campaign, pk=pk)
    if imported.ledger not in LEDGERS:
        raise Http404
    imported.campaign = campaign
    return imported
