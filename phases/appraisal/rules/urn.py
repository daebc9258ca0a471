"""What a sealed urn allows. Minimum numbers may be raised by the template's data, never lowered."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from phases.appraisal import ballots
from phases.appraisal.models import Appraisal, Option, Question
from phases.appraisal.models.urn import SecretUrn
from phases.appraisal.states import BEFORE, FINAL, AppraisalState
from phases.appraisal.urn_states import IN_USE, MOVES, ON_ROLL, UNUSED, UrnState
from phases.core import codes, moves
from phases.core.shares import NUMBERS, Share
from phases.core.verdict import Verdict
from phases.timeline.models import Campaign

LEAST_VOTERS, LEAST_BALLOTS, LEAST_REMARKS = 10, 5, 5
COMPLAINT_DAYS = 15
MOST_SLIPS = 1000
STEP = 5  # how many have voted is told in steps of so many while the urn takes ballots
NO_SLIP = _("This code belongs to no slip of this ballot. Look whether a sign was misread; nothing was kept.")
NO_SECOND = _("Whoever opened the urn does not count it a second time: somebody else does.")


def least_voters(campaign: Campaign) -> int:
    return max(LEAST_VOTERS, _datum(campaign, "least_voters"))


def least_ballots(campaign: Campaign) -> int:
    return max(LEAST_BALLOTS, _datum(campaign, "least_ballots"))


def complaint_days(campaign: Campaign) -> int:
    """At least one night; what the template says, else fifteen days."""
    return max(1, _datum(campaign, "complaint_days") or COMPLAINT_DAYS)


def destroyed_on(urn: SecretUrn) -> date | None:
    """The day on which complaints end and the clock destroys what is sealed."""
    if urn.opened_on is None:
        return None
    return urn.opened_on + timedelta(days=complaint_days(urn.appraisal.campaign))


def may_move(urn: SecretUrn, act: str, reason: str = "") -> Verdict:
    return moves.may_move(MOVES, act, urn.state, urn.get_state_display(), reason)


def may_prepare(appraisal: Appraisal) -> Verdict:
    if hasattr(appraisal, "urn"):
        return Verdict.no(_("This appraisal has its urn already."))
    if appraisal.state not in BEFORE | {AppraisalState.HELD}:
        return Verdict.no(_("It was counted already. Nothing was changed."))
    return Verdict.yes()


def may_print_keys(urn: SecretUrn, holders: Sequence[str]) -> Verdict:
    if not (verdict := may_move(urn, "print_keys")):
        return verdict
    named = {holder.strip() for holder in holders if holder.strip()}
    if len(named) != len(NUMBERS):
        return Verdict.no(_("Three different people hold one sheet each. Name all three: any two open the urn."))
    return Verdict.yes()


def are_sheets(shares: Sequence[Share]) -> Verdict:
    if len({share.number for share in shares}) != len(shares):
        return Verdict.no(_("The same sheet was typed twice. Nothing was opened; take the sheet of another person."))
    return Verdict.yes()


def may_print_slips(urn: SecretUrn, number: int, eligible: int | None) -> Verdict:
    """Exactly as many as may vote this way: a spare slip is a vote that nobody may cast."""
    if not (verdict := may_move(urn, "print_slips")):
        return verdict
    if number < (least := least_voters(urn.appraisal.campaign)):
        return Verdict.no(
            _("A sealed ballot needs at least %(least)d voters, or everybody could guess who voted how. Vote on paper.")
            % {"least": least}
        )
    if number > MOST_SLIPS or (eligible is not None and number > eligible):
        return Verdict.no(
            _("Only %(most)d may vote. Print a slip for each voter and no more: a spare one is a vote to give away.")
            % {"most": min(MOST_SLIPS, eligible or MOST_SLIPS)}
        )
    return Verdict.yes()


def may_open(urn: SecretUrn, questions: Sequence[Question]) -> Verdict:
    if not (verdict := may_move(urn, "open")):
        return verdict
    if urn.appraisal.state not in BEFORE | {AppraisalState.HELD}:
        return Verdict.no(_("The paper ballots were counted already, so nobody votes any more."))
    if not questions or any(_ranks(question) < 2 for question in questions):  # noqa: PLR2004 - a choice is one of two
        return Verdict.no(_("The form asks nothing yet: every question needs at least two words to choose from."))
    return Verdict.yes()


def may_cast(urn: SecretUrn, votes: Sequence[int], questions: Sequence[Question], remark: str) -> Verdict:
    if urn.state != UrnState.OPEN:
        return Verdict.no(_("This ballot takes no votes now. Nothing was kept."))
    if not is_filled_in(urn.appraisal, votes, questions):
        return Verdict.no(_("The form was not filled in as it stands. Nothing was kept; open the page anew."))
    return may_remark(remark)


def may_remark(remark: str) -> Verdict:
    if not ballots.fits(remark):
        return Verdict.no(
            _("A ballot holds %(most)d characters. Yours is longer: shorten it. Nothing was kept.")
            % {"most": ballots.LONGEST}
        )
    if codes.stands_in(remark):
        return Verdict.no(_("Your words hold the code of a slip, which would tell whose they are. Take it out."))
    return Verdict.yes()


def is_filled_in(appraisal: Appraisal, votes: Sequence[int], questions: Sequence[Question]) -> bool:
    """One vote for each question, for a word that it has."""
    if len(votes) != len(questions):
        return False
    return all(
        vote in _places(question) or (vote == ballots.ABSTAINED and appraisal.blank == Appraisal.Blank.ABSTENTION)
        for vote, question in zip(votes, questions, strict=True)
    )


def may_extend(urn: SecretUrn, reason: str) -> Verdict:
    """Only too few ballots are a reason to go on after closing."""
    if not (verdict := may_move(urn, "extend", reason)):
        return verdict
    if urn.ballots >= least_ballots(urn.appraisal.campaign):
        return Verdict.no(_("Enough ballots lie in the urn, so it stays closed: nobody waits for more of one kind."))
    return Verdict.yes()


def may_count(urn: SecretUrn) -> Verdict:
    """Closed, enough of them, and the paper ballots counted twice: so nobody tunes the paper to the urn."""
    if not (verdict := may_move(urn, "count")):
        return verdict
    appraisal = urn.appraisal
    if urn.ballots < (least := least_ballots(appraisal.campaign)):
        return Verdict.no(
            _("%(few)d ballots are too few to hide anybody: at least %(least)d are needed. "
              "Let the ballot run on, or destroy the urn and vote on paper.")
            % {"few": urn.ballots, "least": least}
        )  # fmt: skip
    if appraisal.on_paper and appraisal.state != AppraisalState.CHECKED:
        return Verdict.no(
            _("First the paper ballots are counted and checked, so that nobody fits them to the urn. "
              "If there were none, both counts say 0.")
        )  # fmt: skip
    if not appraisal.on_paper and appraisal.state != AppraisalState.HELD:
        return Verdict.no(_("First note that the appraisal was held."))
    return Verdict.yes()


def may_destroy(urn: SecretUrn, today: date, reason: str = "") -> Verdict:
    """When the result is locked or the days of complaint are over; an urn that cannot be counted, with a reason."""
    if not (verdict := may_move(urn, "destroy")):
        return verdict
    last = destroyed_on(urn)
    if last is None:
        return (
            Verdict.yes() if reason.strip() else Verdict.no(_("It was never counted. Say why nobody shall count it."))
        )
    if urn.appraisal.state in FINAL or today >= last:
        return Verdict.yes()
    return Verdict.no(_("The result is not locked yet and complaints may still come. Nothing was destroyed."))


def is_counted(appraisal: Appraisal) -> Verdict:
    """A result is locked when the urn was counted twice too; one that was destroyed unopened counts for nothing."""
    urn = getattr(appraisal, "urn", None)
    if urn is None or urn.state in {UrnState.CHECKED, UrnState.LOCKED, UrnState.DESTROYED}:
        return Verdict.yes()
    if urn.state == UrnState.OPENED:
        return Verdict.no(_("The sealed ballots were counted once. Somebody else counts them a second time first."))
    return Verdict.no(_("The sealed ballots were not counted yet. Open the urn first, or destroy it with a reason."))


def was_opened(appraisal: Appraisal) -> bool:
    urn = getattr(appraisal, "urn", None)
    return urn is not None and urn.opened_on is not None


def may_change_form(appraisal: Appraisal) -> Verdict:
    """Slips point to the form as it was: nobody changes it while ballots lie in the urn."""
    urn = getattr(appraisal, "urn", None)
    if urn is not None and urn.state in IN_USE:
        return Verdict.no(_("Ballots on this form lie in the urn, so the form stays as it is."))
    return Verdict.yes()


def may_change_roll(appraisal: Appraisal) -> Verdict:
    """Who may vote, on paper or not, and what a blank means: as many slips are out as voters were on the roll."""
    urn = getattr(appraisal, "urn", None)
    if urn is None or urn.state not in ON_ROLL:
        return Verdict.yes()
    if urn.state in UNUSED:
        return Verdict.no(
            _("Slips are printed for this roll, so voters and the meaning of a blank stay. Nothing was changed. "
              "Before the ballot opens you can take the urn away and begin anew.")
        )  # fmt: skip
    return Verdict.no(
        _("People vote, or voted, with slips for this roll, so voters and the meaning of a blank stay. "
          "Nothing was changed.")
    )  # fmt: skip


def has_no_slips(appraisal: Appraisal) -> Verdict:
    """Whether it may be taken off the list."""
    urn = getattr(appraisal, "urn", None)
    if urn is not None and urn.state in ON_ROLL:
        return Verdict.no(_("Not removed: slips of its sealed ballot are out. Close that ballot or take the urn away."))
    return Verdict.yes()


def may_drop(urn: SecretUrn) -> Verdict:
    """Back to paper alone while nobody could have voted."""
    if urn.state in UNUSED:
        return Verdict.yes()
    return Verdict.no(_("Slips are in use. Close the ballot first. Nothing was changed."))


def told(urn: SecretUrn) -> int:
    """How many have voted, as the office reads it: in steps while it runs, exactly afterwards."""
    return urn.ballots - urn.ballots % STEP if urn.state == UrnState.OPEN else urn.ballots


def remarks_are_written(number: int) -> bool:
    """Of the sealed remarks alone: beside paper ones, those who typed these would know the few that they did not."""
    return number >= LEAST_REMARKS


def _places(question: Question) -> set[int]:
    return {option.order for option in question.options.all() if option.kind != Option.Kind.BLANK}


def _ranks(question: Question) -> int:
    return len(_places(question))


def _datum(campaign: Campaign, name: str) -> int:
    said = campaign.rules.get("ballots", {}) if isinstance(campaign.rules, dict) else {}
    value = said.get(name, 0) if isinstance(said, dict) else 0
    return value if isinstance(value, int) else 0
