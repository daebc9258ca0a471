"""What the leadership offers as files beside its ledgers."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from phases.core.exports import Cell, Text
from phases.leadership import selectors
from phases.organisation.roles import Permission
from phases.timeline.models import Campaign


class GroupList:
    key = "leading-group"
    label: Text = _("Leading group and office")
    filename = "leading-group"
    permission = Permission.EXPORT
    columns: Sequence[Text] = (
        _("name"),
        _("part"),
        _("coordination"),
        _("inspection"),
        _("publicity and research"),
        _("departments guided"),
    )

    def rows(self, campaign: Campaign, filters: dict[str, str]) -> Iterator[Sequence[Cell]]:
        departments = {one.leader.pk: one.departments for one in selectors.mapped(campaign)}
        for member in selectors.MEMBERS.matching(campaign, filters):
            yield (
                str(member),
                str(member.get_part_display()),
                *("√" if function else "" for function in (member.coordinates, member.inspects, member.publicises)),
                "、".join(str(one) for one in departments.get(member.person_id, ())),
            )


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
