"""What may be done with the analysis report, and what is better explained first (domain.md T-37…T-51, 6.2)."""

from collections.abc import Sequence
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phases.analysis_report.models import AnalysisReport, Circulation, Point, Recipient
from phases.analysis_report.states import APPROVED, MOVES, Stage
from phases.core import moves
from phases.core.verdict import Verdict
from phases.documents.models import DocumentVersion
from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.timeline.selectors import Part

CLOSED = _("The round is closed; its table is published. Open it again first, with a reason.")
OTHER_DOCUMENT = _("That version belongs to another document. Nothing was changed.")


def may_write(part: Part, by: User, report: AnalysisReport) -> Verdict:
    """The office, and the chief author whatever his or her part: words, rounds, points (domain.md 6.2: CRU, chief)."""
    if part.may(Permission.EDIT_ANALYSIS_REPORT) or is_chief(by, report):
        return Verdict.yes()
    return Verdict.no(_("The office and the chief author write the analysis report. Nothing was changed."))


def is_chief(by: User, report: AnalysisReport) -> bool:
    return by.person_id is not None and by.person_id == report.chief_id


def may_be_reworded(report: AnalysisReport) -> Verdict:
    if report.stage == Stage.FINAL:
        return Verdict.no(_("The report is final. What was sent stays as it was; nobody edits it."))
    return Verdict.yes()


def may_mark(
    report: AnalysisReport, act: str, newest: DocumentVersion | None, *, doubts: Sequence[str], explanation: str
) -> Verdict:
    """Whether the newest version may bear the next name. What is missing warns and is explained; approval is not."""
    if not (verdict := moves.may_move(MOVES, act, report.stage, report.get_stage_display())):
        return verdict
    if newest is None:
        return Verdict.no(_("Nothing was named: the first version is still to be written."))
    if MOVES[act].target in APPROVED and report.document.approved_version_id != newest.pk:
        return Verdict.no(
            _("Version %(number)s is not approved. Send it to the leader for review; what is approved can be named.")
            % {"number": newest.number}
        )
    return is_explained(doubts, explanation)


def is_explained(doubts: Sequence[str], explanation: str) -> Verdict:
    if not doubts or explanation.strip():
        return Verdict.yes()
    return Verdict.no(
        _("Not done yet: %(doubts)s Mend it, or say why you go ahead; the explanation stays with the version.")
        % {"doubts": "".join(doubts)}
    )


def doubts(act: str, unfilled: Sequence[str], rounds: Sequence[Circulation]) -> list[str | Promise]:
    """What a careful secretary would ask before the version is named: aspects, rounds (domain.md T-40, T-41)."""
    if MOVES[act].target not in APPROVED:
        return []
    found: list[str | Promise] = []
    if unfilled:
        found.append(
            _("%(n)s of the aspects say nothing yet: %(names)s.") % {"n": len(unfilled), "names": "、".join(unfilled)}
        )
    if not rounds:
        found.append(_("The draft was shown to nobody."))
    found.extend(
        _("Round %(number)s is not closed.") % {"number": one.number} for one in rounds if one.closed_on is None
    )
    return found


def may_circulate(
    report: AnalysisReport, newest: DocumentVersion | None, *, is_by_meeting: bool, asked: int, has_meeting: bool
) -> Verdict:
    if not (verdict := may_be_reworded(report)):
        return verdict
    if newest is None:
        return Verdict.no(_("Nothing was sent out: the first version is still to be written."))
    if report.stage not in {*MOVES["consult"].sources, Stage.PLANNING}:
        return Verdict.no(
            _("Nothing was sent out: there is a review copy already. Take the report back to comments first.")
        )
    if is_by_meeting and not has_meeting:
        return Verdict.no(_("Name the meeting at which the draft is talked over. Plan it first if it does not exist."))
    if not is_by_meeting and not asked:
        return Verdict.no(_("Nothing was sent out: choose at least one department or person."))
    return Verdict.yes()


def are_days_in_order(sent_on: date, due_on: date | None) -> Verdict:
    if due_on is None or due_on >= sent_on:
        return Verdict.yes()
    return Verdict.no(_("The answers are wanted before the draft is sent out. Check both days."))


