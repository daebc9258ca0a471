"""Reads of the dealings with the superior that several callers share."""

from dataclasses import dataclass

from phases.core.verdict import Verdict
from phases.meetings.models import Meeting
from phases.submissions import rules
from phases.submissions.models import ConsentRequest, Submission
from phases.timeline.models import Campaign
from phases.timeline.registers.finding import Register

PAPERS = Register(Submission, ("title", "recipient", "clerk", "comment"), "state", ("document", "campaign"))
CONSENTS = Register(
    ConsentRequest,
    ("subject", "superior", "decided_by", "comments"),
    "decision",
    ("meeting", "document", "campaign"),
)


@dataclass(frozen=True)
class Unasked:
    """A meeting that stands without consent, and what the rule says of it."""

    meeting: Meeting
    verdict: Verdict


def unasked(campaign: Campaign) -> list[Unasked]:
    """Meetings, planned or held, before which the superior should have been asked. Two queries, or none."""
    kinds = rules.kinds_asked_for(campaign)
    if not kinds:
        return []
    meetings = Meeting.objects.filter(campaign=campaign, kind__in=kinds, host="").exclude(state=Meeting.State.CANCELLED)
    found = list(meetings.order_by("held_on", "pk"))
    requests = list(ConsentRequest.objects.filter(campaign=campaign)) if found else []
    judged = [Unasked(meeting, consent_of(meeting, requests)) for meeting in found]
    return [one for one in judged if not one.verdict]


def consent_of(meeting: Meeting, requests: list[ConsentRequest]) -> Verdict:
    """A request that names a meeting speaks for that one alone; one that names a kind, for every meeting of it."""
    for_it = [
        request
        for request in requests
        if request.meeting_id == meeting.pk or (request.meeting_id is None and request.meeting_kind == meeting.kind)
    ]
    return rules.has_consent(meeting.held_on, for_it)


def unanswered(campaign: Campaign) -> list[Submission]:
    """Papers sent for review to which nobody has answered, oldest first; one query."""
    waiting = Submission.objects.filter(
        campaign=campaign, state=Submission.State.SENT, purpose=Submission.Purpose.REVIEW
    )
    return list(waiting.order_by("sent_on", "pk"))


def undecided(campaign: Campaign) -> list[ConsentRequest]:
    """Questions that the superior has not answered, oldest first; one query."""
    return list(ConsentRequest.objects.filter(campaign=campaign, decision="").order_by("asked_on", "pk"))
