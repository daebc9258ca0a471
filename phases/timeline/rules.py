"""Pure questions about campaigns and phases; each answers with a reason."""

from django.utils.translation import gettext_lazy as _

from phases.core.verdict import Verdict
from phases.organisation.models import User
from phases.organisation.roles import Role
from phases.timeline.models import Campaign, GateReview, Phase, Requirement
from phases.timeline.states import MOVES, TRACK_MOVES, Move, PhaseState


def move_of(phase: Phase, act: str) -> Move | None:
    """The legal move of that name: tracks and recurring parts have no gates (domain.md 2.4)."""
    sequential = phase.campaign.mode == Campaign.Mode.SEQUENTIAL
    return (MOVES if sequential else TRACK_MOVES).get(act)


def may_move(phase: Phase, act: str, *, reason: str = "", review: GateReview | None = None) -> Verdict:
    """Whether the state of the phase allows the act now."""
    move = move_of(phase, act)
    if move is None or phase.state not in move.sources:
        return Verdict.no(
            _("“%(phase)s” is %(state)s, so this is not the next thing to do. Look at the gate for what is.")
            % {"phase": phase.name, "state": phase.get_state_display()}
        )
    if move.needs_reason and not reason.strip():
        return Verdict.no(_("Say why: the reason stays in the trail."))
    if move.needs_gate and not (review and review.passed and review == phase.reviews.first()):
        return Verdict.no(_("The gate is not passed. Mend what is missing, or let the head waive it with a reason."))
    if act == "start":
        return may_start(phase)
    return Verdict.yes()


def may_start(phase: Phase) -> Verdict:
    """In sequence a phase opens when everything before it has closed."""
    if phase.campaign.mode != Campaign.Mode.SEQUENTIAL:
        return Verdict.yes()
    earlier = phase.campaign.phases.filter(order__lt=phase.order).exclude(state=PhaseState.CLOSED).first()
    if earlier:
        return Verdict.no(_("“%(phase)s” comes first and has not closed.") % {"phase": earlier.name})
    return Verdict.yes()


def may_report_to(campaign: Campaign, parent: Campaign | None) -> Verdict:
    """Reports only go up: whoever reports to this campaign, however far below, cannot be its superior."""
    above, passed = parent, set[int]()
    while above is not None and above.pk not in passed:
        if above.pk == campaign.pk:
            return Verdict.no(
                _(
                    "Nothing changed: “%(parent)s” reports to this campaign itself, directly or through others, "
                    "so the reports would go round in a circle. Choose a campaign above it."
                )
                % {"parent": parent}
            )
        passed.add(above.pk)
        above = above.parent
    return Verdict.yes()


def may_set_part(role: str, by: User) -> Verdict:
    """The office gives out parts but not the head's: who asks for a waiver must not make themselves its judge."""
    if role == Role.HEAD and not by.is_administrator:
        return Verdict.no(_("Nothing changed: an administrator names or relieves the head, not the office."))
    return Verdict.yes()


def may_change_requirement(phase: Phase, reason: str) -> Verdict:
    """Once a phase has begun its demands change only with a reason; once it has closed they stand."""
    if phase.state == PhaseState.CLOSED:
        return Verdict.no(_("The phase has closed on these requirements. Reopen it first."))
    if phase.state != PhaseState.NOT_STARTED and not reason.strip():
        return Verdict.no(_("The phase has begun: say why its requirements change."))
    return Verdict.yes()


def may_remove_requirement(requirement: Requirement, reason: str) -> Verdict:
    """A waiver that was asked for keeps its requirement: the reports that tell of it point there."""
    if requirement.waivers.exists():
        return Verdict.no(
            _("A waiver was asked for on this requirement, so it stays. Let it only be shown instead of deciding.")
        )
    return may_change_requirement(requirement.phase, reason)
