"""Reads of discussions that several callers share."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet

from phases.core import keys
from phases.discussion.models import Discussion, NewView, Suggestion, Summary, Theme
from phases.organisation.models import Unit
from phases.timeline.models import Campaign

# Data of the template: rules.discussion_theme and rules.discussion_forms (domain.md S-38, S-39).
THEME_RULE, FORMS_RULE = "discussion_theme", "discussion_forms"
DEPARTMENTS = (Unit.Kind.DEPARTMENT, Unit.Kind.CENTRE)


@dataclass
class Covered:
    """What one department has done."""

    department: Unit
    discussions: int = 0
    views: int = 0
    suggestions: int = 0
    participants: list[int] = field(default_factory=list)
    summary: Summary | None = None


def theme_of(campaign: Campaign) -> str:
    """The theme that was set, else the template's; empty when neither says anything."""
    own = Theme.objects.filter(campaign=campaign).first()
    return own.words if own else str(campaign.rules.get(THEME_RULE, ""))


def quoted(words: str, script: str) -> str:
    """In the full-width quotes of the campaign's script (domain.md S-38)."""
    first, last = ("「", "」") if script == Campaign.Script.HANT else ("“", "”")
    return f"{first}{words}{last}" if words else ""


def departments_of(campaign: Campaign) -> list[Unit]:
    """Departments and centres of the unit itself, in official order; not those of the units below it. Two queries."""
    bodies = list(Unit.objects.bodies_under(campaign.unit).values_list("path", flat=True))
    found = Unit.objects.below(campaign.unit).filter(kind__in=DEPARTMENTS)
    return [unit for unit in found if not unit.path.startswith(tuple(bodies))]


def covered(campaign: Campaign) -> list[Covered]:
    """Every department with its discussions and its summary; those without any stand there too. Six queries."""
    rows = {unit.pk: Covered(unit) for unit in departments_of(campaign)}
    for department, participants in Discussion.objects.filter(campaign=campaign).values_list(
        "department", "participants"
    ):
        if row := rows.get(department):
            row.discussions += 1
            row.participants += [participants] if participants is not None else []
    for name, model in (("views", NewView), ("suggestions", Suggestion)):
        lines = model._default_manager.filter(discussion__campaign=campaign)  # noqa: SLF001 - Django's own face
        for department in lines.values_list("discussion__department", flat=True):
            if row := rows.get(department):
                setattr(row, name, getattr(row, name) + 1)
    for summary in Summary.objects.filter(campaign=campaign):
        if row := rows.get(summary.department_id):
            row.summary = summary
    return list(rows.values())


def without(campaign: Campaign, what: str) -> Iterator[Unit]:
    """Departments that lack a `discussion` or a `summary`."""
    for row in covered(campaign):
        if not (row.discussions if what == "discussion" else row.summary):
            yield row.department


def discussions_of(campaign: Campaign) -> QuerySet[Discussion]:
    """Newest first, with how many views and suggestions each brought."""
    found = Discussion.objects.filter(campaign=campaign).select_related("department", "phase")
    return found.annotate(
        view_count=Count("views", distinct=True), suggestion_count=Count("suggestions", distinct=True)
    ).order_by("-held_on", "-pk")


def matching(discussions: QuerySet[Discussion], filters: dict[str, str]) -> QuerySet[Discussion]:
    """The list page's fields: department, leaders (1) and a word."""
    if keys.is_key(department := filters.get("department", "")):
        discussions = discussions.filter(department=int(department[:9]))
    if filters.get("leaders"):
        discussions = discussions.filter(leaders__isnull=False)
    if word := filters.get("q", "").strip():
        discussions = discussions.filter(
            Q(form__icontains=word)
            | Q(theme__icontains=word)
            | Q(views__text__icontains=word)
            | Q(suggestions__text__icontains=word)
        )
    return discussions
