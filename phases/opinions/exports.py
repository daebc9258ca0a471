"""Cross tables as files. The ledgers of opinions stand in `ledgers.py`."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from phases.core.exports import Cell, Text
from phases.opinions.selectors import tables
from phases.organisation.roles import Permission
from phases.timeline.models import Campaign


class ChannelBySource:
    key = "opinion-sources"
    label: Text = _("Opinions by channel and giver")
    filename = "opinions-by-channel-and-giver"
    permission = Permission.EXPORT
    columns: Sequence[Text] = (_("channel"), _("who says it"), _("raw opinions"))

    def rows(self, campaign: Campaign, filters: dict[str, str]) -> Iterator[Sequence[Cell]]:  # noqa: ARG002 - the shape of an export
        yield from _cells(tables.channel_by_source(campaign))


class CategoryByChannel:
    key = "opinion-categories"
    label: Text = _("Opinions by category and channel")
    filename = "opinions-by-category-and-channel"
    permission = Permission.EXPORT
    columns: Sequence[Text] = (_("category of the opinion"), _("channel"), _("raw opinions"))

    def rows(self, campaign: Campaign, filters: dict[str, str]) -> Iterator[Sequence[Cell]]:  # noqa: ARG002 - the shape of an export
        yield from _cells(tables.category_by_channel(campaign))


def _cells(cross: tables.Cross) -> Iterator[Sequence[Cell]]:
    for row, name in cross.rows:
        for column, heading in cross.columns:
            if number := cross.cells[row, column]:
                yield str(name), str(heading), number
