"""Topics: added one by one or as a list, changed, removed while nothing hangs on them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction

from phases.core import audit, changes
from phases.core.vague_dates import parse
from phases.organisation.models import Person, User
from phases.research import rules, selectors
from phases.research.models import Topic
from phases.research.services.moving import locked
from phases.research.states import TopicState
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign, Phase

PLAIN = ("title", "others", "method", "remarks", "start_words", "due_words")


@transaction.atomic
def add_topic(*, campaign: Campaign, phase: Phase, title: str, by: User, **fields: Any) -> Topic:
    """`fields`: lead, department, members, others, method, start_words, due_words."""
    Campaign.objects.select_for_update().get(pk=campaign.pk)  # numbers are given one after the other
    part = timeline.part_of(by, campaign)
    rules.may_write(part, by, lead=fields.get("lead"), department=fields.get("department")).enforce()
    members: Iterable[Person] = fields.pop("members", ())
    topic = Topic(campaign=campaign, phase=phase, number=selectors.next_number(campaign), created_by=by)
    put(topic, title=title, **fields)
    topic.members.set(members)
    audit.append(chain=campaign.audit_chain, act="topic.created", by=by, on=topic, after=describe(topic))
    return topic


@transaction.atomic
def change_topic(*, topic: Topic, by: User, **fields: Any) -> Topic:
    topic = locked(topic)
    part = timeline.part_of(by, topic.campaign)
    rules.may_edit(part, by, topic).enforce()
    lead, department = fields.get("lead", topic.lead), fields.get("department", topic.department)
    rules.may_write(part, by, lead=lead, department=department).enforce()  # nobody gives a topic away unasked
    before = describe(topic)
    if (members := fields.pop("members", None)) is not None:
        topic.members.set(members)
    if topic.state not in {TopicState.PROPOSED, TopicState.SUSPENDED}:
        rules.is_named(Topic(lead=lead, department=department)).enforce()
    put(topic, **fields)
    old, new = changes.between(before, describe(topic))
    if new:
        audit.append(chain=topic.campaign.audit_chain, act="topic.changed", by=by, on=topic, before=old, after=new)
    return topic


@transaction.atomic
def import_titles(*, campaign: Campaign, phase: Phase, titles: Sequence[str], by: User) -> list[Topic]:
    """Titles as a list, each once; those that stand already are left as they are (domain.md S-31)."""
    known = set(Topic.objects.filter(campaign=campaign).values_list("title", flat=True))
    fresh = [title for title in dict.fromkeys(title.strip() for title in titles) if title and title not in known]
    made = [add_topic(campaign=campaign, phase=phase, title=title, by=by) for title in fresh]
    if made:
        audit.append(chain=campaign.audit_chain, act="topics.imported", by=by, on=phase, after={"number": len(made)})
    return made


@transaction.atomic
def remove_topic(*, topic: Topic, by: User) -> None:
    topic = locked(topic)
    rules.may_edit(timeline.part_of(by, topic.campaign), by, topic).enforce()
    rules.may_remove(topic).enforce()
    audit.append(chain=topic.campaign.audit_chain, act="topic.removed", by=by, on=topic, before=describe(topic))
    topic.delete()


def put(topic: Topic, **fields: Any) -> None:
    """Set fields and save; announced words bring the days that they mean."""
    for name, value in fields.items():
        setattr(topic, name, value)
    for name in ("start", "due"):
        vague = parse(getattr(topic, f"{name}_words"), year=topic.campaign.year)
        setattr(topic, f"{name}_on", vague.on)
        setattr(topic, f"{name}_precision", vague.precision)
    topic.due_last = topic.due.last
    topic.save()


def describe(topic: Topic) -> dict[str, Any]:
    """A topic as the trail keeps it."""
    return {
        **{name: getattr(topic, name) for name in PLAIN},
        "lead": str(topic.lead or ""),
        "department": str(topic.department or ""),
        "members": "、".join(str(person) for person in topic.members.all()),
    }
