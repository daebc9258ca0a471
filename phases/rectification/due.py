"""What rectification puts on the workbench: what is late or nearly, what waits for a check, a word or the closing."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phases.core.due import Due
from phases.core.exports import Text
from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.rectification import rules, selectors
from phases.rectification.models import Item
from phases.rectification.selectors import WAITING
from phases.rectification.states import OPEN, ItemState
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part

Said = tuple[Text, Text, str, date | None]
FEW = 2  # so many waiting items have a line each on the workbench


class RectificationDue:
    """One query, however many items wait. Each sees what he or she may do, and nobody else's delays."""

    def waiting(self, campaign: Campaign, user: User, part: Part) -> Iterator[Due]:
        late = Q(state__in=OPEN, due_last__lt=campaign.today)
        handed = Q(state=ItemState.HANDED_OVER, handed_until__lte=campaign.today)
        asked = late | selectors.near(campaign) | handed | Q(state__in=WAITING)
        found = Item.objects.filter(campaign=campaign).filter(asked)
        items = found.select_related("department", "person", "leader", "handed_to")
        waits = [(item, waits_for(item, user, part)) for item in items]
        together = [item for item, wait in waits if wait]
        if len(together) > FEW:
            yield _together(together, campaign)
            waits = [(item, None) for item, wait in waits if not wait]
        for item, wait in waits:
            if said := wait or _is_late(item, campaign, user, part):
                yield _alone(item, said, campaign)


def _together(items: list[Item], campaign: Campaign) -> Due:
    """Where many wait for the same person, one line leads to the page on which they are gone through together."""
    days = [item.checked_on or item.claimed_on for item in items]
    return Due(
        _("%(count)d items wait for your check, word or closing") % {"count": len(items)},
        "、".join(item.title for item in items[:FEW]) + " …",
        reverse("rectification:waiting", args=[campaign.slug]),
        _("Go through them"),
        "list-checks",
        due_on=min((day for day in days if day), default=None),
    )


def _alone(item: Item, said: Said, campaign: Campaign) -> Due:
    what, action, icon, on = said
    url = reverse("rectification:item", args=[campaign.slug, item.pk])
    return Due(what, item.title, url, action, icon, due_on=on, who=str(item.person or item.department or ""))


def waits_for(item: Item, user: User, part: Part) -> Said | None:
    """For somebody's check, agreement or closing."""
    if item.state == ItemState.CLAIMED and rules.may_check(part, user, item):
        return _("An item waits to be checked"), _("Check it"), "eye", item.claimed_on
    if item.state != ItemState.CHECKED:
        return None
    if rules.asks_the_leader(item) and rules.leads(user, item):
        return _("An item waits for your word"), _("Read and agree"), "stamp", item.checked_on
    if rules.may_close(part, user, item):
        return _("An item waits to be closed"), _("Read and close it"), "archive", item.checked_on
    return None


def _is_late(item: Item, campaign: Campaign, user: User, part: Part) -> Said | None:
    """Told to who mends it, and nobody else (domain.md section 7)."""
    if item.state == ItemState.HANDED_OVER:
        if part.may(Permission.EDIT_RECTIFICATION) or part.answers_for(item.handed_to):
            return _("What was handed over is looked at again"), _("See how it goes"), "forward", item.handed_until
        return None
    if item.state not in OPEN or not (rules.reports(part, user, item) or rules.leads(user, item)):
        return None
    if item.is_overdue(campaign.today):
        return _("An item is overdue"), _("Report on it"), "wrench", item.due_last
    return _("An item is due soon"), _("Report on it"), "clock", item.due_last
