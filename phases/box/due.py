"""What the box puts on the workbench: that it was emptied, and who answered back. Never that something arrived."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from phases.box import selectors
from phases.box.models import OpinionBox
from phases.core.due import Due
from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part


class BoxDue:
    """Three queries at most."""

    def waiting(self, campaign: Campaign, user: User, part: Part) -> Iterator[Due]:  # noqa: ARG002 - the shape of a source
        if not part.may(Permission.CONSOLIDATE) or (box := selectors.box_of(campaign)) is None:
            return
        yield from _guessed(box)
        counts = selectors.counts_of(box)
        url = reverse("box:box", args=[campaign.slug])
        if counts["waiting"]:
            last = selectors.opinions_from(box).first()
            day = date_format(last.emptied_on, "MONTH_DAY_FORMAT") if last and last.emptied_on else ""
            yield Due(
                what=ngettext(
                    "%(count)d opinion from the box waits", "%(count)d opinions from the box wait", counts["waiting"]
                )
                % {"count": counts["waiting"]},
                why=_("The box was last opened on %(day)s") % {"day": day},
                url=f"{url}?show=waiting",
                action=_("Read them"),
                icon="mail-open",
            )
        if counts["answered_back"]:
            yield Due(
                what=ngettext(
                    "%(count)d giver has answered back", "%(count)d givers have answered back", counts["answered_back"]
                )
                % {"count": counts["answered_back"]},
                why=_("They read your answer under their receipt and nowhere else."),
                url=f"{url}?show=answered_back",
                action=_("Answer"),
                icon="message-square-reply",
            )


def _guessed(box: OpinionBox) -> Iterator[Due]:
    """For a week; whoever tried is known to nobody, and found nothing."""
    if not selectors.was_guessed_at(box) or box.wrong_codes_on is None:
        return
    yield Due(
        what=_("%(count)d receipt codes that do not exist were tried at the opinion box") % {"count": box.wrong_codes},
        why=_(
            "On %(day)s, at least a hundred in an hour. Who it was is not kept. "
            "Codes cannot be guessed: nothing was read."
        )
        % {"day": date_format(box.wrong_codes_on, "MONTH_DAY_FORMAT")},
        url=reverse("box:box", args=[box.campaign.slug]),
        action=_("Open the box's page"),
        icon="shield-alert",
    )
