"""Figures of the online box for reports (domain.md S-29)."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from phases.box import selectors
from phases.core.sections import Figure
from phases.opinions.models import Opinion
from phases.timeline.models import Phase


class BoxFigures:
    """Since when there is a box, and how many opinions came out of it in the phase. Two queries."""

    key = "box"

    def figures(self, phase: Phase) -> Sequence[Figure]:
        box = selectors.box_of(phase.campaign)
        url = reverse("box:box", args=[phase.campaign.slug])
        opened_on = box.channel.opened_on if box else None
        received = Opinion.objects.filter(phase=phase, from_box=True).count() if box else None
        return (
            Figure(
                "box.opened_on",
                _("online opinion box opened on"),
                date_format(opened_on, "MONTH_DAY_FORMAT") if opened_on else None,
                "",
                url,
            ),
            Figure(
                "box.opinions",
                _("opinions from the online box"),
                None if received is None else str(received),
                _("opinions"),
                url,
            ),
        )
