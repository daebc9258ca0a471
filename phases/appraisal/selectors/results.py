"""What an appraisal came to: votes, exact shares, groups for a headline; parts add up, waves never (domain.md T-50)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from phases.appraisal import counted
from phases.appraisal.models import Appraisal, Option, OptionGroup, Question

RANKED = (Option.Kind.RANK,)


@dataclass(frozen=True)
class Cell:
    """One word of the scale: its votes, its share of the base, and what somebody else printed."""

    word: str
    kind: str
    votes: int | None
    share: Fraction | None
    quoted: Decimal | None = None
    weight: int | None = None
    rank: int = 0

    @property
    def disagrees(self) -> bool:
        """Whether a quoted figure is another than the computed one: both are shown."""
        return self.quoted is not None and self.share is not None and not counted.agrees(self.quoted, self.share)


@dataclass(frozen=True)
class Group:
    """The first ranks together; `share` is unknown where a vote is."""

    name: str
    top: int
    votes: int | None
    share: Fraction | None
    headline: bool = False


@dataclass(frozen=True)
class Row:
    """One question. `base`: valid ballots without those that chose "don't know"; blanks stay in it."""

    question: Question
    cells: tuple[Cell, ...]
    total: int | None
    base: int | None
    valid: int | None
    groups: tuple[Group, ...]
    weighed: counted.Weighed | None = None

    @property
    def ranks(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if cell.kind in RANKED)

    @property
    def sums(self) -> bool | None:
        """Whether the row sums to the valid ballots; None where one of the two is unknown."""
        return None if self.total is None or self.valid is None else self.total == self.valid

    @property
    def index(self) -> Fraction | None:
        return self.weighed.index if self.weighed else None

    @property
    def headline(self) -> Group | None:
        return next((group for group in self.groups if group.headline), None)

    @property
    def quote_disagrees(self) -> bool:
        quoted, headline = self.question.quoted, self.headline
        if quoted is None or headline is None or headline.share is None:
            return False
        return not counted.agrees(quoted, headline.share)


@dataclass(frozen=True)
class Result:
    """`alike` is False where the parts asked different things: then nothing is added up."""

    appraisal: Appraisal
    numbers: dict[str, int | None]
    rows: tuple[Row, ...]
    parts: tuple[Appraisal, ...] = ()
    alike: bool = True

    @property
    def abstained(self) -> int | None:
        blanks = [cell.votes for row in self.rows for cell in row.cells if cell.kind == Option.Kind.BLANK]
        return counted.added(blanks)

    @property
    def returned_share(self) -> Fraction | None:
        return counted.share(self.numbers["returned"], self.numbers["issued"])

    @property
    def weighs(self) -> bool:
        """Whether a question has a weighted index."""
        return any(row.weighed for row in self.rows)

    @property
    def all_sum(self) -> bool:
        return bool(self.rows) and all(row.sums for row in self.rows)

    @property
    def is_counted(self) -> bool:
        return any(cell.votes is not None for row in self.rows for cell in row.cells)


def result_of(appraisal: Appraisal, parts: Sequence[Appraisal] = ()) -> Result:
    """The result of an appraisal that was read `with_form`; of a whole, the sum of its parts, never a mean of rates."""
    sources = list(parts) or [appraisal]
    questions = list(appraisal.questions.all())
    alike = all(_shape(part) == _shape(appraisal) for part in parts)
    numbers = {name: counted.added(counted.number(source, name) for source in sources) for name in counted.NUMBERS} | {
        "participants": counted.added(source.participants for source in sources)
    }
    groups = list(appraisal.groups.all())
    rows = [
        _row(question, place, sources if alike else [], numbers["valid"], groups)
        for place, question in enumerate(questions)
    ]
    return Result(appraisal, numbers, tuple(rows), tuple(parts), alike=alike)


def lowest_rate(result: Result) -> tuple[Row, Fraction] | None:
    """The question with the lowest headline rate; nothing while a rate is unknown."""
    rates = [(row, row.headline.share) for row in result.rows if row.headline and row.headline.share is not None]
    return min(rates, key=lambda pair: pair[1]) if rates and len(rates) == len(result.rows) else None


def told(appraisal: Appraisal) -> dict[str, Any]:
    """All that a result says, as it is hashed on locking. Paper and urn are one sum.

    From a hash of both apart and the sum that everybody reads one could try out how a few paper ballots were.
    """
    votes = [
        [[option.word, counted.votes(appraisal, counted.tally_of(option))] for option in question.options.all()]
        for question in appraisal.questions.all()
    ]
    kept = snapshot(appraisal)
    return kept | {"rows": [row | {"votes": sums} for row, sums in zip(kept["rows"], votes, strict=True)]}


def snapshot(appraisal: Appraisal) -> dict[str, Any]:
    """A result with paper and urn apart, as it is kept on unlocking."""
    return {
        "title": appraisal.title,
        "wave": appraisal.wave,
        "participants": appraisal.participants,
        **{name: getattr(appraisal, name) for name in counted.NUMBERS},
        **{f"online_{name}": getattr(appraisal, f"online_{name}") for name in counted.NUMBERS},
        "rows": [
            {
                "question": question.text,
                "votes": [
                    [option.word, counted.tally_of(option).paper_entered, counted.tally_of(option).online]
                    for option in question.options.all()
                ],
            }
            for question in appraisal.questions.all()
        ],
    }


def _shape(appraisal: Appraisal) -> list[Any]:
    """What must be the same before votes are added: questions and their words, in order."""
    return [
        (question.text, [(option.word, option.kind) for option in question.options.all()])
        for question in appraisal.questions.all()
    ]


def _row(
    question: Question, place: int, sources: Sequence[Appraisal], valid: int | None, groups: Iterable[OptionGroup]
) -> Row:
    options = list(question.options.all())
    columns = [list(list(source.questions.all())[place].options.all()) for source in sources]
    per_option = list(zip(*columns, strict=True)) if sources else [() for _option in options]
    votes = [
        counted.added(
            counted.votes(source, counted.tally_of(option)) for source, option in zip(sources, same, strict=True)
        )
        for same in per_option
    ]
    by_kind = list(zip(options, votes, strict=True))
    total = counted.added(found for option, found in by_kind if option.kind != Option.Kind.BLANK or found is not None)
    unknown = [found for option, found in by_kind if option.kind == Option.Kind.UNKNOWN]
    whole = valid if valid is not None else total
    base = whole - sum(found or 0 for found in unknown) if whole is not None and None not in unknown else None
    cells = tuple(_cell(option, found, base, rank) for rank, (option, found) in enumerate(by_kind, start=1))
    weighed = counted.weighed((cell.weight, cell.votes) for cell in cells if cell.kind in RANKED)
    return Row(question, cells, total, base, valid, _groups(cells, base, groups), weighed)


def _cell(option: Option, votes: int | None, base: int | None, rank: int) -> Cell:
    share = counted.share(votes, base) if option.kind != Option.Kind.UNKNOWN else None
    return Cell(option.word, option.kind, votes, share, counted.tally_of(option).quoted, option.weight, rank)


def _groups(cells: Iterable[Cell], base: int | None, groups: Iterable[OptionGroup]) -> tuple[Group, ...]:
    ranks = [cell.votes for cell in cells if cell.kind in RANKED]
    found = []
    for group in groups:
        votes = counted.added(ranks[: group.top])
        found.append(Group(group.name, group.top, votes, counted.share(votes, base), headline=group.headline))
    return tuple(found)
