"""Emptying the box: by the clock, all together, in random order, in one transaction; then its key is destroyed.

A crash before the commit changes nothing. A crash after it leaves a key file without a row, which the next tick
destroys. Backups from before hold sealed envelopes whose key is gone.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from phases.box import contents, rules, selectors
from phases.box.contents import Content
from phases.box.models import BoxKey, Envelope, OpinionBox
from phases.box.services import replying
from phases.core import audit, jobs, keyfiles, seal, wiping
from phases.core.jobs.models import Job
from phases.opinions.models import Category, Opinion, OpinionMessage, SourceGroup
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign

EMPTY_JOB = "box.empty"


@dataclass(frozen=True)
class Emptied:
    """`unreadable` envelopes were closed for a key whose file was lost."""

    opinions: int
    answers: int
    unreadable: int


def ask_what_is_due(*, now: datetime | None = None) -> int:
    """Called by the clock: a job a day for every box, from the set time on, whether anything waits or not."""
    clear_away()
    local = timezone.localtime(now)
    if local.strftime("%H:%M") < settings.BOX_OPENS_AT:
        return 0
    boxes = OpinionBox.objects.select_related("campaign", "channel").filter(campaign__state=Campaign.State.ACTIVE)
    for box in boxes:
        with transaction.atomic():
            _ask(box, local.date())
    for box in OpinionBox.objects.select_related("campaign").filter(campaign__state=Campaign.State.CLOSED):
        replying.expire_receipts(box=box)
    return len(boxes)


def _ask(box: OpinionBox, on: date) -> None:
    key = f"{EMPTY_JOB}:{box.pk}:{on}"
    if Job.objects.filter(key=key).exists():  # a job that failed is tried again by itself
        return
    jobs.ask(
        kind=EMPTY_JOB,
        key=key,
        payload={"box": str(box.pk), "on": on.isoformat()},
        by=None,
        subject=audit.reference(box),
        scope=box.campaign.audit_chain,
        title=_("Open the opinion box if it is time"),
        url=reverse("box:box", args=[box.campaign.slug]),
    )


@transaction.atomic
def make_key(*, box: OpinionBox, on: date) -> BoxKey:
    """The key in use; a new pair when there is none. Its secret half is on the disk before anybody can use it."""
    box = _locked(box.pk)
    return BoxKey.objects.filter(box=box).first() or _new_key(box, on)


@transaction.atomic
def empty_box(*, box_pk: UUID | str, on: date) -> Emptied | None:
    """Open everything that waits, if it is due; None when it is not. `on`: the real day, whatever the campaign's."""
    box = _locked(box_pk)
    # Locked: an envelope that is on its way waits here, then finds its key gone and is sealed for the next one.
    key = BoxKey.objects.select_for_update().filter(box=box).first()
    if key is None:
        _new_key(box, on)
        return None
    key.box = box
    envelopes = [bytes(sealed) for sealed in Envelope.objects.filter(box_key=key).values_list("sealed", flat=True)]
    if not rules.is_due(key, len(envelopes), on):
        return None
    emptied = _store(box, *_opened(box, key, envelopes))
    Envelope.objects.filter(box_key=key).delete()
    old = _file(box, key)
    key.delete()
    _new_key(box, on)
    audit.append(
        chain=box.campaign.audit_chain,
        act="box.emptied",
        by=None,
        on=box,
        after={"opened": emptied.opinions + emptied.answers}
        | ({"unreadable": emptied.unreadable} if emptied.unreadable else {}),
    )
    transaction.on_commit(partial(_forget, old))
    return emptied


def clear_away() -> int:
    """Destroy keys that a crash, or a box that was removed, left behind; what they opened is out or gone."""
    boxes = {box.pk.hex: box for box in OpinionBox.objects.all()}
    stray = {name for name in keyfiles.names("box-") if name.split("-")[1] not in boxes}
    for box in boxes.values():
        with transaction.atomic():
            _locked(box.pk)  # a key whose row is being written stands on the disk already
            kept = {_file(box, key) for key in BoxKey.objects.filter(box=box)}
            stray |= {name for name in keyfiles.names(f"box-{box.pk.hex}-") if name not in kept}
    for name in stray:
        _forget(name)
    return len(stray)


def _locked(box_pk: UUID | str) -> OpinionBox:
    """One at a time per box."""
    locked = OpinionBox.objects.select_for_update(of=("self",)).select_related("campaign__unit", "channel")
    return locked.get(pk=box_pk)


def _file(box: OpinionBox, key: BoxKey) -> str:
    return f"box-{box.pk.hex}-{key.pk.hex}"


def _new_key(box: OpinionBox, on: date) -> BoxKey:
    pair = seal.new_pair()
    key = BoxKey(box=box, public_key=pair.public, made_on=on)
    keyfiles.keep(_file(box, key), pair.private)
    key.save(force_insert=True)
    return key


def _opened(box: OpinionBox, key: BoxKey, envelopes: Sequence[bytes]) -> tuple[list[Content], int]:
    """The contents in an order that says nothing, and how many could not be read."""
    private = keyfiles.read(_file(box, key))
    read: list[Content] = []
    for sealed in envelopes if private is not None else ():
        try:
            read.append(contents.open_(sealed, box=box, private_key=private or b""))
        except seal.SealError:
            continue
    random.SystemRandom().shuffle(read)
    return read, len(envelopes) - len(read)


def _store(box: OpinionBox, read: Sequence[Content], unreadable: int) -> Emptied:
    given = [content for content in read if not content.answer]
    answers = sorted((content for content in read if content.answer), key=lambda content: content.answer)
    sources = {source.pk: source for source in SourceGroup.objects.filter(campaign=box.campaign)}
    categories = {category.pk: category for category in Category.objects.filter(campaign=box.campaign)}
    phase = timeline.current_phase(box.campaign)
    opinions = [
        Opinion(
            campaign=box.campaign,
            phase=phase,
            channel=box.channel,
            source=sources.get(content.source_pk or 0),
            text=content.text,
            from_box=True,
            emptied_on=box.campaign.today,
            receipt_tag=content.receipt_tag,
        )
        for content in given
    ]
    Opinion.objects.bulk_create(opinions)
    through = Opinion.categories.through
    through.objects.bulk_create(
        through(opinion_id=opinion.pk, category_id=content.category_pk)
        for opinion, content in zip(opinions, given, strict=True)
        if content.category_pk in categories
    )
    kept = sum(_keep_answer(box, content) for content in answers)
    return Emptied(len(opinions), kept, unreadable)


def _keep_answer(box: OpinionBox, content: Content) -> bool:
    opinion = Opinion.objects.filter(campaign=box.campaign, receipt_tag=content.receipt_tag).first()
    if opinion is None:  # its receipt has ended meanwhile
        return False
    OpinionMessage.objects.create(
        opinion=opinion,
        side=OpinionMessage.Side.GIVER,
        position=selectors.next_position(opinion),
        day=box.campaign.today,
        text=content.text,
    )
    return True


def _forget(key_file: str) -> None:
    """Nothing on the disk shall open or still hold what lay in the box."""
    keyfiles.destroy(key_file)
    _clean()


def _clean() -> None:
    """Old versions of rows leave the files; the write-ahead log begins anew."""
    wiping.wipe(Envelope, BoxKey)
