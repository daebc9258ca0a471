"""`{% load threads %}`: what grew out of a record on floors above it.

An opinion, a topic, a discussion or a problem knows nothing of what follows from it; this library, which stands beside
the floors, may ask all of them. Each tag asks only for what the reader may see.
"""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django import template
from django.db.models import Q
from django.template.context import Context

from phases.analysis.models import Problem
from phases.discussion.models import Discussion
from phases.documents.models import Document
from phases.opinions.models import OpinionGroup
from phases.organisation.roles import Permission
from phases.rectification.models import Item
from phases.research.models import Topic
from phases.submissions.models import Submission

register = template.Library()

Origin = OpinionGroup | Topic | Discussion | Problem
# How a record of each kind is named by the problems and the items that spring from it.
PROBLEMS: dict[type[Origin], str] = {OpinionGroup: "groups", Topic: "topics", Discussion: "discussions"}
ITEMS: dict[type[Origin], tuple[str, ...]] = {
    OpinionGroup: ("groups", "problems__groups"),
    Topic: ("conversion__topic", "problems__topics"),
    Discussion: ("problems__discussions",),
    Problem: ("problems",),
}


@register.inclusion_tag("components/what_followed.html", takes_context=True)
def what_followed(context: Context, origin: Origin) -> dict[str, Any]:
    """Problems and rectification items that spring from a consolidated opinion, a topic, a discussion or a problem."""
    part = context["request"].part
    problems: Iterable[Problem] = ()
    items: Iterable[Item] = ()
    if (name := PROBLEMS.get(type(origin))) and part.may(Permission.SEE_PROBLEMS):
        problems = Problem.objects.filter(**{name: origin})
    if part.may(Permission.SEE_RECTIFICATION):
        found = Q()
        for way in ITEMS[type(origin)]:
            found |= Q(**{way: origin})
        items = Item.objects.filter(found).distinct()
    return {"campaign": origin.campaign, "problems": problems, "items": items}


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
