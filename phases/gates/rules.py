"""Who may waive, and when a phase may go on."""

from django.utils.translation import gettext_lazy as _

from phases.core.criteria import Finding
from phases.core.verdict import Verdict
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


def may_grant(part: Part) -> Verdict:
    """Only the head of the leading group waives (domain.md 6.2)."""
    if part.may(Permission.WAIVE):
        return Verdict.yes()
    return Verdict.no(_("Only the head of the leading group can waive a requirement."))


def may_close(phase: Phase, part: Part) -> Verdict:
    if not part.may(Permission.MOVE_PHASE):
        return Verdict.no(_("The head and the office move the phases on."))
    if phase.state not in {PhaseState.TRANSITION_REQUESTED, PhaseState.REOPENED}:
        return Verdict.no(_("Report the transition first."))
    return Verdict.yes()
