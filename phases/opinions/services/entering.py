"""Raw opinions come in: typed from paper, pasted, given under one's own name; and mistakes in typing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.opinions import rules
from phases.opinions.models import Category, Channel, Opinion, OpinionGroup, SourceGroup, SurveyForm
from phases.opinions.services import acts, gathering
from phases.organisation.models import Person, User
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign, Phase

COPIED = (
    "campaign", "phase", "channel", "source", "form", "form_number", "tag", "times", "giver", "giver_name", "contact",
    "received_on",
)  # fmt: skip
PARTICULARS = ("phase", "channel", "source", "form", "form_number", "tag", "times", "received_on")


@dataclass(frozen=True)
class Entry:
    """One opinion as it was typed. `giver` or `giver_name` only where the giver signed it."""

    text: str
    channel: Channel
    source: SourceGroup | None = None
    form: SurveyForm | None = None
    form_number: int | None = None
    categories: Sequence[Category] = field(default_factory=tuple)
    tag: str = ""
    times: int = 1
    giver: Person | None = None
    giver_name: str = ""
    contact: str = ""
    received_on: date | None = None
    phase: Phase | None = None


@transaction.atomic
def record_opinions(*, campaign: Campaign, entries: Sequence[Entry], by: User) -> list[Opinion]:
    """Write opinions in the givers' words. The trail keeps how many came on which channel, never who gave them."""
    if not entries:
        raise RefusedError(_("There is nothing to keep: write what was said."))
    for entry in entries:
        rules.has_words(entry.text).enforce()
    made = Opinion.objects.bulk_create([_row(campaign, entry, by) for entry in entries], batch_size=500)
    _sort(zip(made, (entry.categories for entry in entries), strict=True))
    channels = "、".join(dict.fromkeys(entry.channel.name for entry in entries))
    audit.append(
        chain=campaign.audit_chain,
        act="opinions.recorded",
        by=by,
        on=made[0] if len(made) == 1 else entries[0].channel,
        detail={"opinions": len(made), "channels": channels},
    )
    return made


def record_opinion(*, campaign: Campaign, entry: Entry, by: User) -> Opinion:
    return record_opinions(campaign=campaign, entries=[entry], by=by)[0]


@transaction.atomic
def give_opinion(*, campaign: Campaign, text: str, by: User, channel: Channel | None = None) -> Opinion:
    """Somebody of the campaign gives an opinion under the own name. Giving one stays out of the trail."""
    rules.has_words(text).enforce()
    channel = channel or own_name_channel(campaign)
    entry = Entry(
        text=text,
        channel=channel,
        giver=by.person,
        giver_name="" if by.person else by.name,
        received_on=campaign.today,
    )
    opinion = _row(campaign, entry, by)
    opinion.save(force_insert=True)
    return opinion


def own_name_channel(campaign: Campaign) -> Channel:
    """Where opinions under the own name go when the unit named no channel for them: a drive, else a way of its own."""
    found = Channel.objects.filter(campaign=campaign)
    drive = found.filter(kind=Channel.Kind.SUGGESTION_DRIVE).first()
    own, _made = (
        (drive, False)
        if drive
        else found.get_or_create(
            campaign=campaign, kind=Channel.Kind.OTHER, defaults={"name": str(_("given under the own name"))}
        )
    )
    return own


@transaction.atomic
def correct_words(*, opinion: Opinion, text: str, reason: str, by: User) -> Opinion:
    """Set a mistake in typing right: the old entry is struck and kept, the new one takes its place in every group."""
    campaign = opinion.campaign
    acts.lock(campaign)
    opinion = Opinion.objects.select_related("campaign").get(pk=opinion.pk)
    rules.may_correct(timeline.part_of(by, campaign), by, opinion).enforce()
    rules.has_words(text).enforce()
    rules.gives_a_reason(reason).enforce()
    if text.strip() == opinion.text:
        raise RefusedError(_("The words are the same. Nothing was changed."))
    copied = {name: getattr(opinion, name) for name in COPIED}
    new = Opinion.objects.create(
        **copied, text=text.strip(), entered_by=by, entered_at=timezone.now(), corrects=opinion
    )
    new.categories.set(opinion.categories.all())
    for group in OpinionGroup.objects.filter(memberships__opinion=opinion):
        gathering.gather(group=group, opinions=[new], by=by)
        gathering.release(group=group, opinions=[opinion], by=by)
    strike(opinion=opinion, reason=reason, by=by, act="opinion.corrected")
    return new


@transaction.atomic
def strike(*, opinion: Opinion, reason: str, by: User, act: str = "opinion.struck") -> None:
    """An entry that should not be there, such as one typed twice: it keeps its words and counts nowhere."""
    opinion = Opinion.objects.select_related("campaign").get(pk=opinion.pk)
    rules.may_correct(timeline.part_of(by, opinion.campaign), by, opinion).enforce()
    rules.may_put_aside([opinion], Opinion.Fate.STRUCK, reason, "").enforce()
    opinion.fate, opinion.fate_reason = Opinion.Fate.STRUCK, reason.strip()
    opinion.save(update_fields=["fate", "fate_reason"])
    audit.append(chain=opinion.campaign.audit_chain, act=act, by=by, on=opinion, reason=reason.strip())


@transaction.atomic
def change_particulars(*, opinion: Opinion, categories: Sequence[Category], by: User, **fields: Any) -> Opinion:
    """Where it came from and what it is about, never its words."""
    before = _described(opinion)
    for name in PARTICULARS:
        if name in fields:
            setattr(opinion, name, fields[name])
    opinion.save(update_fields=[name for name in PARTICULARS if name in fields] or None)
    opinion.categories.set(categories)
    after = _described(opinion)
    changed = [name for name in after if before[name] != after[name]]
    if changed:
        audit.append(
            chain=opinion.campaign.audit_chain,
            act="opinion.changed",
            by=by,
            on=opinion,
            before={name: before[name] for name in changed},
            after={name: after[name] for name in changed},
        )
    return opinion


@transaction.atomic
def look_at_giver(*, opinion: Opinion, reason: str, by: User) -> str:
    """Who signed it. Every look stands in the trail, with its reason (domain.md 6.2)."""
    rules.gives_a_reason(reason).enforce()
    audit.append(chain=opinion.campaign.audit_chain, act="opinion.giver_seen", by=by, on=opinion, reason=reason.strip())
    return opinion.giver.name if opinion.giver else opinion.giver_name


def _row(campaign: Campaign, entry: Entry, by: User) -> Opinion:
    phase = entry.phase or timeline.current_phase(campaign)
    if phase is None:
        raise RefusedError(_("The campaign has no phase yet. Nothing was saved."))
    plain = ("channel", "source", "form", "form_number", "tag", "times", "giver", "giver_name", "contact")
    return Opinion(
        campaign=campaign,
        phase=phase,
        text=entry.text.strip(),
        received_on=entry.received_on or campaign.today,
        entered_by=by,
        entered_at=timezone.now(),
        **{name: getattr(entry, name) for name in plain},
    )


def _sort(rows: Any) -> None:
    links = Opinion.categories.through
    links.objects.bulk_create(
        [links(opinion_id=opinion.pk, category_id=category.pk) for opinion, chosen in rows for category in chosen],
        batch_size=500,
    )


def _described(opinion: Opinion) -> dict[str, str]:
    plain = {name: str(getattr(opinion, name) or "") for name in PARTICULARS}
    return plain | {"categories": "、".join(str(category) for category in opinion.categories.all())}