def may_answer(part: Part, by: User, recipient: Recipient) -> Verdict:
    """The department's own liaison, the person asked, and whoever writes the report for what came on paper."""
    if not (verdict := answers_for(part, by, recipient)):
        return verdict
    if not recipient.circulation.is_open:
        return Verdict.no(_("The round is closed; nothing was changed. Tell the office what is still to be said."))
    return Verdict.yes()


def answers_for(part: Part, by: User, recipient: Recipient) -> Verdict:
    if is_own(part, by, recipient) or may_write(part, by, recipient.circulation.report):
        return Verdict.yes()
    return Verdict.no(_("You answer for yourself and for your own department. Nothing was changed."))


def is_an_answer(points: Sequence[tuple[str, str]], *, no_comment: bool, decided: int) -> Verdict:
    """Points, or the word that there are none; what was decided already is not answered anew."""
    if decided:
        return Verdict.no(_("Points of this answer were decided already, so it stands. Tell the office what is new."))
    if no_comment and points:
        return Verdict.no(_("“No comment” and points contradict each other. Choose one of the two."))
    if not no_comment and not points:
        return Verdict.no(_("Write at least one point, or choose “no comment”."))
    return Verdict.yes()


def may_decide(point: Point, decision: str, reason: str, taken_in: DocumentVersion | None = None) -> Verdict:
    """What was not taken over, or only partly, needs its reason: it is published with it (P-52)."""
    if not point.circulation.is_open:
        return Verdict.no(CLOSED)
    if decision in {Point.Decision.PARTLY, Point.Decision.NOT} and not reason.strip():
        return Verdict.no(_("Not decided yet: say why it is not taken over, or only partly. The reason is published."))
    if taken_in and taken_in.number <= point.circulation.version.number:
        return Verdict.no(_("That version is the one that was sent out, or an older one. Name one written after it."))
    return Verdict.yes()


def says_something(text: str) -> Verdict:
    if text.strip():
        return Verdict.yes()
    return Verdict.no(_("Nothing was noted: write what was said."))


def may_correct(point: Point) -> Verdict:
    """What something was decided about stays as it was said."""
    if point.decision:
        return Verdict.no(
            _("Something was decided about this point, so its words stand. Take the decision back first.")
        )
    return Verdict.yes()


def may_remove(reason: str) -> Verdict:
    if reason.strip():
        return Verdict.yes()
    return Verdict.no(_("Not taken out: say why. The reason stays in the trail."))


def may_take_back(recipient: Recipient, decided: int) -> Verdict:
    if not recipient.has_answered:
        return Verdict.no(_("There is no answer yet that could be taken back."))
    if decided:
        return Verdict.no(_("Points of this answer were decided already, so it stands. Tell the office what is new."))
    return Verdict.yes()


def may_reopen(circulation: Circulation, reason: str) -> Verdict:
    if circulation.is_open:
        return Verdict.no(_("The round is open."))
    if not reason.strip():
        return Verdict.no(_("Nothing was changed: say why, in a few words. The reason stays in the record."))
    return may_be_reworded(circulation.report)


def may_close(circulation: Circulation, points: Sequence[Point]) -> Verdict:
    """A round closes when each point has an answer, and each one taken over its version."""
    if not circulation.is_open:
        return Verdict.no(_("The round is closed already."))
    if undecided := [point for point in points if not point.decision]:
        return Verdict.no(
            _("Not closed: nothing is decided yet about point %(numbers)s.") % {"numbers": _numbers(undecided)}
        )
    if homeless := [point for point in points if point.decision in Point.TAKEN and point.taken_in_id is None]:
        return Verdict.no(
            _("Not closed: say in which version point %(numbers)s was taken over.") % {"numbers": _numbers(homeless)}
        )
    return Verdict.yes()


def may_send(report: AnalysisReport) -> Verdict:
    """What goes out of the house is a review copy or the final version."""
    if report.stage in APPROVED:
        return Verdict.yes()
    return Verdict.no(_("Nothing was sent: there is no review copy yet. Drafts stay in the house."))


def _numbers(points: Sequence[Point]) -> str:
    return "、".join(str(point.number) for point in points)


def is_own(part: Part, by: User, recipient: Recipient) -> bool:
    """Whether somebody answers for himself or his department, or types for others."""
    if recipient.person_id is not None:
        return recipient.person_id == by.person_id
    return part.may(Permission.RECORD_OWN_DEPARTMENT) and part.answers_for(recipient.unit)
