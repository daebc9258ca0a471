"""A result as its page shows it: bars, two counts side by side, what the process lacked."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from phases.appraisal import counted, rules, selectors
from phases.appraisal.models import Appraisal, Option, ResultCorrection
from phases.appraisal.reading.steps import different
from phases.appraisal.rules.counting import eligible_of
from phases.appraisal.selectors import Group, Result, Row
from phases.appraisal.states import BEFORE
from phases.core.verdict import Verdict

WIDTH, GAP = 720, 2


@dataclass(frozen=True)
class Segment:
    rank: int
    x: int
    width: int


@dataclass(frozen=True)
class Bar:
    """One question drawn: segments of the base, each in the colour of its rank; `label` says the same in words."""

    row: Row
    segments: tuple[Segment, ...]
    words: tuple[tuple[str, int, str, str], ...]
    label: str
    headlines: tuple[tuple[Group, str | None], ...] = ()
    index: str | None = None


def bars_of(result: Result) -> list[Bar]:
    """Bars start at 0 and end at the base (domain.md T-50); a row that nobody counted has none."""
    return [_bar(row, result.appraisal.decimals) for row in result.rows]


def worth_of_a_vote(result: Result) -> str | None:
    """Under a small base one says what one vote is worth."""
    valid = result.numbers["valid"]
    return counted.printed(Fraction(1, valid), result.appraisal.decimals) if valid and valid < 30 else None  # noqa: PLR2004 - the design's own limit


def compared(appraisal: Appraisal) -> dict[str, Any]:
    """Two counts cell by cell, for the page that shows where they differ."""
    questions = list(appraisal.questions.all())
    first, second = counted.first_count(appraisal, questions), counted.second_count(appraisal, questions)
    names = dict(
        zip(
            counted.NUMBERS,
            (_("Forms issued"), _("Forms returned"), _("Valid ballots"), _("Void ballots")),
            strict=True,
        )
    )
    rows = [
        (
            question,
            [
                (option, first.row(question).get(option.pk), second.row(question).get(option.pk) if second else None)
                for option in question.options.all()
            ],
        )
        for question in questions
    ]
    numbers = [(label, first.numbers[name], second.numbers[name] if second else None) for name, label in names.items()]
    return {"numbers": numbers, "rows": rows, "second": second, "different": different(appraisal)}


def warnings_of(appraisal: Appraisal, consent: Verdict) -> list[tuple[str, str]]:
    """What the process asks for and did not get, each with the reason that was given."""
    found = []
    copies = rules.copies_in_time(appraisal, appraisal.distributed_on)
    passed = appraisal.distributed_on or appraisal.state not in BEFORE
    if not copies and passed:
        found.append((str(copies.reason), appraisal.lead_reason or appraisal.hold_reason))
    if not consent and appraisal.state not in BEFORE:
        found.append((str(consent.reason), appraisal.hold_reason))
    quorum = rules.quorum_reached(appraisal, eligible_of(appraisal))
    if not quorum:
        found.append((str(quorum.reason), appraisal.lock_reason))
    questions = list(appraisal.questions.all())
    count = counted.first_count(appraisal, questions)
    return found + [(str(verdict.reason), "") for verdict in rules.warnings_of(appraisal, questions, count)]


@dataclass(frozen=True)
class Kept:
    """What stood in a result that was unlocked; paper and urn as one, as the result itself."""

    correction: ResultCorrection
    rows: tuple[tuple[str, tuple[tuple[str, int | None], ...]], ...]


def kept_of(appraisal: Appraisal) -> list[Kept]:
    return [_kept(appraisal, correction) for correction in appraisal.corrections.select_related("by")]


def asked_again(appraisal: Appraisal, result: Result) -> Verdict | None:
    """Below the threshold: that another survey follows, unless it was founded already."""
    lowest = selectors.lowest_rate(result)
    verdict = rules.asks_for_another(appraisal.repeat_below, lowest[1] if lowest else None)
    return None if verdict or appraisal.repeated_by.exists() else verdict


def _kept(appraisal: Appraisal, correction: ResultCorrection) -> Kept:
    ways = slice(0 if appraisal.on_paper else 1, 2 if appraisal.online else 1)
    rows = tuple(
        (row["question"], tuple((word, counted.added(votes[ways])) for word, *votes in row["votes"]))
        for row in correction.before["rows"]
    )
    return Kept(correction, rows)


def _bar(row: Row, decimals: int) -> Bar:
    segments, at = [], Fraction(0)
    for cell in row.cells:
        if cell.share:
            width = int(cell.share * WIDTH)
            rank = 0 if cell.kind == Option.Kind.BLANK else cell.rank
            segments.append(Segment(rank, int(at), max(2, width - (GAP if at + width < WIDTH - GAP else 0))))
            at += cell.share * WIDTH
    words = tuple(
        (
            cell.word,
            0 if cell.kind != Option.Kind.RANK else cell.rank,
            "＿＿" if cell.votes is None else str(cell.votes),
            counted.printed(cell.share, decimals) or "" if cell.votes else "",
        )
        for cell in row.cells
        if cell.kind != Option.Kind.BLANK or cell.votes
    )
    label = "、".join(f"{word} {votes}" for word, _rank, votes, _share in words)
    headlines = tuple((group, counted.printed(group.share, decimals)) for group in row.groups)
    index = counted.printed(row.index, decimals)
    return Bar(row, tuple(segments), words, f"{row.question.text}：{label}", headlines, index)
