"""Arithmetic of counts: exact shares, sums over ways and parts. Unknown stays unknown; nothing is forced to 100.

Votes are whole numbers or None. Shares are `Fraction`s until they are printed (domain.md T-21, T-50).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from phases.appraisal.models import Appraisal, Option, Question, Tally

NUMBERS = ("issued", "returned", "valid", "void")
TOLERANCE = Fraction(1, 2)  # of the last printed place: what rounding alone explains


@dataclass(frozen=True)
class Count:
    """What somebody counted: the forms, and the votes by question and option (their keys)."""

    numbers: Mapping[str, int | None]
    votes: Mapping[int, Mapping[int, int | None]] = field(default_factory=dict)

    def row(self, question: Question) -> Mapping[int, int | None]:
        return self.votes.get(question.pk, {})


def added(values: Iterable[int | None]) -> int | None:
    """The sum, or unknown when a part of it is."""
    known = list(values)
    return sum(value for value in known if value is not None) if known and None not in known else None


def number(appraisal: Appraisal, name: str) -> int | None:
    """Issued, returned, valid or void over the ways of voting that are in use."""
    ways = [getattr(appraisal, name)] if appraisal.on_paper else []
    return added([*ways, *([getattr(appraisal, f"online_{name}")] if appraisal.online else [])])


def votes(appraisal: Appraisal, tally: Tally) -> int | None:
    """Votes for one option over the ways of voting that are in use."""
    ways = [tally.paper_entered] if appraisal.on_paper else []
    return added([*ways, *([tally.online] if appraisal.online else [])])


def first_count(appraisal: Appraisal, questions: Iterable[Question]) -> Count:
    """What the first person entered."""
    return Count({name: getattr(appraisal, name) for name in NUMBERS}, _column(questions, "paper_entered"))


def second_count(appraisal: Appraisal, questions: Iterable[Question]) -> Count | None:
    """What the second person entered; nothing while nobody did."""
    if not (found := getattr(appraisal, "second_count", None)):
        return None
    return Count({name: getattr(found, name) for name in NUMBERS}, _column(questions, "paper_checked"))


def differences(one: Count, other: Count) -> int:
    """In how many cells two counts differ."""
    cells = sum(one.numbers.get(name) != other.numbers.get(name) for name in NUMBERS)
    return cells + sum(
        found != other.votes.get(question, {}).get(option)
        for question, row in one.votes.items()
        for option, found in row.items()
    )


def share(part: int | None, base: int | None) -> Fraction | None:
    """The part of the base; unknown under an unknown base, and under none at all."""
    return Fraction(part, base) if part is not None and base else None


def printed(value: Fraction | Decimal | None, decimals: int = 1) -> str | None:
    """88.9 for 16 of 18: rounded half up; a whole number of percent has no decimals, and only an exact one."""
    if value is None:
        return None
    hundredths = value * 100 if isinstance(value, Fraction) else Fraction(value)
    if hundredths.denominator == 1:
        return str(hundredths.numerator)
    exact = Decimal(hundredths.numerator) / Decimal(hundredths.denominator)
    return str(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def agrees(quoted: Decimal, computed: Fraction) -> bool:
    """Whether a quoted percentage is the computed one, as far as its own last place says."""
    exponent = quoted.normalize().as_tuple().exponent
    place = Fraction(1, 10 ** max(0, -exponent if isinstance(exponent, int) else 0))
    return abs(Fraction(quoted) - computed * 100) <= place * TOLERANCE


@dataclass(frozen=True)
class Weighed:
    """The weighted mean within one question, of 100 as 1; `how` spells it out: (100 × 16 + 75 × 2) ÷ 18."""

    index: Fraction
    how: str


def weighed(ranks: Iterable[tuple[int | None, int | None]]) -> Weighed | None:
    """From weight and votes of each rank (100, 75, 55; domain.md section 2.1); nothing while one of them is unknown."""
    every = list(ranks)
    pairs = [(weight, votes) for weight, votes in every if weight is not None and votes is not None]
    answered = sum(votes for _weight, votes in pairs)
    if len(pairs) < len(every) or not answered:
        return None
    terms = " + ".join(f"{weight} × {votes}" for weight, votes in pairs)
    return Weighed(Fraction(sum(weight * votes for weight, votes in pairs), answered * 100), f"({terms}) ÷ {answered}")


def _column(questions: Iterable[Question], name: str) -> dict[int, dict[int, int | None]]:
    return {
        question.pk: {option.pk: getattr(tally_of(option), name) for option in question.options.all()}
        for question in questions
    }


def tally_of(option: Option) -> Tally:
    """An option has its tally from the beginning; one that lacks it was not counted."""
    return option.tally if hasattr(option, "tally") else Tally(option=option)
