"""Reads of research that several callers share."""

from collections.abc import Sequence

from django.db.models import Count, Max, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from phases.core import keys
from phases.documents import selectors as documents
from phases.documents.models import DocumentVersion
from phases.documents.states import IN_FORCE
from phases.meetings.models import Meeting
from phases.opinions.models import Opinion
from phases.organisation.models import Unit
from phases.research.models import COUNTED, FieldVisit, Topic
from phases.research.states import OPEN, WITH_REPORT, TopicState
from phases.timeline.models import Campaign, Phase

ABOUT = "关于"
ABOUT_HANT = "關於"


def topics_of(campaign: Campaign) -> QuerySet[Topic]:
    """The campaign's topics in their order, with what hangs on each."""
    found = Topic.objects.filter(campaign=campaign).select_related("lead", "department", "phase", "report")
    return found.annotate(**COUNTED).order_by("number", "pk")


def seen_as(topics: QuerySet[Topic], view: str, campaign: Campaign) -> QuerySet[Topic]:
    """One of the saved views; `missing` are those whose report is not finished."""
    match view:
        case "open":
            return topics.filter(state__in=OPEN)
        case "missing":
            return topics.without_final_report()  # type: ignore[attr-defined,no-any-return] # the queryset of its model
        case "overdue":
            return topics.overdue(campaign.today)  # type: ignore[attr-defined,no-any-return] # the queryset of its model
        case "done":
            return topics.filter(state__in=WITH_REPORT)
    return topics


def matching(topics: QuerySet[Topic], filters: dict[str, str], campaign: Campaign) -> QuerySet[Topic]:
    """The list page's fields: view, state, department and a word."""
    topics = seen_as(topics, filters.get("view", ""), campaign)
    if state := filters.get("state"):
        topics = topics.filter(state=state)
    if keys.is_key(department := filters.get("department", "")):
        topics = topics.filter(department=int(department[:9]))
    if word := filters.get("q", "").strip():
        topics = topics.filter(Q(title__icontains=word) | Q(method__icontains=word) | Q(lead__name__icontains=word))
    return topics


def visits_of(campaign: Campaign) -> QuerySet[FieldVisit]:
    found = FieldVisit.objects.filter(campaign=campaign).select_related("topic__lead", "topic__department", "phase")
    return found.prefetch_related("people__unit")


def visits_matching(visits: QuerySet[FieldVisit], filters: dict[str, str]) -> QuerySet[FieldVisit]:
    """The list page's fields: contact (1), leaders (1), topic and a word."""
    if filters.get("contact"):
        visits = visits.filter(is_contact_point=True)
    if filters.get("leaders"):
        visits = visits.filter(people__is_leader=True).distinct()
    if keys.is_key(topic := filters.get("topic", "")):
        visits = visits.filter(topic=int(topic[:9]))
    if word := filters.get("q", "").strip():
        visits = visits.filter(Q(place__icontains=word) | Q(heard__icontains=word)).distinct()
    return visits


def leader_visits(phase: Phase) -> QuerySet[FieldVisit]:
    """Visits on which a leading cadre went, each once (domain.md S-42)."""
    return FieldVisit.objects.filter(phase=phase, people__is_leader=True).distinct()


def exchange_meetings(campaign: Campaign) -> QuerySet[Meeting]:
    """Held meetings at which results were exchanged."""
    return Meeting.objects.filter(campaign=campaign, kind=Meeting.Kind.RESULT_EXCHANGE, state=Meeting.State.HELD)


def newest_report(topic: Topic) -> DocumentVersion | None:
    return documents.newest_version(topic.report) if topic.report else None


def unlinked_opinions(topic: Topic, word: str = "") -> QuerySet[Opinion]:
    """Opinions of the campaign that the topic does not name yet."""
    found = Opinion.objects.filter(campaign=topic.campaign_id).exclude(pk__in=topic.opinions.values("pk"))
    return (found.filter(text__icontains=word) if word else found).select_related("channel", "source")


def next_number(campaign: Campaign) -> int:
    return (Topic.objects.filter(campaign=campaign).aggregate(last=Max("number"))["last"] or 0) + 1


def in_one_sentence(titles: Sequence[str], script: str) -> str:
    """The titles as a report prints them: 关于…、关于… (domain.md S-31)."""
    about = ABOUT_HANT if script == Campaign.Script.HANT else ABOUT
    return "、".join(title if title.startswith((ABOUT, ABOUT_HANT)) else about + title for title in titles)


def departments_of(campaign: Campaign) -> QuerySet[Unit]:
    kinds = (Unit.Kind.DEPARTMENT, Unit.Kind.CENTRE, Unit.Kind.BRANCH)
    return Unit.objects.below(campaign.unit).filter(kind__in=kinds)


def counts_of(campaign: Campaign) -> dict[str, int]:
    """How many topics each saved view holds, and how many reports stand; one query."""
    mine = Topic.objects.filter(campaign=campaign)
    final = Q(state__in=WITH_REPORT, report__state__in=IN_FORCE)
    late = Q(state__in=OPEN - {TopicState.SUSPENDED}, due_last__lt=campaign.today)
    return mine.aggregate(
        all=Count("pk"),
        open=Count("pk", filter=Q(state__in=OPEN)),
        missing=Count("pk", filter=~final),
        overdue=Count("pk", filter=late),
        done=Count("pk", filter=Q(state__in=WITH_REPORT)),
        reports=Count("pk", filter=final),
    )


def views_of(counts: dict[str, int], chosen: str) -> list[dict[str, object]]:
    """The saved views above the list."""
    words = {
        "": (_("all"), counts["all"]),
        "open": (_("under way"), counts["open"]),
        "missing": (_("report missing"), counts["missing"]),
        "overdue": (_("overdue"), counts["overdue"]),
        "done": (_("report finished"), counts["done"]),
    }
    return [
        {"label": label, "count": number, "url": f"?view={view}", "current": view == chosen}
        for view, (label, number) in words.items()
    ]
