"""Acts that come again: the superior's consent, a meeting that was held, a version approved."""

from typing import Any

from phases.documents.models import Document
from phases.meetings.models import Meeting
from tests.flows.seat import Seat


def ask_consent(seat: Seat, kind: str, subject: str, asked_on: str, decided_on: str, **fields: Any) -> None:
    """Asked and granted (T-25, T-44)."""
    seat.walks("/more/", "/submissions/").follows("/submissions/consents/")
    seat.follows("/submissions/consents/add/")
    seat.fills(
        subject=subject, meeting_kind=kind, asked_on=asked_on, channel="phone", decision="granted",
        decided_on=decided_on, decided_by="省科協領導小組辦公室", **fields,
    )  # fmt: skip
    seat.shows(subject)


def hold_meeting(seat: Seat, kind: Meeting.Kind, title: str, held_on: str, **fields: Any) -> Meeting:
    """Recorded by the office afterwards, everybody present."""
    seat.send(f"/meetings/add/?kind={kind}", title=title, held_on=held_on, **fields)
    seat.shows(title)
    return Meeting.objects.get(campaign=seat.place.campaign, title=title)


def approve(seat: Seat, document: Document) -> None:
    """The office sends the newest version to the head, who approves exactly that one."""
    paper, number = f"/documents/{document.pk}/", document.versions.count()
    seat.takes(seat.place.office).press(paper, "/submit/")
    seat.takes(seat.place.head).walks("/documents/", paper).presses(f"/versions/{number}/approve/")
    seat.takes(seat.place.office)
