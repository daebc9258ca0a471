"""Fetch and check in one call: the whole access policy of the campaign pages.

A campaign that the user may not see does not exist for them (404); a page they may not use in a campaign they see
is refused with the reason (403).
"""

from typing import TYPE_CHECKING, cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _

from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.timeline import selectors
from phases.timeline.models import Campaign, Phase

if TYPE_CHECKING:

    class SignedIn(HttpRequest):
        """A request of somebody who has logged in; `campaign` and `part` are set by `campaign_for`."""

        user: User
        campaign: Campaign
        part: "selectors.Part"

else:
    SignedIn = HttpRequest

NOT_YOURS = _(
    "Your part in this campaign does not include this page. Nothing was changed. "
    "Whoever runs the leading-group office can give you a part that does."
)


def campaign_for(request: HttpRequest, slug: str, *permissions: Permission) -> Campaign:
    """The campaign, when the user sees it and holds one of `permissions` in it.

    Leaves `request.campaign` and `request.part` for the frame of the page. Views stand behind `login_required`.
    """
    user = cast("User", request.user)
    campaign = Campaign.objects.visible_to(user).select_related("unit", "parent__unit").filter(slug=slug).first()
    if campaign is None:
        raise Http404
    part = selectors.part_of(user, campaign)
    if permissions and not part.may(*permissions):
        raise PermissionDenied(NOT_YOURS)
    request.campaign = campaign  # type: ignore[attr-defined] # typed by SignedIn
    request.part = part  # type: ignore[attr-defined] # typed by SignedIn
    return campaign


def phase_for(request: HttpRequest, slug: str, order: int, *permissions: Permission) -> Phase:
    """The phase with this order of a campaign the user may use."""
    campaign = campaign_for(request, slug, *permissions)
    phase = campaign.phases.filter(order=order).first()
    if phase is None:
        raise Http404
    phase.campaign = campaign
    return phase
