"""What the leadership offers as files beside its ledgers."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from phases.core.exports import Cell, Text
from phases.leadership import selectors
from phases.organisation.roles import Permission
from phases.timeline.models import Campaign


class DutyTable:
    """Each leader's list with its days (domain.md T-09)."""

    key = "leader-duties"
    label: Text = _("What leaders do")
    filename = "leader-duties"
    permission = Permission.EXPORT
    columns: Sequence[Text] = (_("leader"), _("No."), _("what is to be done"), _("done on"))

    def rows(self, campaign: Campaign, filters: dict[str, str]) -> Iterator[Sequence[Cell]]:  # noqa: ARG002 - the shape of an export
        for one in selectors.duties_of(campaign):
            for duty in one.duties:
                yield (
                    one.leader.name,
                    duty.order,
                    duty.text,
                    duty.done_on.isoformat() if duty.done_on else None,
                )


class OverdueList:
    """What all departments owe (domain.md S-45)."""

    key = "overdue"
    label: Text = _("Overdue")
    filename = "overdue"
    permission = Permission.MOVE_PHASE
    columns: Sequence[Text] = (_("what"), _("who"), _("due"), _("as announced"))

    def rows(self, campaign: Campaign, filters: dict[str, str]) -> Iterator[Sequence[Cell]]:  # noqa: ARG002 - the shape of an export
        for one in selectors.overdue(campaign):
            yield (str(one.what), str(one.who), one.due_on.isoformat() if one.due_on else None, str(one.due_words))
