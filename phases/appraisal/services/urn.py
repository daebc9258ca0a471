"""The life of a sealed urn up to its closing: keys, slips, opening, closing. Casting and counting stand beside."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from phases.appraisal import ballots, urn_paper
from phases.appraisal.models import Appraisal, Option, Question, Tally
from phases.appraisal.models.forms import BLANK_PLACE
from phases.appraisal.models.urn import SecretUrn
from phases.appraisal.rules import urn as rules
from phases.appraisal.selectors import urn as selectors
from phases.appraisal.urn_states import MOVES
from phases.core import audit, codes, seal, shares
from phases.core.shares import Share
from phases.core.verdict import RefusedError
from phases.organisation.models import User

NOT_THE_KEYS = _("These sheets do not open this urn. Nothing was opened; look whether they are its newest sheets.")
TRIAL = b"trial"


@dataclass(frozen=True)
class Printed:
    """A paper that exists nowhere else: it is printed now or made anew. What it holds stays out of tracebacks."""

    urn: SecretUrn
    pdf: bytes = field(repr=False)


@transaction.atomic
def prepare(*, appraisal: Appraisal, by: User, on_paper: bool | None = None) -> SecretUrn:
    """`on_paper`: whether paper ballots are used beside it; left as it was when nothing is said."""
    rules.may_prepare(appraisal).enforce()
    appraisal.online = True
    appraisal.on_paper = appraisal.on_paper if on_paper is None else on_paper
    appraisal.save(update_fields=["online", "on_paper"])
    urn = SecretUrn.objects.create(appraisal=appraisal)
    _note(urn, "urn.prepared", by)
    return urn


def print_keys(*, urn: SecretUrn, holders: Sequence[str], by: User) -> Printed:
    """A new pair, made in memory and forgotten; only the three sheets know its secret half. Older sheets are void."""
    holders = [holder.strip() for holder in holders]
    rules.may_print_keys(urn, holders).enforce()
    pair = seal.new_pair()
    check = ballots.key_check(pair.private)
    paper = urn_paper.key_sheets(urn, holders, shares.split(pair.private), check)
    with transaction.atomic():
        urn = locked(urn)
        rules.may_print_keys(urn, holders).enforce()
        urn.public_key, urn.key_check, urn.holders = pair.public, check, holders
        go(urn, "print_keys", "urn.keys_printed", by, holders=holders)
    return Printed(urn, paper)


@transaction.atomic
def try_keys(*, urn: SecretUrn, sheets: Sequence[Share], by: User) -> SecretUrn:
    """All three from the paper: each pair opens a box that was closed just now. What was misprinted is found here."""
    urn = locked(urn)
    rules.may_move(urn, "try_keys").enforce()
    rules.are_sheets(sheets).enforce()
    if len(sheets) != len(shares.NUMBERS):
        raise RefusedError(_("Type all three sheets: one that was never tried is no key."))
    box = seal.seal(TRIAL, public=bytes(urn.public_key), use=ballots.USE, context=TRIAL, size=64)
    for one, other in zip(sheets, [*sheets[1:], sheets[0]], strict=True):
        if seal.unseal(box, private=key_of(urn, one, other), use=ballots.USE, context=TRIAL) != TRIAL:
            raise RefusedError(NOT_THE_KEYS)
    return go(urn, "try_keys", "urn.keys_tried", by)


def print_slips(*, urn: SecretUrn, number: int, by: User, address: str) -> Printed:
    """As many as may vote; printing again makes new ones and the old ones void. The codes are kept nowhere."""
    rules.may_print_slips(urn, number, eligible_of(urn.appraisal)).enforce()
    fresh = [codes.new() for _slip in range(number)]
    paper = urn_paper.slips(urn, fresh, address)
    with transaction.atomic():
        urn = locked(urn)
        rules.may_print_slips(urn, number, eligible_of(urn.appraisal)).enforce()
        urn.issued = ballots.kept([ballots.entry_of(code, urn) for code in fresh])
        go(urn, "print_slips", "urn.slips_printed", by, slips=number)
    return Printed(urn, paper)


@transaction.atomic
def open_ballot(*, urn: SecretUrn, by: User) -> SecretUrn:
    """From now on slips are taken; the form stays as it is."""
    urn = locked(urn)
    rules.may_open(urn, questions := selectors.questions_of(urn.appraisal)).enforce()
    _lay_tallies(urn.appraisal, questions)
    urn.form = ballots.form_of(selectors.questions_of(urn.appraisal))
    urn.appraisal.online_issued = urn.slips
    urn.appraisal.save(update_fields=["online_issued"])
    return go(urn, "open", "urn.ballot_opened", by, slips=urn.slips)


@transaction.atomic
def close_ballot(*, urn: SecretUrn, by: User) -> SecretUrn:
    """The roll is frozen: the marks are public from now on, and a digest of all that lies in it is in the trail."""
    urn = locked(urn)
    rules.may_move(urn, "close").enforce()
    urn.closed_on = urn.appraisal.campaign.today
    seal_hash = ballots.seal_of(urn)
    return go(urn, "close", "urn.closed", by, object_hash=seal_hash, ballots=urn.ballots, **digests(urn))


@transaction.atomic
def extend(*, urn: SecretUrn, reason: str, by: User) -> SecretUrn:
    urn = locked(urn)
    rules.may_extend(urn, reason).enforce()
    urn.closed_on = None
    return go(urn, "extend", "urn.extended", by, reason=reason)


@transaction.atomic
def drop(*, urn: SecretUrn, by: User) -> None:
    """Take the urn away while nobody could have voted; the vote is on paper alone."""
    urn = locked(urn)
    rules.may_drop(urn).enforce()
    _note(urn, "urn.dropped", by)
    urn.delete()
    on_paper_alone(urn.appraisal)


def on_paper_alone(appraisal: Appraisal) -> None:
    appraisal.online, appraisal.on_paper, appraisal.online_issued = False, True, None
    appraisal.save(update_fields=["online", "on_paper", "online_issued"])


def locked(urn: SecretUrn) -> SecretUrn:
    found = SecretUrn.objects.select_for_update(of=("self",))
    return found.select_related("appraisal__campaign__unit", "appraisal__phase").get(pk=urn.pk)


def key_of(urn: SecretUrn, one: Share, other: Share) -> bytes:
    private = shares.joined(one, other)
    if ballots.key_check(private) != bytes(urn.key_check):
        raise RefusedError(NOT_THE_KEYS)
    return private


def eligible_of(appraisal: Appraisal) -> int | None:
    """How many may vote, when every class says so."""
    known = [voters.eligible for voters in appraisal.classes.all()]
    return sum(number for number in known if number is not None) if known and None not in known else None


def digests(urn: SecretUrn) -> dict[str, str]:
    return {"boxes": ballots.digest(urn.sealed), "marks": ballots.digest(urn.spent)}


def _lay_tallies(appraisal: Appraisal, questions: Sequence[Question]) -> None:
    """A place for every word, and for what is left blank."""
    for question in questions:
        if not any(option.kind == Option.Kind.BLANK for option in question.options.all()):
            Option.objects.create(
                question=question, order=BLANK_PLACE, word=str(_("left blank")), kind=Option.Kind.BLANK
            )
    known = set(Tally.objects.filter(option__question__appraisal=appraisal).values_list("option_id", flat=True))
    options = Option.objects.filter(question__appraisal=appraisal).exclude(pk__in=known)
    Tally.objects.bulk_create(Tally(option=option) for option in options)


def go(urn: SecretUrn, step: str, act: str, by: User | None, **told: Any) -> SecretUrn:
    before, urn.state = urn.state, MOVES[step].target
    urn.save()
    reason, object_hash = told.pop("reason", ""), told.pop("object_hash", "")
    _note(urn, act, by, reason=reason, object_hash=object_hash, before={"state": before}, **told)
    return urn


def _note(
    urn: SecretUrn,
    act: str,
    by: User | None,
    *,
    reason: str = "",
    object_hash: str = "",
    before: dict[str, Any] | None = None,
    **told: Any,
) -> None:
    audit.append(
        chain=urn.appraisal.campaign.audit_chain,
        act=act,
        by=by,
        on=urn,
        reason=reason,
        before=before,
        after={"state": urn.state, **told},
        object_hash=object_hash,
    )
