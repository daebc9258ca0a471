"""Lists of meetings as files (domain.md section 3)."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from phases.core.exports import Cell, Text
from phases.meetings import selectors
from phases.organisation.roles import Permission
from phases.timeline.models import Campaign


class MeetingList:
    key = "meetings"
    label: Text = _("Meetings")
    filename = "meetings"
    permission = Permission.EXPORT
    columns: Sequence[Text] = (
        _("date"),
        _("kind"),
        _("title"),
        _("state"),
        _("from"),
        _("until"),
        _("place"),
        _("held by (when not the unit itself)"),
        _("chair"),
        _("guests"),
        _("expected"),
        _("present"),
        _("points made"),
    )

    def rows(self, campaign: Campaign, filters: dict[str, str]) -> Iterator[Sequence[Cell]]:
        for meeting in selectors.matching(selectors.meetings_of(campaign), filters).iterator():
            yield (
                meeting.held_on.isoformat(),
                str(meeting.get_kind_display()),
                meeting.title,
                str(meeting.get_state_display()),
                f"{meeting.starts_at:%H:%M}" if meeting.starts_at else "",
                f"{meeting.ends_at:%H:%M}" if meeting.ends_at else "",
                meeting.place,
                meeting.host,
                meeting.chair,
                meeting.guests,
                meeting.expected,
                meeting.present,
                meeting.summary,
            )
