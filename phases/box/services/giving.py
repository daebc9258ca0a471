"""Giving: one INSERT and nothing else. No trail, no job, no log, no bell: whoever reads them would learn the minute.

The words are sealed in memory with the public half of the key; only the worker can open them, when the clock says so.
"""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from phases.box import contents, rules, selectors
from phases.box.contents import Content
from phases.box.models import BoxKey, Envelope, OpinionBox
from phases.core import codes
from phases.core.verdict import RefusedError
from phases.opinions.models import Category, Opinion, SourceGroup

TRIES = 3
NOT_READY = _("The box is being prepared. Nothing was kept; please try again in a few minutes.")


def give(*, box: OpinionBox, text: str, category: Category | None = None, source: SourceGroup | None = None) -> str:
    """Put an opinion into the box; the receipt code, which is kept nowhere."""
    rules.may_give(box, text).enforce()
    code = codes.new()
    content = Content(
        text=text.strip(),
        receipt_tag=selectors.receipt_tag(code),
        category_pk=category.pk if category else None,
        source_pk=source.pk if source else None,
    )
    _drop_in(box, content, selectors.waiting_tag(code))
    return code


def answer_back(*, opinion: Opinion, code: str, text: str) -> None:
    """What the giver answers passes an envelope too: nobody sees when it was written."""
    rules.may_write(text).enforce()
    free = selectors.free_answers(code)
    rules.may_answer_back(opinion, rules.ANSWERS - len(free)).enforce()
    box = selectors.box_of(opinion.campaign)
    if box is None:
        raise RefusedError(NOT_READY)
    content = Content(text=text.strip(), receipt_tag=selectors.receipt_tag(code), answer=free[0])
    _drop_in(box, content, selectors.answer_tag(code, free[0]))


def _drop_in(box: OpinionBox, content: Content, waiting_tag: bytes) -> None:
    """Again with the next key when the box was opened between sealing and dropping in."""
    for _attempt in range(TRIES):
        key = BoxKey.objects.filter(box=box).first()
        if key is None:
            break
        sealed = contents.close(content, box=box, public_key=bytes(key.public_key))
        try:
            with transaction.atomic():
                Envelope(box_key=key, sealed=sealed, waiting_tag=waiting_tag).save(force_insert=True)
        except IntegrityError:
            continue
        return
    raise RefusedError(NOT_READY)
