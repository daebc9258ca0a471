"""Who may open, claim, check and close an item, and what must be true of it (domain.md 6.2, 6.3)."""

from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from phases.core import moves
from phases.core.verdict import Verdict
from phases.organisation.models import Unit, User
from phases.organisation.roles import Permission
from phases.rectification.models import Item
from phases.rectification.states import MOVES, OPEN, SETTLED, ItemState
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part

STEERING = ("begin", "take_back")
MOST_BYTES = 10 * 1024 * 1024


def may_open(part: Part, department: Unit | None) -> Verdict:
    """The office opens items; a department opens quick fixes of its own before any plan exists (domain.md S-48)."""
    if part.may(Permission.EDIT_RECTIFICATION):
        return Verdict.yes()
    if part.may(Permission.RECORD_OWN_DEPARTMENT) and part.answers_for(department):
        return Verdict.yes()
    return Verdict.no(_("Nothing was saved: you open quick fixes of your own department. Ask the office for others."))


def may_put_into_the_plan(part: Part) -> Verdict:
    """The plan is the office's to draw up, the leading group's to approve."""
    if part.may(Permission.EDIT_RECTIFICATION):
        return Verdict.yes()
    return Verdict.no(_("The office draws up the plan. Nothing was changed."))


def may_be_part_of(item: Item, whole: Item | None) -> Verdict:
    """A part stands under an item of the same campaign that is still open and is no part itself."""
    if whole is None:
        return Verdict.yes()
    if whole.campaign_id != item.campaign_id or whole.parent_id is not None or whole.pk == item.pk:
        return Verdict.no(_("Nothing was saved: parts stand under an item of this list that is no part itself."))
    if item.pk and item.parts.exists():
        return Verdict.no(_("Nothing was saved: this item has parts of its own, so it is no part of another."))
    if whole.state not in OPEN:
        return Verdict.no(_("Nothing was saved: that item is not open any more, so it takes no more parts."))
    return Verdict.yes()


def may_edit(part: Part, item: Item) -> Verdict:
    if not (verdict := may_open(part, item.department)):
        return verdict
    if item.state not in OPEN:
        return Verdict.no(_("The item was reported done, so its words stand. Send it back first. Nothing was changed."))
    return Verdict.yes()


def reports(part: Part, by: User, item: Item) -> Verdict:
    """The office, the item's own department, or the responsible person."""
    if may_open(part, item.department) or (item.person_id is not None and item.person_id == by.person_id):
        return Verdict.yes()
    return Verdict.no(_("The responsible person, the department or the office reports it done. Nothing was changed."))


def may_claim(part: Part, by: User, item: Item) -> Verdict:
    return reports(part, by, item) and parts_are_settled(item) and may_move(item, "claim")


def parts_are_settled(item: Item) -> Verdict:
    """An item is done when all of its parts are closed or handed over."""
    left = item.parts.exclude(state__in=SETTLED).count() if item.pk and item.parent_id is None else 0
    if not left:
        return Verdict.yes()
    said = ngettext(
        "%(count)d part of it is still open. Close or hand over the parts first; nothing was changed.",
        "%(count)d parts of it are still open. Close or hand over the parts first; nothing was changed.",
        left,
    )
    return Verdict.no(said % {"count": left})


def whole_is_open(item: Item) -> Verdict:
    """A part does not come back under an item that was reported done, closed or handed over."""
    if item.parent is None or item.parent.state in OPEN:
        return Verdict.yes()
    return Verdict.no(_("The item that this is a part of is not open any more. Open that one again first."))


def says_what_was_done(done: str) -> Verdict:
    if done.strip():
        return Verdict.yes()
    return Verdict.no(_("Say in one to three sentences what was done. Photos are not asked for."))


def may_check(part: Part, by: User, item: Item) -> Verdict:
    """Somebody else than who did it or said so: the office, the responsible leader or the head."""
    if by.pk == item.claimed_by_id or (by.person_id is not None and by.person_id == item.person_id):
        return Verdict.no(_("You did this or reported it done. Somebody else checks it."))
    if not (leads(by, item) or part.may(Permission.EDIT_RECTIFICATION, Permission.CLOSE_ITEM)):
        return Verdict.no(_("The office, the responsible leader or the head checks it. Nothing was changed."))
    return may_move(item, "check")


def leads(by: User, item: Item) -> bool:
    return item.leader_id is not None and item.leader_id == by.person_id


def asks_the_leader(item: Item) -> bool:
    """Of an item of the plan the responsible leader says yes before the head closes it (domain.md 6.2)."""
    return not item.quick_fix and item.leader_id is not None and item.agreed_by_id is None


def may_agree(part: Part, by: User, item: Item, note: str = "") -> Verdict:
    """The leader, or the office that writes down how the leader agreed; never who reported it done."""
    if item.state != ItemState.CHECKED or not asks_the_leader(item):
        return Verdict.no(_("Nothing was changed: no leader is asked about this item now."))
    if leads(by, item):
        return Verdict.yes()
    if not part.may(Permission.EDIT_RECTIFICATION) or by.pk == item.claimed_by_id:
        return Verdict.no(
            _("The responsible leader agrees, or somebody of the office who did not report it done notes it.")
        )
    if not note.strip():
        return Verdict.no(_("Nothing was changed: write how and when the leader agreed."))
    return Verdict.yes()


def may_close(part: Part, by: User, item: Item) -> Verdict:
    if not part.may(Permission.CLOSE_ITEM):
        return Verdict.no(_("The head of the leading group closes items. Nothing was changed."))
    if not (verdict := may_move(item, "close")):
        return verdict
    if asks_the_leader(item) and not leads(by, item):
        return Verdict.no(_("The responsible leader has not agreed yet. Nothing was changed."))
    return Verdict.yes()


