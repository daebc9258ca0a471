"""Who may open, claim, check and close an item, and what must be true of it (domain.md 6.2, 6.3)."""

from django.utils.translation import gettext_lazy as _

from phases.core import moves
from phases.core.verdict import Verdict
from phases.organisation.models import Unit, User
from phases.organisation.roles import Permission
from phases.rectification.models import Item
from phases.rectification.states import MOVES, OPEN, ItemState
from phases.timeline.selectors import Part

STEERING = ("begin", "hand_over", "take_back")


def may_open(part: Part, department: Unit | None) -> Verdict:
    """The office opens items; a department opens quick fixes of its own before any plan exists (domain.md S-48)."""
    if part.may(Permission.EDIT_RECTIFICATION):
        return Verdict.yes()
    if part.may(Permission.RECORD_OWN_DEPARTMENT) and part.answers_for(department):
        return Verdict.yes()
    return Verdict.no(_("Nothing was saved: you open quick fixes of your own department. Ask the office for others."))


def may_edit(part: Part, item: Item) -> Verdict:
    if not (verdict := may_open(part, item.department)):
        return verdict
    if item.state not in OPEN:
        return Verdict.no(_("The item was reported done, so its words stand. Send it back first. Nothing was changed."))
    return Verdict.yes()


def may_claim(part: Part, by: User, item: Item) -> Verdict:
    """The office, the item's own department, or the responsible person."""
    if may_open(part, item.department) or (item.person_id is not None and item.person_id == by.person_id):
        return may_move(item, "claim")
    return Verdict.no(_("The responsible person, the department or the office reports it done. Nothing was changed."))


def says_what_was_done(done: str) -> Verdict:
    if done.strip():
        return Verdict.yes()
    return Verdict.no(_("Say in one to three sentences what was done. Photos are not asked for."))


def may_check(part: Part, by: User, item: Item) -> Verdict:
    """Somebody else than who did it or said so: the office, the responsible leader or the head."""
    if by.pk == item.claimed_by_id or (by.person_id is not None and by.person_id == item.person_id):
        return Verdict.no(_("You did this or reported it done. Somebody else checks it."))
    leads = item.leader_id is not None and item.leader_id == by.person_id
    if not (leads or part.may(Permission.EDIT_RECTIFICATION, Permission.CLOSE_ITEM)):
        return Verdict.no(_("The office, the responsible leader or the head checks it. Nothing was changed."))
    return may_move(item, "check")


def may_close(part: Part, item: Item) -> Verdict:
    if not part.may(Permission.CLOSE_ITEM):
        return Verdict.no(_("The head of the leading group closes items. Nothing was changed."))
    return may_move(item, "close")


def may_send_back(part: Part, by: User, item: Item, reason: str) -> Verdict:
    """Who may check may send back, and the head at any time before closing."""
    if not part.may(Permission.CLOSE_ITEM) and not (item.state == ItemState.CHECKED and may_steer(part)):
        checking = may_check(part, by, item)
        if not checking:
            return checking
    return may_move(item, "send_back", reason)


def may_steer(part: Part, act: str = "begin") -> Verdict:
    """Taking in hand and handing over are the office's; the steps of closing have rules of their own."""
    if act in STEERING and part.may(Permission.EDIT_RECTIFICATION):
        return Verdict.yes()
    return Verdict.no(_("The office steers the list of items. Nothing was changed."))


def may_reopen(part: Part, item: Item, reason: str) -> Verdict:
    if not part.may(Permission.CLOSE_ITEM):
        return Verdict.no(_("Who closes items opens them again: the head of the leading group. Nothing was changed."))
    return may_move(item, "reopen", reason)


def may_move(item: Item, act: str, reason: str = "") -> Verdict:
    return moves.may_move(MOVES, act, item.state, item.get_state_display(), reason)


def may_remove(item: Item) -> Verdict:
    """Only what was opened by mistake: nothing reported yet, and nobody ever closed it."""
    if item.state not in OPEN or item.done:
        return Verdict.no(_("Not removed: something was reported on it. Close it or hand it over instead."))
    return Verdict.yes()
