"""Who may waive, and when a phase may go on."""

from django.utils.translation import gettext_lazy as _

from phases.core.criteria import Finding
from phases.core.verdict import Verdict
from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.timeline.models import Phase, Requirement, Waiver
from phases.timeline.selectors import Part
from phases.timeline.states import PhaseState


def may_ask_waiver(requirement: Requirement, finding: Finding, standing: Waiver | None, reason: str) -> Verdict:
    if finding.met:
        return Verdict.no(_("This requirement is met; there is nothing to waive."))
    if requirement.severity != Requirement.Severity.GATE:
        return Verdict.no(_("This requirement does not decide at the gate, so it needs no waiver."))
    if standing is not None:
        return Verdict.no(_("A waiver has been asked for or granted already."))
    phase = requirement.phase
    if phase.state == PhaseState.CLOSED or not phase.exit_rules.get("waive", True):
        return Verdict.no(_("The phase has closed, or its template allows no waivers."))
    if not reason.strip():
        return Verdict.no(_("Say why it cannot be reached, what is done instead and when it is made up for."))
    return Verdict.yes()


def may_grant(waiver: Waiver, part: Part) -> Verdict:
    """Only the head of the leading group waives (domain.md 6.2)."""
    if not part.may(Permission.WAIVE):
        return Verdict.no(_("Only the head of the leading group can waive a requirement."))
    if waiver.revoked_at:
        return Verdict.no(_("This waiver was taken back. Ask for a new one, with a reason."))
    return still_open(waiver)


def may_revoke(waiver: Waiver, by: User, part: Part) -> Verdict:
    """The head takes any back; who asked for one may withdraw it while the head has not decided."""
    if not part.may(Permission.WAIVE) and (waiver.granted_at or waiver.asked_by_id != by.pk):
        return Verdict.no(_("Only the head of the leading group can take a waiver back."))
    return still_open(waiver)


def still_open(waiver: Waiver) -> Verdict:
    if waiver.requirement.phase.state == PhaseState.CLOSED:
        return Verdict.no(_("The phase has closed on this waiver, so it stands. Reopen the phase first."))
    return Verdict.yes()


def may_act(phase: Phase, act: str, part: Part) -> Verdict:
    """Whose act it is; what the state allows is asked by `timeline.rules.may_move`."""
    if act == "reopen" and not part.may(Permission.WAIVE):
        return Verdict.no(_("Only the head of the leading group reopens a phase for make-up work."))
    if not part.may(Permission.MOVE_PHASE):
        return Verdict.no(_("The head and the office move the phases on."))
    if act in {"close", "close_again"} and phase.state not in {PhaseState.TRANSITION_REQUESTED, PhaseState.REOPENED}:
        return Verdict.no(_("Report the transition first."))
    return Verdict.yes()
