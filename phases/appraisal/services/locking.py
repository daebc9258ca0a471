"""The head locks a result; a later change needs a reason and keeps what was there. Remarks and quoted figures."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from random import SystemRandom

from django.db import transaction
from django.utils import timezone

from phases.appraisal import rules, selectors
from phases.appraisal.models import Appraisal, BallotRemark, Question, ResultCorrection, Tally
from phases.appraisal.rules.counting import eligible_of
from phases.appraisal.services.counting import follow
from phases.appraisal.services.planning import locked
from phases.appraisal.services.tallying import unsettle
from phases.appraisal.states import AppraisalState
from phases.core import audit
from phases.organisation.models import User
from phases.timeline import selectors as timeline


@transaction.atomic
def lock(*, appraisal: Appraisal, by: User, reason: str = "") -> Appraisal:
    """The result stands; its mark is the hash of all that it says. Below the quorum only with a reason."""
    appraisal = locked(appraisal)
    part, quorum = timeline.part_of(by, appraisal.campaign), rules.quorum_reached(appraisal, eligible_of(appraisal))
    rules.may_lock(part, appraisal, quorum, reason).enforce()
    appraisal.state, appraisal.locks = AppraisalState.LOCKED, appraisal.locks + 1
    appraisal.locked_by, appraisal.locked_at = by, timezone.now()
    appraisal.lock_reason = reason.strip()
    appraisal.result_hash = digest(appraisal)
    appraisal.save()
    after = {"lock": appraisal.locks, "result": appraisal.result_hash}
    audit.append(
        chain=appraisal.campaign.audit_chain, act="appraisal.locked", by=by, on=appraisal, reason=reason, after=after
    )
    follow(appraisal=appraisal, by=by)
    return appraisal


@transaction.atomic
def unlock(*, appraisal: Appraisal, reason: str, by: User) -> Appraisal:
    """Back to one count, so that two people and the head settle it anew; all that stood there is kept."""
    appraisal = locked(appraisal)
    rules.may_unlock(timeline.part_of(by, appraisal.campaign), appraisal, reason).enforce()
    before = selectors.snapshot(appraisal)
    ResultCorrection.objects.create(
        appraisal=appraisal, lock=appraisal.locks, reason=reason.strip(), before=before, by=by
    )
    appraisal.reported_on, appraisal.published = None, False
    unsettle(appraisal)
    audit.append(
        chain=appraisal.campaign.audit_chain,
        act="appraisal.unlocked",
        by=by,
        on=appraisal,
        reason=reason,
        before={"lock": appraisal.locks, "result": appraisal.result_hash},
    )
    follow(appraisal=appraisal, by=by)
    return appraisal


@transaction.atomic
def write_remarks(*, appraisal: Appraisal, texts: Sequence[str], by: User) -> None:
    """The whole list anew, shuffled: no order of writing, no author (domain.md T-66). The trail keeps the number."""
    appraisal = locked(appraisal)
    rules.may_write_remarks(timeline.part_of(by, appraisal.campaign), appraisal).enforce()
    remarks = [BallotRemark(appraisal=appraisal, text=text.strip()) for text in texts if text.strip()]
    SystemRandom().shuffle(remarks)
    appraisal.remarks.all().delete()
    BallotRemark.objects.bulk_create(remarks)
    audit.append(
        chain=appraisal.campaign.audit_chain,
        act="appraisal.remarks_written",
        by=by,
        on=appraisal,
        after={"remarks": len(remarks)},
    )


@transaction.atomic
def quote(
    *,
    appraisal: Appraisal,
    source: str,
    by: User,
    rates: Mapping[int, Decimal | None] | None = None,
    percents: Mapping[int, Decimal | None] | None = None,
) -> Appraisal:
    """Figures that somebody else printed, beside the computed ones: by question a headline, by option a percentage."""
    appraisal = locked(appraisal)
    rules.may_edit(timeline.part_of(by, appraisal.campaign)).enforce()
    for key, rate in (rates or {}).items():
        Question.objects.filter(appraisal=appraisal, pk=key).update(quoted=rate)
    for key, percent in (percents or {}).items():
        Tally.objects.filter(option__question__appraisal=appraisal, pk=key).update(quoted=percent)
    appraisal.quoted_from = source
    appraisal.save()
    audit.append(
        chain=appraisal.campaign.audit_chain, act="appraisal.quoted", by=by, on=appraisal, after={"quoted_from": source}
    )
    return appraisal


def digest(appraisal: Appraisal) -> str:
    """The result's own mark: the same votes under the same words always give the same one."""
    said = json.dumps(selectors.told(appraisal), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()
