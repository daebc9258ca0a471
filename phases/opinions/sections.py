"""Figures about opinions for reports (domain.md S-24…S-29, T-19…T-28).

Opinions are gathered over the whole campaign: what was consolidated once is not counted again in a later phase (T-27).
"""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phases.core.sections import Figure
from phases.opinions.models import Opinion
from phases.opinions.selectors import flow, surveys, tables
from phases.timeline.models import Campaign, Phase


class OpinionFigures:
    """Channels, forms, raw and consolidated opinions. Seven queries."""

    key = "opinions"

    def figures(self, phase: Phase) -> Sequence[Figure]:
        campaign = phase.campaign
        return (*_of_channels(campaign), *_of_opinions(campaign))


def _of_channels(campaign: Campaign) -> tuple[Figure, ...]:
    """Readers of a report may open the channels, never the raw opinions."""
    channels = list(surveys.channels_of(campaign))
    forms = list(surveys.forms_of(campaign))
    own, public = surveys.totals(forms), surveys.totals(forms, public=True)
    used, copies = surveys.used(channels, campaign), _("sheets")
    url = reverse("opinions:channel-list", args=[campaign.slug])
    names = "、".join(channel.name for channel in used) or None
    return (
        Figure("opinions.channels", _("channels for opinions"), _known(len(used) or None), _("channels"), url),
        Figure("opinions.channel_names", _("names of the channels"), names, "", url),
        Figure("opinions.issued", _("opinion forms handed out"), _known(own.issued), copies, url),
        Figure("opinions.returned", _("opinion forms returned"), _known(own.returned), copies, url),
        Figure("opinions.return_rate", _("rate of return"), _known(own.rate), "%", url),
        Figure("opinions.public_issued", _("forms of public surveys handed out"), _known(public.issued), copies, url),
        Figure("opinions.public_returned", _("forms of public surveys returned"), _known(public.returned), copies, url),
    )


def _of_opinions(campaign: Campaign) -> tuple[Figure, ...]:
    """Zero only where opinions are kept at all: without any, nobody recorded anything."""
    found = flow.flow_of(campaign)
    answered = Opinion.objects.filter(campaign=campaign, fate=Opinion.Fate.ANSWERED).count()
    kept, url = bool(found.raw or found.groups), reverse("opinions:tables", args=[campaign.slug])
    categories = [str(name) for name, number in tables.groups_by_category(campaign) if number]

    def counted(number: int) -> str | None:
        return str(number) if kept else None

    items = _("opinions")
    return (
        Figure("opinions.raw", _("raw opinions"), _known(found.raw or None), items, url),
        Figure("opinions.consolidated", _("consolidated opinions"), counted(found.groups), items, url),
        Figure("opinions.answered", _("opinions answered at once"), counted(answered), items, url),
        Figure("opinions.categories", _("categories of the opinions"), "、".join(categories) or None, "", url),
        Figure("opinions.category_count", _("number of categories"), _known(len(categories) or None), _("sides"), url),
    )


def _known(value: object) -> str | None:
    return None if value is None else str(value)
