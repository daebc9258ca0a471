"""What came out of the box, as a file: the day of opening and nothing about the giver."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from phases.box import selectors
from phases.core.exports import Cell, Text
from phases.organisation.roles import Permission
from phases.timeline.models import Campaign


class BoxOpinions:
    key = "box"
    label: Text = _("Opinions from the box")
    filename = "box-opinions"
    permission = Permission.EXPORT
    columns: Sequence[Text] = (
        _("box opened on"),
        _("opinion"),
        _("who says it"),
        _("categories"),
        _("outcome"),
        _("why"),
        _("reply"),
    )

    def rows(self, campaign: Campaign, filters: dict[str, str]) -> Iterator[Sequence[Cell]]:
        box = selectors.box_of(campaign)
        if box is None:
            return
        for opinion in selectors.matching(selectors.opinions_from(box), filters):
            yield (
                opinion.emptied_on.isoformat() if opinion.emptied_on else "",
                opinion.text,
                str(opinion.source or ""),
                "、".join(str(category) for category in opinion.categories.all()),
                str(opinion.get_fate_display()),
                opinion.fate_reason,
                opinion.reply,
            )
