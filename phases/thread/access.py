"""Fetch and check: which thing's way is asked for, and who may follow it."""

import uuid

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from phases.analysis.models import Problem
from phases.opinions import rules as opinions
from phases.opinions.models import Opinion, OpinionGroup
from phases.organisation.roles import Permission
from phases.rectification.models import Item
from phases.thread.selectors.chain import Thing
from phases.timeline import access
from phases.timeline.access import SignedIn
from phases.timeline.models import Campaign

P = Permission
# The flow names no opinion; what was consolidated may be read by whoever reads the problems that it led to.
FLOW = (P.SEE_OPINIONS, P.SEE_PROBLEMS, P.SEE_RECTIFICATION)
WAYS = (P.SEE_OPINIONS, P.SEE_PROBLEMS)

KINDS: dict[str, tuple[type[Opinion | OpinionGroup | Problem | Item], tuple[Permission, ...]]] = {
    "opinions": (Opinion, (P.SEE_OPINIONS,)),
    "consolidated": (OpinionGroup, WAYS),
    "problems": (Problem, (P.SEE_PROBLEMS,)),
    "items": (Item, (P.SEE_RECTIFICATION,)),
}


def thing_for(request: HttpRequest, slug: str, kind: str, key: str) -> tuple[Campaign, Thing]:
    model, permissions = KINDS[kind]
    campaign = access.campaign_for(request, slug, *permissions)
    thing: Thing | None = model.objects.filter(campaign=campaign, pk=_key(kind, key)).first()
    if thing is None:
        raise Http404
    if isinstance(thing, Opinion):
        _may_read(request, thing)
    thing.campaign = campaign
    return campaign, thing


def _key(kind: str, key: str) -> str | int:
    try:
        return str(uuid.UUID(key)) if kind == "opinions" else int(key[:9])
    except ValueError:
        raise Http404 from None


def _may_read(request: HttpRequest, opinion: Opinion) -> None:
    signed_in: SignedIn = request  # type: ignore[assignment] # the view stands behind login_required
    if not (verdict := opinions.may_read(signed_in.part, signed_in.user, opinion)):
        raise PermissionDenied(verdict.reason)
