"""Figures about what was put right (domain.md S-48, T-61, T-62). None where nobody opened an item in the phase."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phases.core.sections import Figure
from phases.rectification.models import Item
from phases.rectification.states import ItemState
from phases.timeline.models import Phase


class RectificationFigures:
    """Quick fixes and what concerns people's livelihood: of the phase, and of all phases up to it. One query."""

    key = "rectification"

    def figures(self, phase: Phase) -> Sequence[Figure]:
        campaign = phase.campaign
        every = list(Item.objects.filter(campaign=campaign, phase__order__lte=phase.order))
        items = [item for item in every if item.phase_id == phase.pk]
        listed = reverse("rectification:item-list", args=[campaign.slug])
        url = f"{listed}?phase={phase.order}"
        fixes = [item for item in items if item.quick_fix]
        closed = [item for item in fixes if item.state == ItemState.CLOSED]
        ended = [item for item in every if item.state == ItemState.CLOSED]

        def counted(number: int) -> str | None:
            return str(number) if items else None

        return (
            Figure("rectification.quick_fixes", _("quick fixes closed"), counted(len(closed)), _("items"), url),
            Figure(
                "rectification.quick_fixes_opened", _("quick fixes taken in hand"), counted(len(fixes)), _("items"), url
            ),
            Figure(
                "rectification.quick_fix_titles",
                _("what was put right at once"),
                "；".join(item.title for item in closed) or None,
                "",
                url,
            ),
            Figure(
                "rectification.livelihood",
                _("matters of people's livelihood put right"),
                counted(sum(item.livelihood and item in ended for item in items)),
                _("items"),
                f"{url}&livelihood=1",
            ),
            Figure(
                "rectification.quick_fixes_in_all",
                _("quick fixes closed in all phases"),
                str(sum(item.quick_fix for item in ended)) if every else None,
                _("items"),
                f"{listed}?view=closed",
            ),
            Figure(
                "rectification.livelihood_in_all",
                _("matters of people's livelihood put right in all phases"),
                str(sum(item.livelihood for item in ended)) if every else None,
                _("items"),
                f"{listed}?view=closed&livelihood=1",
            ),
        )
