"""`{% load threads %}`: what grew out of a record on floors above it.

An opinion, a topic, a discussion or a problem knows nothing of what follows from it; this library, which stands beside
the floors, may ask all of them. Each tag asks only for what the reader may see.
"""

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlencode

from django import template
from django.db.models import Q
from django.template.context import Context

from phases.analysis.models import Problem
from phases.analysis.rules import ADDERS
from phases.discussion.models import Discussion
from phases.documents.models import Document
from phases.opinions.models import OpinionGroup
from phases.organisation.roles import Permission
from phases.organisation_life.models import SuperiorPoint
from phases.rectification.models import Item
from phases.research.models import Topic
from phases.submissions.models import Submission
from phases.thread.selectors.links import ends_of_problems

register = template.Library()

Origin = OpinionGroup | Topic | Discussion | Problem
# How a record of each kind is named by the problems and the items that spring from it.
# What hangs on a consolidated opinion that was merged into another follows from that one too.
PROBLEMS: dict[type[Origin], tuple[str, ...]] = {
    OpinionGroup: ("groups", "groups__merged_into"),
    Topic: ("topics",),
    Discussion: ("discussions",),
}
ITEMS: dict[type[Origin], tuple[str, ...]] = {
    OpinionGroup: ("groups", "groups__merged_into", "problems__groups", "problems__groups__merged_into"),
    Topic: ("conversion__topic", "problems__topics"),
    Discussion: ("problems__discussions",),
    Problem: ("problems",),
}

# With what a new problem begins that is written from here.
FILLS_IN: dict[type[Origin], Callable[[Any], dict[str, Any]]] = {
    OpinionGroup: lambda group: {"groups": group.number},
    Topic: lambda topic: {"topic": topic.pk},
}


@register.inclusion_tag("components/what_followed.html", takes_context=True)
def what_followed(context: Context, origin: Origin) -> dict[str, Any]:
    """Problems and rectification items that spring from a consolidated opinion, a topic, a discussion or a problem."""
    part = context["request"].part
    problems: Iterable[Problem] = ()
    items: Iterable[Item] = ()
    if part.may(Permission.SEE_PROBLEMS):
        problems = Problem.objects.filter(_one_of(PROBLEMS.get(type(origin), ()), origin)).distinct()
    if part.may(Permission.SEE_RECTIFICATION):
        items = Item.objects.filter(_one_of(ITEMS[type(origin)], origin)).distinct()
    begins = FILLS_IN.get(type(origin))
    return {
        "campaign": origin.campaign,
        "problems": with_ends(problems),
        "items": items,
        "words": urlencode(begins(origin)) if begins and part.may(*ADDERS) else "",
    }


@register.simple_tag
def with_ends(problems: Iterable[Problem]) -> list[Problem]:
    """The problems, each with `end`: put right or handed over once all of its items are; one query for all of them."""
    listed = list(problems)
    ends = ends_of_problems(listed)
    for problem in listed:
        problem.end = ends.get(problem.pk, "")  # type: ignore[attr-defined] # for the template
    return listed


@register.simple_tag
def with_end(problem: Problem) -> Problem:
    return with_ends([problem])[0]


def _one_of(ways: Iterable[str], origin: Origin) -> Q:
    """Reached on any of the ways; on none of none."""
    found = Q(pk=None)
    for way in ways:
        found |= Q(**{way: origin})
    return found


@register.inclusion_tag("components/items_of_point.html", takes_context=True)
def items_of_point(context: Context, point: SuperiorPoint) -> dict[str, Any]:
    """The rectification items that carry out a point of the superior (domain.md T-35)."""
    part, campaign = context["request"].part, context["campaign"]
    items = Item.objects.filter(points=point) if part.may(Permission.SEE_RECTIFICATION) else ()
    return {"campaign": campaign, "items": items}


@register.inclusion_tag("components/sent_to_superior.html", takes_context=True)
def sent_to_superior(context: Context, document: Document) -> dict[str, Any]:
    """When a paper went to the superior, what came back, and the way to send it."""
    part = context["request"].part
    sent = Submission.objects.filter(document=document) if part.may(Permission.SEE_SUBMISSIONS) else ()
    words = urlencode({"document": document.pk, "title": document.title, "purpose": Submission.Purpose.REVIEW.value})
    return {
        "campaign": document.campaign,
        "sent": sent,
        "words": words if part.may(Permission.EDIT_SUBMISSIONS) else "",
    }
