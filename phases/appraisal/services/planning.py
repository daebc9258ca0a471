"""An appraisal is planned: from a form of the template, as the repetition of another, as a part of a whole."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction

from phases.appraisal import rules, selectors
from phases.appraisal.models import Appraisal, Option, OptionGroup, Question, Tally, VoterClass
from phases.appraisal.models.forms import BLANK_PLACE
from phases.appraisal.wording import Asked, Word
from phases.core import audit, changes
from phases.organisation.models import User
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign, Phase

PLAIN = (
    "title", "held_on", "place", "agenda", "guidance", "needs_consent", "lead_days", "lead_reason", "quorum",
    "repeat_below", "decimals", "blank", "on_paper", "online", "participants",
)  # fmt: skip
LINKED = ("meeting", "document", "unit", "whole")
ROLL = ("on_paper", "online", "blank")  # what slips were printed for, beside the classes of voters
BLANK_WORDS = {"zh-hans": "未填", "zh-hant": "未填"}
COPIED = ("agenda", "guidance", "needs_consent", "lead_days", "quorum", "repeat_below", "decimals", "blank", "on_paper")


@transaction.atomic
def plan(
    *, campaign: Campaign, phase: Phase, by: User, form: str = "", repeats: Appraisal | None = None, **fields: Any
) -> Appraisal:
    """`form`: a key of the template. `repeats`: the survey whose form it takes over, as its next wave.

    `fields`: kind, title, wave, held_on, place, agenda, guidance, meeting, document, unit, whole, needs_consent,
    lead_days, quorum, repeat_below, decimals, blank, on_paper, online; `questions` ([Asked]), `groups`
    ([{name, top, headline}]) and `classes` ([{name, category, eligible}]) take the place of the template's.
    """
    rules.may_edit(timeline.part_of(by, campaign)).enforce()
    offered = selectors.offered_form(campaign, form)
    source = repeats or fields.get("whole")
    questions = fields.pop("questions", None)
    groups, classes = fields.pop("groups", None), fields.pop("classes", None)
    settings: dict[str, Any] = (
        dict(offered.settings) | {"kind": offered.kind, "title": offered.title} if offered else {}
    )
    if source is not None:
        settings |= {name: getattr(source, name) for name in ("kind", "title", "wave", *COPIED)}
    if repeats is not None:
        _enforce_repetition(repeats)
        settings |= {"wave": repeats.wave + 1, "repeats": repeats}
    appraisal = Appraisal(campaign=campaign, phase=phase, created_by=by, **settings | fields)
    _follow_meeting(appraisal, fields)
    rules.fits_the_whole(appraisal, appraisal.whole).enforce()
    rules.has_possible_days(appraisal).enforce()
    appraisal.save()
    _write_form(appraisal, questions if questions is not None else _asked(source, offered))
    _write_groups(appraisal, groups if groups is not None else _grouped(source, offered))
    _write_classes(appraisal, _of_category(classes, list(_classes(source, offered))))
    audit.append(chain=campaign.audit_chain, act="appraisal.planned", by=by, on=appraisal, after=describe(appraisal))
    return appraisal


@transaction.atomic
def change(*, appraisal: Appraisal, by: User, **fields: Any) -> Appraisal:
    """Date and place, agenda, voters. Deadlines are counted from the date, so they move with it."""
    appraisal = locked(appraisal)
    rules.may_change(timeline.part_of(by, appraisal.campaign), appraisal).enforce()
    before = describe(appraisal)
    classes = _new_classes(appraisal, fields.pop("classes", None))
    if classes is not None or any(fields.get(name, standing) != standing for name, standing in _roll(appraisal)):
        rules.may_change_roll(appraisal).enforce()
    for name in fields.keys() & {*PLAIN, *LINKED}:
        setattr(appraisal, name, fields[name])
    _follow_meeting(appraisal, fields)
    rules.fits_the_whole(appraisal, appraisal.whole).enforce()
    rules.has_possible_days(appraisal).enforce()
    appraisal.save()
    if classes is not None:
        rules.may_vote_so_many(classes).enforce()
        _write_classes(appraisal, classes)
    old, new = changes.between(before, describe(appraisal))
    if new:
        audit.append(
            chain=appraisal.campaign.audit_chain, act="appraisal.changed", by=by, on=appraisal, before=old, after=new
        )
    return appraisal


@transaction.atomic
def set_form(
    *, appraisal: Appraisal, questions: Sequence[Asked], by: User, groups: Sequence[dict[str, Any]] | None = None
) -> Appraisal:
    """The form written anew; possible until people filled it in."""
    appraisal = locked(appraisal)
    rules.may_change_form(timeline.part_of(by, appraisal.campaign), appraisal).enforce()
    before = [question.text for question in appraisal.questions.all()]
    appraisal.questions.all().delete()
    _write_form(appraisal, questions)
    if groups is not None:
        _write_groups(appraisal, groups)
    audit.append(
        chain=appraisal.campaign.audit_chain,
        act="appraisal.form_changed",
        by=by,
        on=appraisal,
        before={"questions": before},
        after={"questions": [asked.text for asked in questions]},
    )
    return appraisal


@transaction.atomic
def remove(*, appraisal: Appraisal, by: User) -> None:
    """Planned by mistake, and not held yet; what it said stays readable in the trail."""
    appraisal = locked(appraisal)
    rules.may_remove(timeline.part_of(by, appraisal.campaign), appraisal).enforce()
    audit.append(
        chain=appraisal.campaign.audit_chain, act="appraisal.removed", by=by, on=appraisal, before=describe(appraisal)
    )
    appraisal.delete()


def locked(appraisal: Appraisal) -> Appraisal:
    """The row as it stands now, with its form, held until the transaction ends."""
    Appraisal.objects.select_for_update().get(pk=appraisal.pk)
    return selectors.with_form(Appraisal.objects.filter(pk=appraisal.pk)).get()


def describe(appraisal: Appraisal) -> dict[str, Any]:
    """An appraisal as the trail keeps it; votes never stand there."""
    plain = {name: getattr(appraisal, name) for name in PLAIN}
    plain |= {"held_on": str(appraisal.held_on or ""), "repeat_below": str(appraisal.repeat_below or "")}
    plain |= {"agenda": "；".join(appraisal.agenda), "guidance": "；".join(appraisal.guidance)}
    voters = "、".join(f"{voters.name}{voters.eligible or ''}" for voters in appraisal.classes.all())
    return plain | {name: str(getattr(appraisal, name) or "") for name in LINKED} | {"voters": voters}


def _enforce_repetition(first: Appraisal) -> None:
    rules.may_repeat(first, is_repeated=first.repeated_by.exists()).enforce()


def _follow_meeting(appraisal: Appraisal, fields: dict[str, Any]) -> None:
    """Where a meeting is named and no day, the meeting's day and place are those of the appraisal."""
    meeting = fields.get("meeting")
    if meeting is not None:
        appraisal.held_on = fields.get("held_on") or meeting.held_on
        appraisal.place = fields.get("place") or meeting.place


