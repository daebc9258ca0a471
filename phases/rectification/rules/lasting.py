"""What must be true of regulations and their booklet (domain.md T-56)."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from phases.core import moves
from phases.core.verdict import Verdict
from phases.organisation.roles import Permission
from phases.rectification.models import Booklet, Regulation
from phases.rectification.states import REGULATION_MOVES
from phases.timeline.selectors import Part


def may_keep_lasting(part: Part) -> Verdict:
    """Regulations, measures, projects, points of the summary; after the campaign's archive too (domain.md T-64)."""
    if part.may(Permission.EDIT_RECTIFICATION):
        return Verdict.yes()
    return Verdict.no(_("The office keeps these lists. Nothing was changed."))


def may_move_regulation(regulation: Regulation, act: str, on: date | None, reason: str = "") -> Verdict:
    """A regulation that is abolished is not issued, and the other way round; both happen on a day."""
    verdict = moves.may_move(REGULATION_MOVES, act, regulation.state, regulation.get_state_display(), reason)
    if not verdict or act not in {"issue", "abolish"}:
        return verdict
    if (act == "abolish") != (regulation.action == Regulation.Action.ABOLISH):
        return Verdict.no(_("Nothing was changed: the list says otherwise of this regulation. Change its line first."))
    if on is None:
        return Verdict.no(_("Nothing was changed: since which day?"))
    return Verdict.yes()


def may_remove_regulation(regulation: Regulation) -> Verdict:
    if regulation.state in {"issued", "abolished"}:
        return Verdict.no(_("It is in force or abolished already, so it stays on the list. Take it up again first."))
    return Verdict.yes()


def may_bind(issued: int) -> Verdict:
    if issued:
        return Verdict.yes()
    return Verdict.no(_("Nothing to bind yet: no regulation is issued. Issue one first."))


def may_hand_out(booklet: Booklet) -> Verdict:
    if booklet.made_at:
        return Verdict.yes()
    return Verdict.no(_("The booklet is still being bound. Hand it out when it is there."))
