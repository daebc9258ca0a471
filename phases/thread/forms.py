"""The filter of the ways."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from phases.opinions.models import Category
from phases.organisation.forms import ListFilter
from phases.thread.selectors.links import End
from phases.timeline.models import Campaign


class WayFilter(ListFilter):
    def __init__(self, data: Mapping[str, Any], *, campaign: Campaign) -> None:
        super().__init__(
            data,
            words=_("words or number"),
            category=(_("all categories"), Category.objects.filter(campaign=campaign).values_list("pk", "name")),
            end=(_("all outcomes"), End.choices),
        )
