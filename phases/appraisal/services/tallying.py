"""Ballots on paper are counted by one person and again by another; the votes stay the same however one goes (T-67)."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from phases.appraisal import counted, rules
from phases.appraisal.counted import Count
from phases.appraisal.models import Appraisal, Option, SecondCount, Tally
from phases.appraisal.services.planning import locked
from phases.appraisal.states import AppraisalState
from phases.core import audit
from phases.core.verdict import RefusedError
from phases.organisation.models import User
from phases.timeline import selectors as timeline

Votes = Mapping[int, Mapping[int, int | None]]


@transaction.atomic
def enter(*, appraisal: Appraisal, numbers: Mapping[str, int | None], votes: Votes, by: User) -> Appraisal:
    """The first count. `numbers`: issued, returned, valid, void; `votes`: question → option → votes (their keys).

    None is unknown. Entering again corrects the first count; where the second agrees with it then, it is checked.
    """
    appraisal = locked(appraisal)
    rules.may_count(timeline.part_of(by, appraisal.campaign), by, appraisal).enforce()
    count = _sound(appraisal, numbers, votes)
    _write(appraisal, count, "paper_entered")
    for name, value in count.numbers.items():
        setattr(appraisal, name, value)
    appraisal.state = AppraisalState.ENTERED
    appraisal.entered_by, appraisal.entered_at = by, timezone.now()
    appraisal.save()
    _note(appraisal, "appraisal.entered", by, {**count.numbers})
    return _settle(locked(appraisal))


@transaction.atomic
def count_again(*, appraisal: Appraisal, numbers: Mapping[str, int | None], votes: Votes, by: User) -> Appraisal:
    """The second count, by somebody else; checked at once where it is the same, compared cell by cell where not."""
    appraisal = locked(appraisal)
    rules.may_count_again(timeline.part_of(by, appraisal.campaign), by, appraisal).enforce()
    count = _sound(appraisal, numbers, votes)
    _write(appraisal, count, "paper_checked")
    SecondCount.objects.update_or_create(appraisal=appraisal, defaults={**count.numbers, "by": by})
    _note(appraisal, "appraisal.counted_again", by, {})
    return _settle(locked(appraisal))


@transaction.atomic
def check(*, appraisal: Appraisal, by: User, by_urn: bool = False) -> Appraisal:
    """Somebody else compared the entry with the ballots, without typing it again. `by_urn`: the urn did."""
    appraisal = locked(appraisal)
    part, different = timeline.part_of(by, appraisal.campaign), different_cells(appraisal)
    rules.may_check(part, by, appraisal, different, by_urn=by_urn).enforce()
    return _checked(appraisal, by, Appraisal.Check.READ)


@transaction.atomic
def send_back(*, appraisal: Appraisal, reason: str, by: User) -> Appraisal:
    """Counted again from the second count on; the first stays until somebody corrects it."""
    appraisal = locked(appraisal)
    rules.may_send_back(timeline.part_of(by, appraisal.campaign), appraisal, reason).enforce()
    unsettle(appraisal)
    audit.append(
        chain=appraisal.campaign.audit_chain,
        act="appraisal.moved",
        by=by,
        on=appraisal,
        reason=reason,
        before={"state": AppraisalState.CHECKED},
        after={"state": appraisal.state},
    )
    return appraisal


def different_cells(appraisal: Appraisal) -> int:
    """In how many cells the two counts differ; none while there is only one."""
    questions = list(appraisal.questions.all())
    second = counted.second_count(appraisal, questions)
    return counted.differences(counted.first_count(appraisal, questions), second) if second else 0


def unsettle(appraisal: Appraisal) -> None:
    """Back to one count: who checked and the second count go, what was entered first stays."""
    appraisal.state = AppraisalState.ENTERED
    appraisal.checked_by, appraisal.checked_at, appraisal.checked_how = None, None, Appraisal.Check.NONE
    appraisal.locked_by, appraisal.locked_at = None, None
    appraisal.save()
    SecondCount.objects.filter(appraisal=appraisal).delete()
    Tally.objects.filter(option__question__appraisal=appraisal).update(paper_checked=None)


def _sound(appraisal: Appraisal, numbers: Mapping[str, int | None], votes: Votes) -> Count:
    """The count with every cell of the form in it; refused with the first thing that is wrong."""
    questions = list(appraisal.questions.all())
    given = Count({name: numbers.get(name) for name in counted.NUMBERS}, votes)
    count = Count(
        given.numbers,
        {question.pk: {option.pk: given.row(question).get(option.pk) for option in question.options.all()}
         for question in questions},
    )  # fmt: skip
    for question in questions:
        _certain_blank(count, question.pk, list(question.options.all()))
    for verdict in rules.faults_of(appraisal, questions, count):
        raise RefusedError(verdict.reason)
    return count


def _certain_blank(count: Count, question: int, options: list[Option]) -> None:
    """Where the words alone make up all valid ballots, no blank can be among them: that is known, not assumed."""
    row = dict(count.votes[question])
    blank = next(option.pk for option in options if option.kind == Option.Kind.BLANK)
    others = counted.added(votes for option, votes in row.items() if option != blank)
    if row[blank] is None and others is not None and others == count.numbers["valid"]:
        count.votes[question][blank] = 0  # type: ignore[index] # made a dict by `_sound`


def _write(appraisal: Appraisal, count: Count, column: str) -> None:
    tallies = []
    for question in appraisal.questions.all():
        for option in question.options.all():
            tally = counted.tally_of(option)
            setattr(tally, column, count.row(question)[option.pk])
            tallies.append(tally)
    Tally.objects.bulk_update(tallies, [column])


def _settle(appraisal: Appraisal) -> Appraisal:
    """Checked as soon as both counts agree, by whoever made the second one."""
    second = getattr(appraisal, "second_count", None)
    if second is None or different_cells(appraisal):
        return appraisal
    return _checked(appraisal, second.by, Appraisal.Check.ENTERED)


def _checked(appraisal: Appraisal, by: User, how: str) -> Appraisal:
    appraisal.state = AppraisalState.CHECKED
    appraisal.checked_by, appraisal.checked_at, appraisal.checked_how = by, timezone.now(), how
    appraisal.save()
    _note(appraisal, "appraisal.checked", by, {"checked_how": how})
    return appraisal


def _note(appraisal: Appraisal, act: str, by: User, after: dict[str, object]) -> None:
    audit.append(chain=appraisal.campaign.audit_chain, act=act, by=by, on=appraisal, after=after)
