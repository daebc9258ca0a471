"""Who may write the problem list, and what must be true of a problem."""

from django.utils.translation import gettext_lazy as _

from phases.analysis.models import Problem
from phases.analysis.states import MOVES, ProblemState
from phases.core import moves
from phases.core.verdict import Verdict
from phases.organisation.roles import Permission
from phases.timeline.selectors import Part

ADDERS = (Permission.EDIT_PROBLEMS, Permission.RECORD_OWN_DEPARTMENT)


def may_add(part: Part) -> Verdict:
    """The office keeps the list; liaisons and secretaries add to it (domain.md 6.2)."""
    if part.may(*ADDERS):
        return Verdict.yes()
    return Verdict.no(_("The office, liaisons and branch secretaries add problems. Nothing was saved."))


def may_edit(part: Part, problem: Problem) -> Verdict:
    """What a liaison added stays open to that department until the office confirms it."""
    if part.may(Permission.EDIT_PROBLEMS):
        return Verdict.yes()
    fresh = problem.state == ProblemState.FOUND
    if fresh and part.may(Permission.RECORD_OWN_DEPARTMENT) and part.answers_for(problem.department):
        return Verdict.yes()
    return Verdict.no(_("The office keeps this problem now. Nothing was changed; ask it for the correction."))


def may_add_for(part: Part, problem: Problem) -> Verdict:
    if part.may(Permission.EDIT_PROBLEMS) or (may_add(part) and part.answers_for(problem.department)):
        return Verdict.yes()
    return Verdict.no(_("Name your own department: you add the problems that it found. Nothing was saved."))


def may_move(problem: Problem, act: str, reason: str = "") -> Verdict:
    verdict = moves.may_move(MOVES, act, problem.state, problem.get_state_display(), reason)
    if verdict and act == "analyse" and not problem.cause.strip():
        return Verdict.no(_("Write the cause first; then the problem counts as analysed. Nothing was changed."))
    return verdict


def may_remove(problem: Problem) -> Verdict:
    if problem.state != ProblemState.FOUND:
        return Verdict.no(_("Not removed: the problem was confirmed or something hangs on it. Carry it over instead."))
    return Verdict.yes()


def may_decide(part: Part) -> Verdict:
    """Confirming, analysing and carrying over are the office's."""
    if part.may(Permission.EDIT_PROBLEMS):
        return Verdict.yes()
    return Verdict.no(_("The office confirms problems and carries them over. Nothing was changed."))


def keeps_its_cause(problem: Problem) -> Verdict:
    if problem.state == ProblemState.CAUSE_ANALYSED and not problem.cause.strip():
        return Verdict.no(_("The problem counts as analysed, so its cause stays. Nothing was saved."))
    return Verdict.yes()
