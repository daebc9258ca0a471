"""The adoption table as a file: what was said about the drafts and what became of it (domain.md section 3, P-52)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from phases.analysis_report import selectors
from phases.core.exports import Text
from phases.organisation.roles import Permission
from phases.timeline.models import Campaign


class AdoptionTable:
    """For publishing: closed rounds only; departments by name, people by the first sign of theirs."""

    key = "adoption"
    label: Text = _("Adoption table of the analysis report")
    filename = "adoption"
    permission = Permission.EXPORT
    columns: Sequence[Text] = (
        _("No."),
        _("Given by"),
        _("What was said about the draft"),
        _("part of the report"),
        _("taken over or not"),
        _("reason for taking over or not"),
        _("taken over in version"),
    )

    def rows(self, campaign: Campaign, filters: Mapping[str, str]) -> Iterator[Sequence[Any]]:
        table = selectors.sifted(selectors.table_of(campaign, published=True), filters)
        for number, row in enumerate(selectors.rows_of(table), 1):
            point = row.point
            yield (
                number,
                row.giver,
                point.text,
                row.heading,
                str(point.get_decision_display()),
                point.reason,
                point.taken_in.number if point.taken_in else "",
            )
