"""What is written down about an item on its way: how far it is, files, a deadline moved. Only ever added to."""

import hashlib
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from phases.core import audit
from phases.core.vague_dates import parse
from phases.core.verdict import RefusedError
from phases.organisation.models import User
from phases.rectification import rules
from phases.rectification.models import Evidence, Extension, Item, Progress
from phases.rectification.services.items import locked
from phases.rectification.states import MOVES, ItemState
from phases.timeline import selectors as timeline


@transaction.atomic
def note_progress(*, item: Item, text: str, by: User, on: date | None = None) -> Progress:
    """How far it is, in a sentence; what nobody had begun is in hand from then on."""
    item = locked(item)
    rules.may_note(timeline.part_of(by, item.campaign), by, item).enforce()
    if not text.strip():
        raise RefusedError(_("Nothing was noted: write in a sentence how far it is."))
    note = Progress.objects.create(item=item, text=text.strip(), on=on or item.campaign.today, by=by)
    if item.state in {ItemState.PLANNED, ItemState.PUBLISHED}:
        item.state = MOVES["begin"].target
        item.save(update_fields=["state"])
    after = {"text": note.text, "on": str(note.on), "state": item.state}
    audit.append(chain=item.campaign.audit_chain, act="item.progressed", by=by, on=item, after=after)
    return note


@transaction.atomic
def keep_evidence(*, item: Item, name: str, content: bytes, by: User) -> Evidence:
    """A file, if somebody has one; the same name again is its next version, and the earlier one stays."""
    item = locked(item)
    rules.may_note(timeline.part_of(by, item.campaign), by, item).enforce()
    rules.may_keep_file(content).enforce()
    last = Evidence.objects.filter(item=item, name=name).aggregate(last=Max("version"))["last"] or 0
    kept = Evidence.objects.create(
        item=item,
        name=name,
        version=last + 1,
        content=content,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        by=by,
    )
    audit.append(
        chain=item.campaign.audit_chain,
        act="item.evidenced",
        by=by,
        on=item,
        after={"file": name, "version": str(kept.version)},
        object_hash=kept.sha256,
    )
    return kept


@transaction.atomic
def extend(*, item: Item, due_words: str, reason: str, by: User) -> Extension:
    """A new deadline; the old one and the reason stay on the item's page."""
    item = locked(item)
    rules.may_extend(timeline.part_of(by, item.campaign), item, due_words, reason).enforce()
    vague = parse(due_words, year=item.campaign.year)
    made = Extension.objects.create(
        item=item, before=item.due_words, after=vague.words, reason=reason.strip(), by=by, on=item.campaign.today
    )
    item.due_words, item.due_on, item.due_precision, item.due_last = vague.words, vague.on, vague.precision, vague.last
    item.save(update_fields=["due_words", "due_on", "due_precision", "due_last"])
    _note_extension(made)
    return made


def extend_by_sheet(*, item: Item, before: str, reason: str, by: User) -> Extension:
    """An import has written the new deadline on the item already; the caller is atomic."""
    made = Extension.objects.create(
        item=item, before=before, after=item.due_words, reason=reason, by=by, on=item.campaign.today
    )
    _note_extension(made)
    return made


def _note_extension(made: Extension) -> None:
    audit.append(
        chain=made.item.campaign.audit_chain,
        act="item.extended",
        by=made.by,
        on=made.item,
        reason=made.reason,
        before={"due_words": made.before},
        after={"due_words": made.after},
    )
