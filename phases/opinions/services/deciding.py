"""What becomes of a consolidated opinion: whether it is adopted, who answers for it, the reply."""

from typing import Any

from django.db import transaction

from phases.core import audit
from phases.opinions import rules
from phases.opinions.models import Opinion, OpinionGroup
from phases.opinions.services.telling import tell_givers
from phases.organisation.models import User

DECIDED = (
    "adoption", "adoption_reason", "direction", "measures", "leader", "department", "due_on", "reply", "replied_on",
)  # fmt: skip


@transaction.atomic
def decide_group(*, group: OpinionGroup, by: User, **fields: Any) -> OpinionGroup:
    """Adoption with its reason, direction, measures, responsible leader, department, day, reply (`DECIDED`)."""
    unknown = set(fields) - set(DECIDED)
    if unknown:
        raise TypeError(f"A decision does not hold {sorted(unknown)}.")
    will = {name: fields.get(name, getattr(group, name)) for name in DECIDED}
    rules.may_decide(
        will["adoption"], will["adoption_reason"], will["reply"], replied=will["replied_on"] is not None
    ).enforce()
    if will["reply"].strip() and will["replied_on"] is None:
        fields["replied_on"] = group.campaign.today
    had = group.reply
    decided = _change(group, "consolidated.decided", by, **fields)
    if decided.reply.strip() and decided.reply != had:
        behind = Opinion.objects.filter(groups=decided, from_box=False).select_related("campaign", "giver__user")
        tell_givers(behind, reply=decided.reply, by=by)
    return decided


def _change(group: OpinionGroup, act: str, by: User, **fields: Any) -> OpinionGroup:
    before = {name: str(getattr(group, name) or "") for name in fields}
    for name, value in fields.items():
        setattr(group, name, value)
    group.save(update_fields=list(fields))
    after = {name: str(getattr(group, name) or "") for name in fields}
    changed = [name for name in fields if before[name] != after[name]]
    if changed:
        audit.append(
            chain=group.campaign.audit_chain,
            act=act,
            by=by,
            on=group,
            before={name: before[name] for name in changed},
            after={name: after[name] for name in changed},
        )
    return group
