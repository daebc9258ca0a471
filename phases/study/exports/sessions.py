"""Sessions as a file."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from phases.core.exports import Cell, Text
from phases.organisation.roles import Permission
from phases.study.selectors import sessions
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
