"""Whether the public can give opinions online (domain.md S-29)."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phases.box import selectors
from phases.core.criteria import Finding, Lack
from phases.organisation.roles import Permission
from phases.timeline.models import Requirement


class BoxOpened:
    """The campaign's online opinion box has been opened to the public. One query."""

    kind = "box_opened"
    label = _("online opinion box opened")

    def assess(self, requirement: Requirement) -> Finding:
        campaign = requirement.phase.campaign
        box = selectors.box_of(campaign)
        begun = box is not None and box.channel.opened_on is not None and box.channel.opened_on <= campaign.today
        url = reverse("box:box", args=[campaign.slug])
        return Finding(
            met=begun,
            figure="1" if begun else "0",
            target="1",
            unit=requirement.unit or _("boxes"),
            lacks=() if begun else (Lack(_("online opinion box"), _("not opened to the public yet"), url),),
            mend_url="" if begun else url,
            mend_label=_("Open the box"),
            mend_by=(Permission.CONSOLIDATE,),
            records_url=url,
            records_by=(Permission.SEE_OPINIONS,),
        )
