"""Fetch and check for the pages of reports that are not the document's own."""

from django.http import Http404, HttpRequest

from phases.organisation.roles import Permission
from phases.reports import selectors
from phases.reports.models import Delivery
from phases.timeline import access


def received_for(request: HttpRequest, slug: str, pk: int) -> Delivery:
    """What arrived in the inbox of a superior's campaign, for those who receive reports there."""
    campaign = access.campaign_for(request, slug, Permission.RECEIVE_REPORTS)
    delivery = selectors.inbox_of(campaign).filter(pk=pk).first()
    if delivery is None:
        raise Http404
    return delivery


def delivery_for(request: HttpRequest, slug: str, pk: int) -> Delivery:
    """A delivery of the campaign's own report, for those who edit it."""
    campaign = access.campaign_for(request, slug, Permission.EDIT_DOCUMENTS)
    delivery = selectors.deliveries_of(campaign).filter(pk=pk).first()
    if delivery is None:
        raise Http404
    return delivery
