"""Figures about what was put right (domain.md S-48, T-61, T-62). None where nobody opened an item in the phase."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phases.core.sections import Figure
from phases.rectification.models import Item
from phases.rectification.states import ItemState
from phases.timeline.models import Phase


class RectificationFigures:
    """Quick fixes of the phase and what concerns people's livelihood. One query."""

    key = "rectification"

    def figures(self, phase: Phase) -> Sequence[Figure]:
        items = list(Item.objects.filter(phase=phase))
        url = f"{reverse('rectification:item-list', args=[phase.campaign.slug])}?phase={phase.order}"
        fixes = [item for item in items if item.quick_fix]
        closed = [item for item in fixes if item.state == ItemState.CLOSED]
        livelihood = [item for item in items if item.livelihood and item.state == ItemState.CLOSED]

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
                counted(len(livelihood)),
                _("items"),
                f"{url}&livelihood=1",
            ),
        )
