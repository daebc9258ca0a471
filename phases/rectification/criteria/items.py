"""Quick fixes and the items of the plan, at the gate (domain.md S-48, T-55, T-61; 2.5, gate 3)."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phases.core.criteria import Finding, Lack
from phases.organisation.roles import Permission
from phases.rectification.models import Item
from phases.rectification.states import SETTLED, ItemState
from phases.timeline.models import Requirement

MENDERS = (Permission.EDIT_RECTIFICATION, Permission.RECORD_OWN_DEPARTMENT)


class QuickFixesClosed:
    """Quick fixes of the phase that are closed; the open ones are named. One query.

    The sources say "a few" and no number, so their templates only show it.
    """

    kind = "quick_fix_closed"
    label = _("quick fixes closed")

    def assess(self, requirement: Requirement) -> Finding:
        slug = requirement.phase.campaign.slug
        fixes = list(Item.objects.filter(phase=requirement.phase).quick_fixes())
        closed = [item for item in fixes if item.state == ItemState.CLOSED]
        wanted = int(requirement.value)
        short = len(closed) < wanted
        opened = [
            Lack(item.title, item.get_state_display(), reverse("rectification:item", args=[slug, item.pk]))
            for item in fixes
            if item not in closed
        ]
        add = reverse("rectification:item-add", args=[slug])
        return Finding(
            met=not short,
            figure=str(len(closed)),
            target=str(wanted),
            unit=requirement.unit or _("items"),
            lacks=opened or [Lack(_("quick fixes"), _("none is on the list yet"), add)] if short else (),
            mend_url=add,
            mend_label=_("Open an item"),
            mend_by=MENDERS,
            records_url=f"{reverse('rectification:item-list', args=[slug])}?phase={requirement.phase.order}",
        )


class ItemsPlanned:
    """So many items stand in the plan (T-55). One query."""

    kind = "rect_item_count"
    label = _("items in the rectification plan")

    def assess(self, requirement: Requirement) -> Finding:
        slug = requirement.phase.campaign.slug
        count = Item.objects.filter(campaign=requirement.phase.campaign).planned().count()
        wanted = int(requirement.value)
        add = reverse("rectification:item-add", args=[slug])
        return Finding(
            met=count >= wanted,
            figure=str(count),
            target=str(wanted),
            unit=requirement.unit or _("items"),
            lacks=() if count >= wanted else [Lack(_("items of the plan"), _("are too few"), add)],
            mend_url=add,
            mend_label=_("Open an item"),
            mend_by=MENDERS,
            records_url=reverse("rectification:item-list", args=[slug]),
        )


class ItemsClosed:
    """Items of the plan that are closed; those still open are named. One query."""

    kind = "rect_item_closed"
    label = _("items of the plan closed")

    def assess(self, requirement: Requirement) -> Finding:
        campaign = requirement.phase.campaign
        items = list(Item.objects.filter(campaign=campaign).planned().only("pk", "title", "state", "campaign"))
        closed = [item for item in items if item.state == ItemState.CLOSED]
        wanted = int(requirement.value)
        left = [item for item in items if item.state not in SETTLED]
        return _of_items(requirement, len(closed), wanted, left, met=len(closed) >= wanted)


class ItemsSettled:
    """Every item is closed, or handed over with an owner and a day (2.5, gate 3). One query."""

    kind = "rect_items_settled"
    label = _("all items closed or handed over")

    def assess(self, requirement: Requirement) -> Finding:
        campaign = requirement.phase.campaign
        items = list(Item.objects.filter(campaign=campaign, parent=None).only("pk", "title", "state", "campaign"))
        left = [item for item in items if item.state not in SETTLED]
        return _of_items(requirement, len(items) - len(left), len(items), left, met=bool(items) and not left)


def _of_items(requirement: Requirement, count: int, wanted: int, left: list[Item], *, met: bool) -> Finding:
    slug = requirement.phase.campaign.slug
    at = reverse("rectification:hand-over", args=[slug])
    named = [
        Lack(item.title, item.get_state_display(), reverse("rectification:item", args=[slug, item.pk])) for item in left
    ]
    return Finding(
        met=met,
        figure=str(count),
        target=str(wanted),
        unit=requirement.unit or _("items"),
        lacks=() if met else named or [Lack(_("items"), _("none is on the list yet"), at)],
        mend_url=at,
        mend_label=_("See what is open"),
        mend_by=(Permission.EDIT_RECTIFICATION,),
        records_url=reverse("rectification:item-list", args=[slug]),
    )
