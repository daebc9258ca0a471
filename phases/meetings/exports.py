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
        _("from the superior"),
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
                meeting.superiors,
                meeting.guests,
                meeting.expected,
                meeting.present,
                meeting.summary,
            )


class ReviewList:
    """What was said of the phases."""

    key = "stage-reviews"
    label: Text = _("Reviews of phases")
    filename = "stage-reviews"
    permission = Permission.EXPORT
    columns: Sequence[Text] = (_("date"), _("phase"), _("reviewer"), _("at the meeting"), _("what was said"))

    def rows(self, campaign: Campaign, filters: dict[str, str]) -> Iterator[Sequence[Cell]]:
        for review in selectors.reviews_matching(selectors.reviews_of(campaign), filters).iterator():
            meeting = str(review.meeting) if review.meeting else ""
            yield (review.reviewed_on.isoformat(), str(review.phase), review.reviewer, meeting, review.text)


class SignInSheet:
    """To be signed on paper: a line for each person expected, the column of signatures empty (domain.md section 3)."""

    key = "sign-in"
    label: Text = _("Sign-in sheet")
    filename = "sign-in-sheet"
    permission = Permission.EXPORT
    columns: Sequence[Text] = (_("No."), _("name"), _("department"), _("post"), _("signature"), _("remarks"))

    def rows(self, campaign: Campaign, filters: dict[str, str]) -> Iterator[Sequence[Cell]]:
        for number, person in enumerate(selectors.signing(campaign, filters), start=1):
            yield (number, person.name, str(person.unit), person.post, "", "")
