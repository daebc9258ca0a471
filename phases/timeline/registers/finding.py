"""What stands in a register and how its filter finds it; pages and files read it alike."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from phases.organisation.forms import ListFilter
from phases.timeline.models import Campaign


@dataclass(frozen=True)
class Register:
    """All records of a model in a campaign. `search` names what the filter's word looks into, `choice` its list.

    `counted` are annotations that a row shows.
    """

    model: type[Model]
    search: tuple[str, ...] = ()
    choice: str = ""
    related: tuple[str, ...] = ()
    prefetched: tuple[str, ...] = ()
    counted: Mapping[str, Any] = field(default_factory=dict)

    def of(self, campaign: Campaign) -> QuerySet[Any]:
        """Every record of the campaign, with what its row shows."""
        records = self.model._default_manager.filter(campaign=campaign)  # noqa: SLF001 - Django's own face
        if self.related:
            records = records.select_related(*self.related)
        if self.counted:  # a grouped query forgets the model's own order
            order = tuple(self.model._meta.ordering or ())  # noqa: SLF001 - Django's own face
            records = records.annotate(**self.counted).order_by(*order)
        return records.prefetch_related(*self.prefetched)

    def matching(self, campaign: Campaign, fields: Mapping[str, str]) -> QuerySet[Any]:
        """Those that the fields of the filter leave: a word, and one of the choices."""
        records = self.of(campaign)
        if self.search and (word := fields.get("q", "").strip()):
            records = records.filter(reduce(or_, (Q(**{f"{name}__icontains": word}) for name in self.search)))
        if self.choice and (chosen := fields.get(self.choice)):
            records = records.filter(**{self.choice: chosen})
        return records

    def filter(self, data: Mapping[str, Any]) -> ListFilter:
        """The form above the list."""
        if not self.choice:
            return ListFilter(data, words=_("Find in this list"))
        options: Any = self.model._meta.get_field(self.choice)  # noqa: SLF001 - Django's own face
        choices = [(value, label) for value, label in options.flatchoices if value]
        return ListFilter(data, words=_("Find in this list"), **{self.choice: (_("all of them"), choices)})
