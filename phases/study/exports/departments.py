"""Reflections, the check-list and activities as files."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from phases.core.exports import Cell, Text
from phases.organisation.roles import Permission
from phases.study.models import ExcellenceActivity
from phases.study.selectors import checklist
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign


class ChecklistExport:
    """Department by item, in a long form: the items are the template's (domain.md S-11, T-14)."""

    key = "study-checklist"
    label: Text = _("Study check-list")
    filename = "study-checklist"
    permission = Permission.EXPORT
    columns: Sequence[Text] = (_("department"), _("item"), _("fulfilled"), _("what speaks for it"))

    def rows(self, campaign: Campaign, filters: dict[str, str]) -> Iterator[Sequence[Cell]]:  # noqa: ARG002 - the shape of an export
        phase = timeline.current_phase(campaign)
        if phase is None:
            return
        phase.campaign = campaign
        for row in checklist.rows_of(phase):
            for cell in row.cells:
                yield str(row.department), cell.item.name, str(_("yes") if cell.done else _("no")), str(cell.word)


class ExcellenceList:
    key = "excellence"
    label: Text = _("Striving for excellence")
    filename = "striving-for-excellence"
    permission = Permission.EXPORT
    columns: Sequence[Text] = (_("date"), _("title"), _("department"), _("what was done"), _("how it was judged"))

    def rows(self, campaign: Campaign, filters: dict[str, str]) -> Iterator[Sequence[Cell]]:  # noqa: ARG002 - the shape of an export
        for one in ExcellenceActivity.objects.filter(campaign=campaign).select_related("department"):
            yield one.on.isoformat(), one.title, str(one.department or ""), one.what, one.evaluation
