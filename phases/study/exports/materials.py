"""Materials as a file: who has not studied what."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from phases.core.exports import Cell, Text
from phases.organisation.roles import Permission
from phases.study.selectors import coverage
from phases.timeline.models import Campaign


class MaterialCoverage:
    """Each required title with those who have not studied it (domain.md S-13…S-15)."""

    key = "coverage"
    label: Text = _("Coverage of materials")
    filename = "material-coverage"
    permission = Permission.EXPORT
    columns: Sequence[Text] = (
        _("title"),
        _("kind of material"),
        _("required or not"),
        _("for"),
        _("for how many"),
        _("studied by"),
        _("not studied by"),
    )

    def rows(self, campaign: Campaign, filters: dict[str, str]) -> Iterator[Sequence[Cell]]:  # noqa: ARG002 - the shape of an export
        for row in coverage.coverage_of(campaign):
            yield (
                row.material.title,
                str(row.material.get_category_display()),
                str(row.material.get_priority_display()),
                str(row.material.get_audience_display()),
                len(row.audience),
                row.reached,
                "、".join(person.name for person in row.missing),
            )
