"""The one road for the state of a topic."""

from django.db import transaction

from phases.core import audit, moves
from phases.organisation.models import User
from phases.research import rules
from phases.research.models import Topic
from phases.research.states import MOVES
from phases.timeline import selectors as timeline

NEEDS_APPROVER = "approve"


@transaction.atomic
def move(*, topic: Topic, act: str, by: User, reason: str = "") -> Topic:
    """A step that somebody takes by hand; the steps that follow from a record are taken by `follow`."""
    moves.may_be_taken(MOVES, act).enforce()
    topic = locked(topic)
    part = timeline.part_of(by, topic.campaign)
    (rules.may_approve(part) if act == NEEDS_APPROVER else rules.may_edit(part, by, topic)).enforce()
    return follow(topic, act, by, reason)


def follow(topic: Topic, act: str, by: User, reason: str = "") -> Topic:
    """The step itself; the caller is atomic, holds the row and has asked who may."""
    rules.may_move(topic, act, reason).enforce()
    before, topic.state = topic.state, MOVES[act].target
    topic.save(update_fields=["state"])
    audit.append(
        chain=topic.campaign.audit_chain,
        act="topic.moved",
        by=by,
        on=topic,
        reason=reason,
        before={"state": before},
        after={"state": topic.state},
    )
    return topic


def locked(topic: Topic) -> Topic:
    """The row as it stands now, held until the transaction ends."""
    found = Topic.objects.select_for_update(of=("self",))
    return found.select_related("campaign", "lead", "department", "report").get(pk=topic.pk)
