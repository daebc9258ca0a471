"""Reads of the problem list that several callers share."""

from django.db.models import Count, Max, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from phases.analysis.models import Problem
from phases.analysis.states import OPEN
from phases.opinions.models import OpinionGroup
from phases.organisation.models import Unit
from phases.research.models import Topic
from phases.timeline.models import Campaign


def problems_of(campaign: Campaign) -> QuerySet[Problem]:
    """The list in its order, with how many consolidated opinions and topics stand behind each."""
    found = Problem.objects.filter(campaign=campaign).select_related("department", "raised_by", "phase")
    return found.annotate(
        group_count=Count("groups", distinct=True), topic_count=Count("topics", distinct=True)
    ).order_by("number", "pk")


def matching(problems: QuerySet[Problem], filters: dict[str, str]) -> QuerySet[Problem]:
    """The list page's fields: view (a subject, or open), source, state and a word."""
    view = filters.get("view", "")
    if view in Problem.Subject.values:
        problems = problems.filter(subject=view)
    elif view == "open":
        problems = problems.filter(state__in=OPEN)
    if source := filters.get("source"):
        problems = problems.filter(source=source)
    if state := filters.get("state"):
        problems = problems.filter(state=state)
    if word := filters.get("q", "").strip():
        problems = problems.filter(Q(text__icontains=word) | Q(cause__icontains=word))
    return problems


def behind_group(group: OpinionGroup) -> QuerySet[Problem]:
    return Problem.objects.filter(groups=group)


def behind_topic(topic: Topic) -> QuerySet[Problem]:
    return Problem.objects.filter(topics=topic)


def next_number(campaign: Campaign) -> int:
    return (Problem.objects.filter(campaign=campaign).aggregate(last=Max("number"))["last"] or 0) + 1


def departments_of(campaign: Campaign) -> QuerySet[Unit]:
    kinds = (Unit.Kind.DEPARTMENT, Unit.Kind.CENTRE, Unit.Kind.BRANCH)
    return Unit.objects.below(campaign.unit).filter(kind__in=kinds)


def counts_of(campaign: Campaign) -> dict[str, int]:
    """How many problems each saved view holds; one query."""
    return Problem.objects.filter(campaign=campaign).aggregate(
        all=Count("pk"),
        open=Count("pk", filter=Q(state__in=OPEN)),
        **{subject: Count("pk", filter=Q(subject=subject)) for subject in Problem.Subject.values},
    )


def views_of(counts: dict[str, int], chosen: str) -> list[dict[str, object]]:
    """The saved views above the list."""
    words = {"": (_("all"), "all"), **{one.value: (one.label, one.value) for one in Problem.Subject}}
    words["open"] = (_("to be followed up"), "open")
    return [
        {"label": label, "count": counts[key], "url": f"?view={view}", "current": view == chosen}
        for view, (label, key) in words.items()
    ]
