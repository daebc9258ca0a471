"""What happens between the unit and its superior: asked, answered, sent, returned, accepted."""

from datetime import date
from typing import Any

from django.db import transaction

from phases.core import records
from phases.documents.models import Document
from phases.meetings import rules as days
from phases.organisation.models import User
from phases.submissions import rules
from phases.submissions.models import ConsentRequest, Submission
from phases.timeline.models import Campaign


@transaction.atomic
def ask_consent(*, campaign: Campaign, by: User, **fields: Any) -> ConsentRequest:
    """Record that the superior was asked, and its answer when it is known already."""
    request = ConsentRequest(campaign=campaign, recorded_by=by, **_named(campaign, fields))
    _enforce_answer(request)
    days.is_believable(request.asked_on, campaign).enforce()
    return records.add(request, chain=campaign.audit_chain, by=by, act="consent.asked")


@transaction.atomic
def change_consent(*, record: ConsentRequest, by: User, **fields: Any) -> ConsentRequest:
    """Record the answer, or correct what was noted."""
    was_open = not record.decision
    probe = ConsentRequest(**{name: getattr(record, name) for name in ANSWER} | _only(ANSWER, fields))
    _enforce_answer(probe)
    act = "consent.decided" if was_open and probe.decision else "consent.changed"
    return records.change(record, chain=record.campaign.audit_chain, by=by, act=act, **fields)


@transaction.atomic
def remove_consent(*, record: ConsentRequest, by: User, reason: str = "") -> None:
    rules.may_remove(reason).enforce()
    records.remove(record, chain=record.campaign.audit_chain, by=by, act="consent.removed", reason=reason)


@transaction.atomic
def send(*, campaign: Campaign, by: User, **fields: Any) -> Submission:
    """Register a paper that was sent; its title is that of the document, where it names one."""
    fields = fields | {"title": fields.get("title") or _title_of(fields.get("document"))}
    fields.setdefault("recipient", campaign.superior_name)
    submission = Submission(campaign=campaign, recorded_by=by, **fields)
    rules.may_answer(submission, submission.state, submission.answered_on, submission.comment).enforce()
    days.is_believable(submission.sent_on, campaign).enforce()
    return records.add(submission, chain=campaign.audit_chain, by=by, act="submission.sent")


@transaction.atomic
def change_submission(*, record: Submission, by: User, **fields: Any) -> Submission:
    """Correct an entry, or record the answer with it."""
    names = ("sent_on", "state", "answered_on", "comment")
    probe = Submission(**{name: getattr(record, name) for name in names} | _only(names, fields))
    rules.may_answer(probe, probe.state, probe.answered_on, probe.comment).enforce()
    if "title" in fields:
        fields["title"] = fields["title"] or _title_of(fields.get("document", record.document))
    act = {"returned": "submission.returned", "accepted": "submission.accepted"}.get(probe.state, "submission.changed")
    act = act if probe.state != record.state else "submission.changed"
    return records.change(record, chain=record.campaign.audit_chain, by=by, act=act, **fields)


def answer(*, submission: Submission, state: str, on: date, by: User, comment: str = "") -> Submission:
    """The superior accepted the paper or sent it back with a comment (domain.md T-18)."""
    return change_submission(record=submission, by=by, state=state, answered_on=on, comment=comment)


@transaction.atomic
def remove_submission(*, record: Submission, by: User, reason: str = "") -> None:
    rules.may_remove(reason).enforce()
    records.remove(record, chain=record.campaign.audit_chain, by=by, act="submission.removed", reason=reason)


ANSWER = ("asked_on", "decision", "decided_on", "comments")


def _enforce_answer(request: ConsentRequest) -> None:
    rules.may_decide(request.asked_on, request.decision, request.decided_on, request.comments).enforce()


def _named(campaign: Campaign, fields: dict[str, Any]) -> dict[str, Any]:
    """Asked of the campaign's superior unless somebody else is named; for the kind of the meeting that is named."""
    meeting = fields.get("meeting")
    kind = fields.get("meeting_kind") or (meeting.kind if meeting else "")
    return fields | {"superior": fields.get("superior") or campaign.superior_name, "meeting_kind": kind}


def _title_of(document: Document | None) -> str:
    return "".join(document.title.splitlines()) if document else ""


def _only(names: tuple[str, ...], fields: dict[str, Any]) -> dict[str, Any]:
    return {name: fields[name] for name in names if name in fields}