def _write_form(appraisal: Appraisal, questions: Iterable[Asked]) -> None:
    """Questions, their words in order, a place for blanks, and a tally for each, which is not counted yet."""
    for order, asked in enumerate(questions, start=1):
        question = Question.objects.create(
            appraisal=appraisal, order=order, text=asked.text, about=asked.about, about_number=asked.about_number
        )
        options = [
            Option(question=question, order=place, word=word.word, kind=word.kind, weight=word.weight)
            for place, word in enumerate(asked.words, start=1)
        ]
        blank = BLANK_WORDS.get(appraisal.campaign.script, "未填")
        options.append(Option(question=question, order=BLANK_PLACE, word=blank, kind=Option.Kind.BLANK))
        Tally.objects.bulk_create(Tally(option=option) for option in Option.objects.bulk_create(options))


def _write_groups(appraisal: Appraisal, groups: Iterable[dict[str, Any]]) -> None:
    appraisal.groups.all().delete()
    OptionGroup.objects.bulk_create(
        OptionGroup(
            appraisal=appraisal, name=group["name"], top=group["top"], headline=bool(group.get("headline", False))
        )
        for group in groups
    )


def _write_classes(appraisal: Appraisal, classes: Iterable[dict[str, Any]]) -> None:
    appraisal.classes.all().delete()
    VoterClass.objects.bulk_create(
        VoterClass(appraisal=appraisal, order=order, **one) for order, one in enumerate(classes, start=1)
    )


def _new_classes(appraisal: Appraisal, given: Iterable[dict[str, Any]] | None) -> list[dict[str, Any]] | None:
    """The classes as they shall be, each with how many came as it was noted; nothing where they stay as they are."""
    if given is None:
        return None
    came = {voters.name: voters.present for voters in appraisal.classes.all()}
    standing = [
        {"name": voters.name, "category": voters.category, "eligible": voters.eligible, "present": voters.present}
        for voters in appraisal.classes.all()
    ]
    empty = {"category": "", "eligible": None}
    new = [empty | {"present": came.get(one["name"])} | one for one in given]
    return None if new == standing else new


def _roll(appraisal: Appraisal) -> list[tuple[str, Any]]:
    return [(name, getattr(appraisal, name)) for name in ROLL]


def _asked(source: Appraisal | None, offered: selectors.Offered | None) -> Iterable[Asked]:
    if source is None:
        return offered.questions if offered else ()
    return [
        Asked(
            question.text,
            tuple(
                Word(option.word, option.kind, option.weight)
                for option in question.options.all()
                if option.kind != Option.Kind.BLANK
            ),
            question.about,
            question.about_number,
        )
        for question in source.questions.all()
    ]


def _grouped(source: Appraisal | None, offered: selectors.Offered | None) -> Iterable[dict[str, Any]]:
    if source is None:
        return offered.groups if offered else ()
    return [{"name": one.name, "top": one.top, "headline": one.headline} for one in source.groups.all()]


def _of_category(classes: Iterable[dict[str, Any]] | None, known: Sequence[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    """Classes as they were typed keep the category that the template or the survey before gave the same name."""
    if classes is None:
        return known
    categories = {one["name"]: one.get("category", "") for one in known}
    return [one | {"category": one.get("category") or categories.get(one["name"], "")} for one in classes]


def _classes(source: Appraisal | None, offered: selectors.Offered | None) -> Iterable[dict[str, Any]]:
    if source is None:
        return offered.classes if offered else ()
    return [{"name": one.name, "category": one.category} for one in source.classes.all()]
