"""What discussion puts on the workbench: near the end of a phase, departments without a discussion or a summary."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phases.core.due import Due
from phases.discussion import rules, selectors
from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign, Requirement
from phases.timeline.selectors import Part

NEAR = timedelta(days=21)
ASKING = ("discussion_per_department", "discussion_summary_per_department")


class DiscussionDue:
    """Eight queries at most. Only where the present phase asks for discussions; each sees what he or she may record."""

    def waiting(self, campaign: Campaign, user: User, part: Part) -> Iterator[Due]:  # noqa: ARG002 - the shape of a source
        if not part.may(Permission.EDIT_DISCUSSION, Permission.RECORD_OWN_DEPARTMENT):
            return
        phase = timeline.current_phase(campaign)
        if phase is None or not phase.end_on or phase.end_on - NEAR > campaign.today:
            return
        if not Requirement.objects.filter(phase=phase, criterion__in=ASKING).exists():
            return
        rows = [row for row in selectors.covered(campaign) if rules.may_record_for(part, row.department)]
        lacking = [row.department.short_name for row in rows if not (row.discussions and row.summary)]
        if lacking:
            yield Due(
                what=_("Discussions or their summaries are missing"),
                why="、".join(lacking),
                url=reverse("discussion:coverage", args=[campaign.slug]),
                action=_("See which"),
                icon="messages-square",
                due_on=phase.end_on,
            )
