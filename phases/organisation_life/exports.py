"""Lists of organisation life as files (domain.md section 3); the log of talks is a ledger."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from phases.core.exports import Cell, Text
from phases.meetings.models import Meeting
from phases.organisation.roles import Permission
from phases.organisation_life import selectors
from phases.timeline.models import Campaign


class DraftList:
    """Who handed in a draft, and how far the review is; no words of any draft."""

    key = "speech-drafts"
    label: Text = _("Speech drafts")
    filename = "speech-drafts"
    permission = Permission.SEE_DRAFTS
    columns: Sequence[Text] = (
        _("meeting"),
        _("name"),
        _("department"),
        _("member of the leadership"),
        _("state"),
        _("handed in on"),
        _("lies with"),
    )

    def rows(self, campaign: Campaign, filters: dict[str, str]) -> Iterator[Sequence[Cell]]:
        number = filters.get("meeting", "")
        meetings = selectors.life_meetings(campaign)
        if number.isdecimal():
            meetings = meetings.filter(pk=int(number[:12]))
        for meeting in meetings:
            for line in selectors.lines_with(selectors.lines_of(meeting), filters):
                yield _row(meeting, line)


def _row(meeting: Meeting, line: selectors.DraftLine) -> Sequence[Cell]:
    draft = line.draft
    return (
        meeting.title,
        line.person.name,
        str(line.person.unit),
        str(_("yes") if line.person.is_leader else _("no")),
        str(draft.get_state_display() if draft else _("still missing")),
        draft.submitted_on.isoformat() if draft and draft.submitted_on else "",
        line.level.name if line.level else "",
    )
