"""Opening the urn: with two paper keys, in memory; only totals and shuffled remarks are written. And its end.

A ballot never exists in clear on a disk. What cannot be read is counted as such and shown, never dropped.
"""

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phases.appraisal import ballots
from phases.appraisal.ballots import ABSTAINED, Ballot
from phases.appraisal.models import Appraisal, BallotRemark, Option, Question, Tally
from phases.appraisal.models.urn import SecretUrn
from phases.appraisal.rules import urn as rules
from phases.appraisal.selectors import urn as selectors
from phases.appraisal.services import tallying
from phases.appraisal.services import urn as life
from phases.appraisal.states import AppraisalState
from phases.appraisal.urn_states import UrnState
from phases.core import seal, wiping
from phases.core.shares import NUMBERS, Share
from phases.core.verdict import RefusedError
from phases.organisation.models import User

PAIR = 2
CHANGED = _("Not opened: the urn is not what it was when it was closed. Look for a backup of that day.")
OTHER_FORM = _("Not opened: the form is not the one on which people voted. Restore its words first.")
DIFFERENT = _("The second count differs from the first. Nothing was changed; call whoever runs the server.")


@dataclass(frozen=True)
class Result:
    """Totals alone: votes by option (its key), how many ballots were valid, void or unreadable, and the remarks."""

    votes: dict[int, int]
    valid: int
    unreadable: int
    remarks: tuple[str, ...] = ()


@transaction.atomic
def count(*, urn: SecretUrn, sheets: Sequence[Share], by: User) -> SecretUrn:
    """Open every box, add up, write the totals. The keys and the ballots are forgotten."""
    urn = life.locked(urn)
    rules.may_count(urn).enforce()
    result = _opened(urn, sheets)
    appraisal = Appraisal.objects.select_for_update(of=("self",)).get(pk=urn.appraisal_id)
    _write(urn, appraisal, result, by)
    urn.opened_on = appraisal.campaign.today
    told = {"ballots": urn.ballots, "unreadable": result.unreadable, "result": _digest(result), **life.digests(urn)}
    if result.remarks and not rules.remarks_are_written(len(result.remarks)):
        told["withheld"] = len(result.remarks)
    return life.go(
        urn, "count", "urn.counted", by, object_hash=ballots.seal_of(urn), scrutineers=_holders(urn, sheets), **told
    )


@transaction.atomic
def count_again(*, urn: SecretUrn, sheets: Sequence[Share], by: User) -> SecretUrn:
    """Somebody else, the same boxes, the same totals; nothing else is written."""
    urn = life.locked(urn)
    rules.may_move(urn, "check").enforce()
    if (by.pk == urn.appraisal.entered_by_id and not urn.appraisal.on_paper) or selectors.opened_by(urn, by):
        raise RefusedError(rules.NO_SECOND)
    result = _opened(urn, sheets)
    written = Tally.objects.filter(option__question__appraisal=urn.appraisal_id).values_list("option_id", "online")
    if {option: votes for option, votes in written if votes is not None} != result.votes:
        raise RefusedError(DIFFERENT)
    if not urn.appraisal.on_paper and urn.appraisal.state == AppraisalState.ENTERED:
        tallying.check(appraisal=urn.appraisal, by=by, by_urn=True)
    return life.go(urn, "check", "urn.counted_again", by, scrutineers=_holders(urn, sheets), result=_digest(result))


@transaction.atomic
def destroy(*, urn: SecretUrn, by: User | None, reason: str = "") -> SecretUrn:
    """Boxes and tags go, out of the files too; the marks that were public and the totals stay."""
    urn = life.locked(urn)
    rules.may_destroy(urn, urn.appraisal.campaign.today, reason).enforce()
    urn.sealed, urn.issued = b"", b""
    life.go(urn, "destroy", "urn.destroyed", by, reason=reason)
    if urn.opened_on is None:
        life.on_paper_alone(urn.appraisal)
    transaction.on_commit(partial(wipe, urn))
    return urn


