"""Casting: one UPDATE of one row and nothing else. No trail, no job, no log, no session, no clock.

The ballot is sealed in memory; what is written is as long as every other and stands in sorted order.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from phases.appraisal import ballots
from phases.appraisal.ballots import Ballot
from phases.appraisal.models.urn import SecretUrn
from phases.appraisal.rules import urn as rules
from phases.appraisal.selectors import urn as selectors
from phases.core.verdict import RefusedError


@dataclass(frozen=True)
class Cast:
    """The mark on the slip's stub; `before`: this slip had been used already, and nothing was written now."""

    mark: str
    before: bool


@transaction.atomic
def cast(*, urn: SecretUrn, code: str, votes: Sequence[int], remark: str = "") -> Cast:
    """Put a ballot into the urn. A repeat with the same slip changes nothing and says so."""
    urn = SecretUrn.objects.select_for_update(of=("self",)).select_related("appraisal__campaign").get(pk=urn.pk)
    mark = ballots.entries(urn).get(ballots.tag_of(code, urn))
    if mark is None:
        raise RefusedError(rules.NO_SLIP)
    spent = ballots.marks(urn)
    if mark in spent:
        return Cast(ballots.shown(mark), before=True)
    remark = remark.strip()
    rules.may_cast(urn, votes, selectors.questions_of(urn.appraisal), remark).enforce()
    box = ballots.close(Ballot(tuple(votes), remark), urn)
    SecretUrn.objects.filter(pk=urn.pk).update(
        spent=ballots.kept([*spent, mark]), sealed=ballots.kept([*ballots.boxes(urn), box])
    )
    return Cast(ballots.shown(mark), before=False)
