"""Which opinions a topic heard: raw ones, and consolidated ones by their numbers (domain.md S-32)."""

from collections.abc import Collection, Iterable

from django.db import transaction

from phases.core import audit
from phases.opinions.models import Opinion, OpinionGroup
from phases.organisation.models import User
from phases.research import rules
from phases.research.models import Topic
from phases.research.services.moving import locked
from phases.timeline import selectors as timeline


@transaction.atomic
def link_opinions(*, topic: Topic, opinions: Iterable[Opinion], by: User) -> int:
    """Add raw opinions to those that the topic heard; how many were new."""
    topic = _writable(topic, by)
    known = set(topic.opinions.values_list("pk", flat=True))
    fresh = [one for one in opinions if one.pk not in known and one.campaign_id == topic.campaign_id]
    if fresh:
        topic.opinions.add(*fresh)
        _note(topic, "topic.opinions_linked", by, len(fresh))
    return len(fresh)


@transaction.atomic
def unlink_opinion(*, topic: Topic, opinion: Opinion, by: User) -> None:
    topic = _writable(topic, by)
    topic.opinions.remove(opinion)
    _note(topic, "topic.opinion_unlinked", by, 1)


@transaction.atomic
def link_groups(*, topic: Topic, groups: Collection[OpinionGroup], by: User) -> None:
    """The consolidated opinions that the topic draws on: exactly these."""
    topic = _writable(topic, by)
    if {group.pk for group in groups} != set(topic.groups.values_list("pk", flat=True)):
        topic.groups.set(groups)
        _note(topic, "topic.opinions_linked", by, len(groups))


def _writable(topic: Topic, by: User) -> Topic:
    topic = locked(topic)
    rules.may_edit(timeline.part_of(by, topic.campaign), by, topic).enforce()
    return topic


def _note(topic: Topic, act: str, by: User, number: int) -> None:
    """How many, not which: the words of an opinion do not belong into the trail."""
    audit.append(chain=topic.campaign.audit_chain, act=act, by=by, on=topic, detail={"number": number})