def wipe(_urn: SecretUrn) -> None:
    wiping.wipe(SecretUrn)


def destroy_what_is_due() -> int:
    """Called by the clock: urns whose days of complaint are over."""
    gone = 0
    for urn in selectors.due_for_destruction():
        last = rules.destroyed_on(urn)
        if last is not None and urn.appraisal.campaign.today >= last:
            destroy(urn=urn, by=None)
            gone += 1
    return gone


def _opened(urn: SecretUrn, sheets: Sequence[Share]) -> Result:
    rules.are_sheets(sheets).enforce()
    if len(sheets) != PAIR:
        raise RefusedError(_("Two sheets open the urn: no fewer, and a third one stays in its envelope."))
    private = life.key_of(urn, *sheets)
    if ballots.seal_of(urn) != selectors.closing_seal(urn) or not _all_issued(urn):
        raise RefusedError(CHANGED)
    questions = selectors.questions_of(urn.appraisal)
    if ballots.form_of(questions) != bytes(urn.form):
        raise RefusedError(OTHER_FORM)
    return _added(questions, _readable(urn, private, questions), urn.ballots)


def _all_issued(urn: SecretUrn) -> bool:
    """Every mark that was used is the mark of one slip, and is used once."""
    spent = ballots.marks(urn)
    return len(set(spent)) == len(spent) and set(spent) <= set(ballots.entries(urn).values())


def _readable(urn: SecretUrn, private: bytes, questions: Sequence[Question]) -> list[Ballot]:
    """Ballots that this server closed for this urn, each once."""
    found: dict[bytes, Ballot] = {}
    for box in ballots.boxes(urn):
        try:
            ballot = ballots.open_(box, urn, private)
        except (seal.SealError, IndexError, UnicodeDecodeError):
            continue
        if rules.is_filled_in(urn.appraisal, ballot.votes, questions):
            found.setdefault(ballot.nonce, ballot)
    return list(found.values())


def _added(questions: Sequence[Question], read: Iterable[Ballot], number: int) -> Result:
    read = list(read)
    votes: Counter[int] = Counter({option.pk: 0 for question in questions for option in question.options.all()})
    for place, question in enumerate(questions):
        keys = {_place(option): option.pk for option in question.options.all()}
        for ballot in read:
            votes[keys[ballot.votes[place]]] += 1
    remarks = [ballot.remark for ballot in read if ballot.remark]
    random.SystemRandom().shuffle(remarks)
    return Result(dict(votes), len(read), number - len(read), tuple(remarks))


def _place(option: Option) -> int:
    return ABSTAINED if option.kind == Option.Kind.BLANK else option.order


def _write(urn: SecretUrn, appraisal: Appraisal, result: Result, by: User) -> None:
    for option, votes in result.votes.items():
        Tally.objects.filter(option=option).update(online=votes)
    if rules.remarks_are_written(len(result.remarks)):
        BallotRemark.objects.bulk_create(BallotRemark(appraisal=appraisal, text=text) for text in result.remarks)
    appraisal.online_returned = urn.ballots
    appraisal.online_valid, appraisal.online_void = result.valid, result.unreadable
    if not appraisal.on_paper:
        appraisal.state, appraisal.entered_by, appraisal.entered_at = AppraisalState.ENTERED, by, timezone.now()
    appraisal.save()
    urn.appraisal = appraisal


def _holders(urn: SecretUrn, sheets: Sequence[Share]) -> list[str]:
    return [urn.holders[share.number - min(NUMBERS)] for share in sheets]


def _digest(result: Result) -> str:
    return ballots.digest(repr(sorted(result.votes.items())).encode())


def follow(*, appraisal: Appraisal, by: User) -> None:
    """The urn goes along when its result is locked or unlocked."""
    urn = SecretUrn.objects.filter(appraisal=appraisal).first()
    if urn is None:
        return
    step = "unlock" if urn.state == UrnState.LOCKED else "lock"
    if rules.may_move(urn, step):
        life.go(life.locked(urn), step, "urn.locked" if step == "lock" else "urn.unlocked", by)
