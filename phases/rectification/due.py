"""What rectification puts on the workbench: overdue items, items to check, items to close."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phases.core.due import Due
from phases.organisation.models import User
from phases.rectification import rules
from phases.rectification.models import Item
from phases.rectification.selectors import WAITING
from phases.rectification.states import OPEN, ItemState
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part


class RectificationDue:
    """One query, however many items wait. Each sees what he or she may do, and nobody else's delays."""

    def waiting(self, campaign: Campaign, user: User, part: Part) -> Iterator[Due]:
        late = Q(state__in=OPEN, due_last__lt=campaign.today)
        found = Item.objects.filter(campaign=campaign).filter(late | Q(state__in=WAITING))
        for item in found.select_related("department", "person", "leader"):
            if due := _due(item, campaign, user, part):
                yield due


def _due(item: Item, campaign: Campaign, user: User, part: Part) -> Due | None:
    if item.state == ItemState.CLAIMED and rules.may_check(part, user, item):
        what, action, icon, on = _("An item waits to be checked"), _("Check it"), "eye", item.claimed_on
    elif item.state == ItemState.CHECKED and rules.may_close(part, item):
        what, action, icon, on = _("An item waits to be closed"), _("Read and close it"), "archive", item.checked_on
    elif item.state in OPEN and (rules.may_claim(part, user, item) or rules.may_edit(part, item)):
        what, action, icon, on = _("An item is overdue"), _("Report on it"), "wrench", item.due_last
    else:
        return None
    url = reverse("rectification:item", args=[campaign.slug, item.pk])
    return Due(what, item.title, url, action, icon, due_on=on, who=str(item.person or item.department or ""))
