"""What must be true of dealings with the superior, and what is better asked first."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from phases.core.verdict import Verdict
from phases.submissions.models import ConsentRequest, Submission
from phases.timeline.models import Campaign


def kinds_asked_for(campaign: Campaign) -> tuple[str, ...]:
    """The kinds of meeting before which this campaign's superior wants to be asked; none when the template says so."""
    return tuple(campaign.rules.get("consent_before", ()))


def may_decide(asked_on: date, decision: str, decided_on: date | None, comments: str) -> Verdict:
    """An answer has its day, and a refusal its words."""
    if bool(decision) != bool(decided_on):
        return Verdict.no(_("Not saved: an answer and the day of the answer belong together. Fill in both or neither."))
    if decided_on and decided_on < asked_on:
        return Verdict.no(_("Not saved: the answer is dated before the question. Check both days."))
    if decision in {ConsentRequest.Decision.REFUSED, ConsentRequest.Decision.NOT_ASKED} and not comments.strip():
        return Verdict.no(_("Not saved: say why. The reason stays in the register."))
    return Verdict.yes()


def may_answer(submission: Submission, state: str, answered_on: date | None, comment: str) -> Verdict:
    """A paper that was answered has a day of the answer; one that came back, a comment (domain.md T-18)."""
    if (state == Submission.State.SENT) != (answered_on is None):
        return Verdict.no(_("Not saved: an answer and the day of the answer belong together. Fill in both or neither."))
    if answered_on and answered_on < submission.sent_on:
        return Verdict.no(_("Not saved: the answer is dated before the paper was sent. Check both days."))
    if state == Submission.State.RETURNED and not comment.strip():
        return Verdict.no(_("Not saved: a paper that came back came with a comment. Write what is to be changed."))
    return Verdict.yes()


def may_remove(reason: str) -> Verdict:
    if reason.strip():
        return Verdict.yes()
    return Verdict.no(_("Not taken out: say why. The reason stays in the trail."))


def has_consent(held_on: date, asked: Sequence[ConsentRequest]) -> Verdict:
    """Whether the superior agreed before a meeting; `asked` are the requests that speak for it.

    It warns; the office may go ahead with a reason, which is a request of its own kind (NOT_ASKED).
    """
    before = [request for request in asked if request.decided_on and request.decided_on <= held_on]
    if any(request.is_granted for request in before):
        return Verdict.yes()
    if any(request.decision == ConsentRequest.Decision.NOT_ASKED for request in asked):
        return Verdict.yes()
    if any(request.decision == ConsentRequest.Decision.REFUSED for request in before):
        return Verdict.no(_("The superior refused this meeting. Ask again, or say why it is held all the same."))
    if any(request.is_granted for request in asked):
        return Verdict.no(_("The superior's consent is dated after the meeting. Check the days, or say why."))
    if asked:
        return Verdict.no(_("The superior was asked and has not answered. Record the answer, or say why you go ahead."))
    return Verdict.no(_("No consent of the superior is on record from before this meeting. Record it, or say why not."))