def may_send_back(part: Part, by: User, item: Item, reason: str) -> Verdict:
    """Who may check may send back, and the head at any time before closing."""
    if not part.may(Permission.CLOSE_ITEM) and not (item.state == ItemState.CHECKED and may_steer(part)):
        checking = may_check(part, by, item)
        if not checking:
            return checking
    return may_move(item, "send_back", reason)


def may_hand_over(part: Part, item: Item, until: date | None, reason: str) -> Verdict:
    """With an owner and a day to look at it again; its open parts go with it (domain.md 2.5, gate 3)."""
    if not part.may(Permission.EDIT_RECTIFICATION):
        return Verdict.no(_("The office steers the list of items. Nothing was changed."))
    if not (verdict := may_move(item, "hand_over", reason)):
        return verdict
    if until is None or until <= item.campaign.today:
        return Verdict.no(_("Nothing was changed: name a day to come on which it is looked at again."))
    if item.parts.exclude(state__in=[*OPEN, *SETTLED]).exists():
        return Verdict.no(_("A part of it waits to be checked or closed. Settle that first; nothing was changed."))
    return Verdict.yes()


def may_note(part: Part, by: User, item: Item) -> Verdict:
    """How far it is: the office, the department, the responsible person or leader; as long as it is not closed."""
    own = by.person_id is not None and by.person_id in {item.person_id, item.leader_id}
    if not (own or may_open(part, item.department)):
        return Verdict.no(_("Who answers for the item writes how far it is. Nothing was saved."))
    if item.state == ItemState.CLOSED:
        return Verdict.no(_("The item is closed, so nothing is added to it. Open it again first."))
    return Verdict.yes()


def may_read_files(part: Part, by: User, item: Item) -> Verdict:
    """A file may hold what is nobody else's business: those who answer for the item, the office and the head."""
    own = by.person_id is not None and by.person_id in {item.person_id, item.leader_id}
    if own or part.may(Permission.CLOSE_ITEM) or may_open(part, item.department):
        return Verdict.yes()
    return Verdict.no(_("The files of an item are read by those who answer for it, the office and the head."))


def may_extend(part: Part, item: Item, due_words: str, reason: str) -> Verdict:
    if not part.may(Permission.EDIT_RECTIFICATION, Permission.CLOSE_ITEM):
        return Verdict.no(_("The office or the head extends a deadline. Nothing was changed."))
    if item.state not in OPEN:
        return Verdict.no(_("Only what is still open has its deadline extended. Nothing was changed."))
    if not due_words.strip() or not reason.strip():
        return Verdict.no(_("Nothing was changed: write until when, and why. Both stay on the item's page."))
    return Verdict.yes()


def deadline_binds(item: Item) -> bool:
    """While the plan is being drawn up its deadlines are only words; later one is moved with a reason."""
    return bool(item.due_words) and item.state in OPEN and item.state != ItemState.DRAFT


def keeps_its_deadline(item: Item, due_words: str) -> Verdict:
    if not deadline_binds(item) or due_words == item.due_words:
        return Verdict.yes()
    return Verdict.no(_("The deadline stands. Extend it instead: that asks for the reason. Nothing was changed."))


def may_keep_file(content: bytes) -> Verdict:
    if not content:
        return Verdict.no(_("The file is empty. Nothing was kept."))
    if len(content) > MOST_BYTES:
        return Verdict.no(_("The file is larger than 10 MB. Nothing was kept; give a smaller one or name where it is."))
    return Verdict.yes()


def sees_delay(part: Part, by: User, item: Item) -> bool:
    """Delays are shown to who mends them, never to the public or as a comparison to the committee."""
    own = by.person_id is not None and by.person_id in {item.person_id, item.leader_id}
    answers = part.may(Permission.RECORD_OWN_DEPARTMENT) and part.answers_for(item.department)
    return own or answers or sees_delays(part)


def sees_delays(part: Part) -> bool:
    """Of all items."""
    return part.may(Permission.EDIT_RECTIFICATION, Permission.CLOSE_ITEM)


def days_before(campaign: Campaign) -> int:
    """So many days ahead a deadline is called near (template data)."""
    return int(campaign.rules.get("rectification", {}).get("near_days", 7))


def may_steer(part: Part, act: str = "begin") -> Verdict:
    """Taking in hand and taking back are the office's; the steps of closing have rules of their own."""
    if act in STEERING and part.may(Permission.EDIT_RECTIFICATION):
        return Verdict.yes()
    return Verdict.no(_("The office steers the list of items. Nothing was changed."))


def may_reopen(part: Part, item: Item, reason: str) -> Verdict:
    if not part.may(Permission.CLOSE_ITEM):
        return Verdict.no(_("Who closes items opens them again: the head of the leading group. Nothing was changed."))
    return whole_is_open(item) and may_move(item, "reopen", reason)


def may_move(item: Item, act: str, reason: str = "") -> Verdict:
    return moves.may_move(MOVES, act, item.state, item.get_state_display(), reason)


def may_remove(item: Item) -> Verdict:
    """Only what was opened by mistake: nothing reported yet, and nobody ever closed it."""
    if item.parts.exists():
        return Verdict.no(_("Not removed: it has parts. Remove those first, if they were opened by mistake too."))
    if item.state not in OPEN or item.done or item.notes.exists() or item.files.exists() or item.extensions.exists():
        return Verdict.no(_("Not removed: something was reported on it. Close it or hand it over instead."))
    return Verdict.yes()
