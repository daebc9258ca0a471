"""What must be true of a count, as a table: each rule answers with a verdict, and says whether it blocks (T-48…T-50).

"Returned at most issued" blocks because more ballots than forms make a vote void: the office counts again, or
declares the appraisal void. The database holds the same sums.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phases.appraisal.counted import Count, added
from phases.appraisal.models import Appraisal, Option, Question
from phases.core.verdict import Verdict

Judge = Callable[[Appraisal, Sequence[Question], Count], Verdict]


@dataclass(frozen=True)
class CountRule:
    """`blocks`: nothing is saved while it is broken; otherwise it only warns."""

    key: str
    label: str | Promise
    judge: Judge
    blocks: bool = True


def returned_at_most_issued(_appraisal: Appraisal, _questions: Sequence[Question], count: Count) -> Verdict:
    issued, returned = count.numbers.get("issued"), count.numbers.get("returned")
    if issued is None or returned is None or returned <= issued:
        return Verdict.yes()
    said = _("%(returned)d forms came back and only %(issued)d were issued. Count again, or declare the vote void.")
    return Verdict.no(said % {"returned": returned, "issued": issued})


def valid_and_void_are_returned(_appraisal: Appraisal, _questions: Sequence[Question], count: Count) -> Verdict:
    returned, valid, void = (count.numbers.get(name) for name in ("returned", "valid", "void"))
    if returned is None or valid is None or (void is None and valid <= returned) or valid + (void or 0) == returned:
        return Verdict.yes()
    said = _("%(valid)d valid and %(void)d void ballots are not the %(returned)d that came back.")
    return Verdict.no(said % {"valid": valid, "void": void or 0, "returned": returned})


def rows_are_whole(_appraisal: Appraisal, questions: Sequence[Question], count: Count) -> Verdict:
    """A row is counted or it is not: an empty cell is unknown, and unknown is not 0."""
    for question in questions:
        row = count.row(question)
        cells = [row.get(option.pk) for option in question.options.all() if option.kind != Option.Kind.BLANK]
        if None in cells and any(cell is not None for cell in cells):
            said = _("“%(question)s”: a cell is empty. Write 0 where nobody chose a word, or leave the row empty.")
            return Verdict.no(said % {"question": question.text})
    return Verdict.yes()


def rows_sum_to_valid(_appraisal: Appraisal, questions: Sequence[Question], count: Count) -> Verdict:
    """Each row sums to the valid ballots, blanks among them (domain.md T-50)."""
    valid = count.numbers.get("valid")
    for question in questions:
        row = [votes for votes in count.row(question).values() if votes is not None]
        if row and valid is not None and sum(row) != valid:
            said = _("“%(question)s” sums to %(sum)d, and %(valid)d ballots are valid. %(what)s")
            missing = valid - sum(row)
            what = (
                _("Where %(count)d were left blank, write them under “left blank”.") % {"count": missing}
                if missing > 0
                else _("%(count)d too many.") % {"count": -missing}
            )
            return Verdict.no(said % {"question": question.text, "sum": sum(row), "valid": valid, "what": what})
    return Verdict.yes()


def blanks_are_allowed(appraisal: Appraisal, questions: Sequence[Question], count: Count) -> Verdict:
    """Where a blank makes the ballot void, no valid ballot holds one."""
    if appraisal.blank == Appraisal.Blank.ABSTENTION:
        return Verdict.yes()
    for question in questions:
        blank = (count.row(question).get(option.pk) for option in question.options.all() if option.kind == "blank")
        if any(blank):
            said = _("“%(question)s”: a ballot with a blank is void here, so count it among the void ones.")
            return Verdict.no(said % {"question": question.text})
    return Verdict.yes()


def issued_at_most_participants(appraisal: Appraisal, _questions: Sequence[Question], count: Count) -> Verdict:
    issued = count.numbers.get("issued")
    if appraisal.participants is None or issued is None or issued <= appraisal.participants:
        return Verdict.yes()
    said = _("%(issued)d forms were issued to %(participants)d people.")
    return Verdict.no(said % {"issued": issued, "participants": appraisal.participants})


COUNT_RULES: tuple[CountRule, ...] = (
    CountRule("returned", gettext_lazy("at most as many forms back as issued"), returned_at_most_issued),
    CountRule("valid", gettext_lazy("valid and void are those that came back"), valid_and_void_are_returned),
    CountRule("whole", gettext_lazy("a row is counted or left empty"), rows_are_whole),
    CountRule("blank", gettext_lazy("blanks as the form says"), blanks_are_allowed),
    CountRule("rows", gettext_lazy("each row sums to the valid ballots"), rows_sum_to_valid),
    CountRule(
        "participants", gettext_lazy("at most as many forms as people"), issued_at_most_participants, blocks=False
    ),
)


def faults_of(appraisal: Appraisal, questions: Sequence[Question], count: Count) -> list[Verdict]:
    """What keeps a count from being saved."""
    return list(_broken(appraisal, questions, count, blocks=True))


def warnings_of(appraisal: Appraisal, questions: Sequence[Question], count: Count) -> list[Verdict]:
    """What is unusual about a count that may be saved all the same."""
    return list(_broken(appraisal, questions, count, blocks=False))


def quorum_reached(appraisal: Appraisal, eligible: int | None) -> Verdict:
    """Whether enough of those who may vote did. Unknown numbers say nothing either way."""
    came = appraisal.participants
    if appraisal.quorum is None or came is None or not eligible or came * 100 >= appraisal.quorum * eligible:
        return Verdict.yes()
    said = _("%(came)d of %(eligible)d came; the quorum is %(quorum)d %%.")
    return Verdict.no(said % {"came": came, "eligible": eligible, "quorum": appraisal.quorum})


def eligible_of(appraisal: Appraisal) -> int | None:
    return added(voters.eligible for voters in appraisal.classes.all())


def _broken(appraisal: Appraisal, questions: Sequence[Question], count: Count, *, blocks: bool) -> Iterator[Verdict]:
    verdicts = (rule.judge(appraisal, questions, count) for rule in COUNT_RULES if rule.blocks == blocks)
    return (verdict for verdict in verdicts if not verdict)
