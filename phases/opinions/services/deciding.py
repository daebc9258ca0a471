"""What becomes of a consolidated opinion: its words, whether it is adopted, who answers for it, the reply."""

from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext_lazy as _

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.opinions import rules
from phases.opinions.models import Category, OpinionGroup
from phases.organisation.models import User

DECIDED = (
    "adoption", "adoption_reason", "direction", "measures", "leader", "department", "due_on", "reply", "replied_on",
)  # fmt: skip


@transaction.atomic
def reword_group(*, group: OpinionGroup, text: str, category: Category | None, by: User) -> OpinionGroup:
    rules.has_words(text).enforce()
    return _change(group, "consolidated.reworded", by, text=text.strip(), category=category)


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
    return _change(group, "consolidated.decided", by, **fields)


@transaction.atomic
def remove_group(*, group: OpinionGroup, by: User) -> None:
    """Only one that holds nothing and about which nothing was decided."""
    rules.may_remove(group).enforce()
    audit.append(
        chain=group.campaign.audit_chain,
        act="consolidated.removed",
        by=by,
        on=group,
        before={"number": group.number, "text": group.text},
    )
    try:
        group.delete()
    except ProtectedError as protected:
        raise RefusedError(_("A problem names it, so it stays.")) from protected


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
