"""The steps up to the day, and what follows a result: notice, consent, copies, held; reported, or void."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from phases.appraisal import rules, selectors
from phases.appraisal.models import Appraisal
from phases.appraisal.services.planning import locked
from phases.appraisal.states import MOVES
from phases.core import audit
from phases.organisation.models import User
from phases.timeline import selectors as timeline


@transaction.atomic
def send_notice(*, appraisal: Appraisal, on: date, by: User) -> Appraisal:
    appraisal = _editable(appraisal, by)
    rules.may_move(appraisal, "send_notice").enforce()
    return go(appraisal, "send_notice", by, notice_on=on)


@transaction.atomic
def consent(*, appraisal: Appraisal, by: User) -> Appraisal:
    """The superior's consent is on record among the dealings with it; this only moves on (domain.md T-44)."""
    appraisal = _editable(appraisal, by)
    rules.may_move(appraisal, "consent").enforce()
    rules.has_consent(appraisal, selectors.consents_of(appraisal)).enforce()
    return go(appraisal, "consent", by)


@transaction.atomic
def distribute(*, appraisal: Appraisal, on: date, by: User, reason: str = "") -> Appraisal:
    """Copies handed out; later than the form asks only with a reason (domain.md T-45)."""
    appraisal = _editable(appraisal, by)
    rules.may_distribute(appraisal, on, reason).enforce()
    return go(appraisal, "distribute", by, reason=reason, distributed_on=on, lead_reason=reason.strip())


@transaction.atomic
def hold(
    *,
    appraisal: Appraisal,
    by: User,
    participants: int | None = None,
    present: Mapping[str, int | None] | None = None,
    reason: str = "",
) -> Appraisal:
    """It was held. `present`: how many came of each class of voters, by its name (domain.md T-48, T-68)."""
    appraisal = _editable(appraisal, by)
    verdict = rules.has_consent(appraisal, selectors.consents_of(appraisal))
    rules.may_hold(appraisal, verdict, reason).enforce()
    rules.form_is_whole(list(appraisal.questions.all())).enforce()
    rules.may_vote_so_many(
        {"name": voters.name, "eligible": voters.eligible, "present": (present or {}).get(voters.name)}
        for voters in appraisal.classes.all()
    ).enforce()
    for voters in appraisal.classes.all():
        if voters.name in (present or {}):
            voters.present = (present or {})[voters.name]
            voters.save(update_fields=["present"])
    return go(appraisal, "hold", by, reason=reason, hold_reason=reason.strip(), participants=participants)


@transaction.atomic
def report(*, appraisal: Appraisal, on: date, by: User, published: bool = False) -> Appraisal:
    """The result went to those who asked for it; `published`: everybody of the campaign may read it."""
    appraisal = locked(appraisal)
    rules.may_report(timeline.part_of(by, appraisal.campaign), appraisal).enforce()
    return go(appraisal, "report", by, reported_on=on, published=published)


@transaction.atomic
def void(*, appraisal: Appraisal, reason: str, by: User) -> Appraisal:
    """The vote counts for nothing, and the record says why; what was counted stays readable."""
    appraisal = locked(appraisal)
    rules.may_void(timeline.part_of(by, appraisal.campaign), appraisal, reason).enforce()
    return go(appraisal, "void", by, act="appraisal.voided", reason=reason, void_reason=reason.strip())


def go(
    appraisal: Appraisal, step: str, by: User, *, act: str = "appraisal.moved", reason: str = "", **facts: Any
) -> Appraisal:
    """Along a move of the table; `facts` are set with it and stand in the trail."""
    before, appraisal.state = appraisal.state, MOVES[step].target
    for name, value in facts.items():
        setattr(appraisal, name, value)
    appraisal.save()
    shown = {name: str(value) if isinstance(value, date) else value for name, value in facts.items()}
    audit.append(
        chain=appraisal.campaign.audit_chain,
        act=act,
        by=by,
        on=appraisal,
        reason=reason,
        before={"state": before},
        after={"state": appraisal.state, **shown},
    )
    return appraisal


def _editable(appraisal: Appraisal, by: User) -> Appraisal:
    appraisal = locked(appraisal)
    rules.may_edit(timeline.part_of(by, appraisal.campaign)).enforce()
    return appraisal
