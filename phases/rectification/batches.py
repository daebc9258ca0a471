"""What waits for one person, to be taken several at once: checks, a leader's word, closings (domain.md 6.2, 6.3).

Nothing is eased by it: each item is judged and written on its own, in the name of who ticked it.
"""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.rectification import selectors
from phases.rectification.models import Item
from phases.rectification.states import ItemState
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part

AT_ONCE = 50
WITHOUT_LEADER = Q(quick_fix=True) | Q(leader=None) | Q(agreed_by__isnull=False)


ACTS: dict[str, tuple[str | Promise, str | Promise]] = {
    "check": (_("Waiting to be checked by you"), _("What I ticked is so")),
    "agree": (_("Waiting for your word as the responsible leader"), _("I agree to close what I ticked")),
    "close": (_("Waiting to be closed by you"), _("Close what I ticked")),
}


@dataclass(frozen=True)
class Batch:
    """Items that wait for the same act of the same person; `number` counts those too that no page shows at once."""

    act: str
    title: str | Promise
    what: str | Promise
    items: list[Item]
    number: int


def waiting(campaign: Campaign, part: Part, by: User) -> list[Batch]:
    """What this person may do now, each act with its items in the order of the plan; two queries an act."""
    found = {act: waiting_for(act, campaign, part, by) for act in ACTS}
    return [
        Batch(act, *ACTS[act], items=_of(campaign, items[:AT_ONCE]), number=number)
        for act, items in found.items()
        if (number := items.count())
    ]


def waiting_for(act: str, campaign: Campaign, part: Part, by: User) -> QuerySet[Item]:
    """What `rules` say of one item, asked of the database: nobody checks what he or she did or reported done."""
    items = selectors.items_of(campaign).select_related("claimed_by", "checked_by")
    led = Q(leader=by.person_id) if by.person_id else Q(pk=None)
    own = Q(person=by.person_id) if by.person_id else Q(pk=None)
    closes, steers = part.may(Permission.CLOSE_ITEM), part.may(Permission.EDIT_RECTIFICATION)
    if act == "check":
        may = items.filter(state=ItemState.CLAIMED).exclude(claimed_by=by).exclude(own)
        return may if closes or steers else may.filter(led)
    checked = items.filter(state=ItemState.CHECKED)
    if act == "agree":
        return checked.none() if closes else checked.filter(led).exclude(WITHOUT_LEADER)
    return checked.filter(WITHOUT_LEADER | led) if closes else checked.none()


def _of(campaign: Campaign, items: QuerySet[Item]) -> list[Item]:
    listed = list(items)
    for item in listed:
        item.campaign = campaign
    return listed
