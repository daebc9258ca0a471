"""What rectification offers to the gate (domain.md S-48, T-61)."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phases.core.criteria import Finding, Lack
from phases.organisation.roles import Permission
from phases.rectification.models import Item
from phases.rectification.states import ItemState
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
