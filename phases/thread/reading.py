"""What a giver reads under the receipt code when the opinion has gone on beyond the box (trust.md 3.4)."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from phases.box import reading
from phases.box.reading import Outcome, Stage
from phases.opinions.models import Opinion
from phases.rectification.models import Item
from phases.rectification.states import ItemState
from phases.thread.selectors import links
from phases.thread.selectors.chain import chain_of
from phases.thread.selectors.links import End

# A plan that is only being drawn up is nobody's business yet.
SHOWN = frozenset(ItemState) - {ItemState.DRAFT, ItemState.PLANNED}


def outcome_of(opinion: Opinion) -> Outcome:
    """As the box tells it, and the items on its way: what is put right, until when, what was done."""
    known = reading.outcome_of(opinion)
    items = [item for item in chain_of(opinion).items if item.state in SHOWN]
    if not items or known.word is reading.DECLINED:
        return known
    begun = [stage for stage in known.stages if stage.is_done and stage.word is not reading.DONE]
    over = links.end_of_items(items) is End.CLOSED
    stages = [*begun, *_stages(items)]
    if not over:
        stages.append(Stage(reading.OPEN, text=reading.LATER, is_done=False))
    word, icon = (reading.DONE, "done") if over else (reading.RECTIFIED, "run")
    return replace(known, word=word, icon=icon, stages=stages)


def _stages(items: list[Item]) -> Iterator[Stage]:
    for item in items:
        due = _("due on %(day)s") % {"day": item.due_words} if item.due_words else ""
        yield Stage(reading.RECTIFIED, text=item.title, small=due)
        if item.state == ItemState.CLOSED:
            yield Stage(reading.DONE, item.closed_on, item.done)
