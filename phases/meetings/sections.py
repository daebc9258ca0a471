"""Figures about meetings for reports; what nobody recorded is None and prints as a blank (domain.md S-05, S-07)."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from phases.core.sections import Figure
from phases.meetings.models import Attendance, Meeting
from phases.timeline.models import Phase

Kind = Meeting.Kind


class MeetingFigures:
    """Days of the meetings that every campaign holds, and how many seminars there were. Two queries."""

    key = "meetings"

    def figures(self, phase: Phase) -> Sequence[Figure]:
        held = list(_held(phase))
        seminars = sum(meeting.kind in {Kind.SEMINAR, Kind.SYMPOSIUM} for meeting in held)
        url = reverse("meetings:meeting-list", args=[phase.campaign.slug])
        # The unit's own meeting comes before the superior's to which it went as well (domain.md T-03, T-12).
        last = {meeting.kind: meeting for meeting in sorted(held, key=lambda meeting: not meeting.host)}
        day = {kind: date_format(meeting.held_on, "MONTH_DAY_FORMAT") for kind, meeting in last.items()}
        return (
            Figure(
                "meetings.conveyed_on", _("conveyance held on"), day.get(Kind.CONVEYANCE), "", _of(url, "conveyance")
            ),
            Figure(
                "meetings.mobilised_on", _("mobilised on"), day.get(Kind.MOBILISATION), "", _of(url, "mobilisation")
            ),
            Figure(
                "meetings.mobilisation_present",
                _("present at the mobilisation"),
                _present(last.get(Kind.MOBILISATION)),
                _("persons"),
                _of(url, Kind.MOBILISATION),
            ),
            # Meetings were recorded but no seminar among them: somebody keeps the list, so 0 is a counted zero.
            Figure(
                "meetings.seminars", _("seminars"), str(seminars) if held else None, _("times"), _of(url, "seminar")
            ),
            Figure(
                "meetings.organisational_life_on",
                _("organisational life meeting on"),
                day.get(Kind.ORG_LIFE),
                "",
                _of(url, Kind.ORG_LIFE),
            ),
            Figure(
                "meetings.appraised_on", _("review meeting on"), day.get(Kind.APPRAISAL), "", _of(url, Kind.APPRAISAL)
            ),
            Figure(
                "meetings.transition_on",
                _("transition meeting on"),
                day.get(Kind.TRANSITION),
                "",
                _of(url, Kind.TRANSITION),
            ),
        )


def _held(phase: Phase) -> QuerySet[Meeting]:
    return (
        Meeting.objects.filter(phase=phase, state=Meeting.State.HELD).exclude(kind=Kind.STUDY).order_by("held_on", "pk")
    )


def _present(meeting: Meeting | None) -> str | None:
    """None where no attendance was taken; people at that one meeting, for nobody is two people at two of them."""
    lines = list(Attendance.objects.filter(meeting=meeting).values_list("status", flat=True)) if meeting else []
    return str(sum(status == Attendance.Status.PRESENT for status in lines)) if lines else None


def _of(url: str, kind: str) -> str:
    return f"{url}?kind={kind}"
