"""Sessions, and the plan that announces them, as files."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from phases.core.exports import Cell, Text
from phases.organisation.roles import Permission
from phases.study.selectors import plan, sessions
from phases.timeline.models import Campaign


class SessionList:
    key = "sessions"
    label: Text = _("Study sessions")
    filename = "study-sessions"
    permission = Permission.EXPORT
    columns: Sequence[Text] = (
        _("date"),
        _("form"),
        _("content"),
        _("credit in hours"),
        _("state"),
        _("groups"),
        _("place"),
        _("chair"),
        _("lecturer"),
        _("expected"),
        _("present"),
    )

    def rows(self, campaign: Campaign, filters: dict[str, str]) -> Iterator[Sequence[Cell]]:
        for session in sessions.matching(sessions.sessions_of(campaign), filters):
            meeting = session.meeting
            yield (
                meeting.held_on.isoformat(),
                str(session.get_form_display()),
                session.content or meeting.title,
                float(session.hours),
                str(meeting.get_state_display()),
                "、".join(str(link.group) for link in meeting.for_groups.all()),
                meeting.place,
                meeting.chair,
                session.lecturer,
                session.expected,
                session.present,
            )


class StudyPlanExport:
    """The plan with the columns that offices keep: the central group's rows first (domain.md S-09, S-10)."""

    key = "study-plan"
    label: Text = _("Study plan")
    filename = "study-plan"
    permission = Permission.EXPORT
    columns: Sequence[Text] = (
        _("No."),
        _("when"),
        _("content"),
        _("form"),
        _("led by"),
        _("groups taking part"),
        _("credit in hours"),
        _("remarks"),
    )

    def rows(self, campaign: Campaign, filters: dict[str, str]) -> Iterator[Sequence[Cell]]:
        for number, row in enumerate(plan.matching(plan.rows_of(campaign), filters), start=1):
            who = [str(group) for group in row.groups.all()] or [str(row.department or "")]
            yield (
                number,
                row.when_words,
                row.theme,
                str(row.get_form_display()),
                row.lead,
                "、".join(filter(None, [*who, row.who])),
                float(row.hours),
                row.remarks,
            )
