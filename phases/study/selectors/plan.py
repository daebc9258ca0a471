"""The study plan as it is read: the central group's rows first (domain.md S-09, S-10)."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from phases.core import keys
from phases.meetings import selectors as meetings
from phases.meetings.models import Meeting
from phases.organisation.models import Group, Person
from phases.study.models import PlannedStudy
from phases.timeline.models import Campaign

CENTRAL = Group.Kind.PARTY_GROUP


def rows_of(campaign: Campaign) -> QuerySet[PlannedStudy]:
    """Every row: those of the central group first, each part by its announced date. Three queries."""
    central = PlannedStudy.groups.through.objects.filter(plannedstudy=OuterRef("pk"), group__kind=CENTRAL)
    return (
        PlannedStudy.objects.filter(campaign=campaign)
        .select_related("phase", "department", "session__meeting")
        .prefetch_related("groups", "materials")
        .annotate(central=Exists(central))
        .order_by("-central", F("when_on").asc(nulls_last=True), "pk")
    )


def matching(rows: QuerySet[PlannedStudy], filters: dict[str, str]) -> QuerySet[PlannedStudy]:
    """The list page's fields: phase (its order), and a word of the content or the leader."""
    if keys.is_key(phase := filters.get("phase", "")):
        rows = rows.filter(phase__order=int(phase))
    if word := filters.get("q", "").strip():
        rows = rows.filter(Q(theme__icontains=word) | Q(lead__icontains=word))
    return rows


def ready(campaign: Campaign) -> int:
    """Of how many rows a session can be made now: those with a day and no session."""
    return PlannedStudy.objects.filter(campaign=campaign, session=None, when_on__isnull=False).count()


def expected_of(row: PlannedStudy) -> list[Person]:
    """Whom a row means: its groups' members; a department's row its people; else all members."""
    groups = list(row.groups.all())
    if not groups and row.department is not None:
        people = Person.objects.on_roster(row.department).party_members()
        return list(people.filter(arrangement=Person.Arrangement.NONE))
    return meetings.expected_at(row.campaign.unit, Meeting.Kind.STUDY, groups)
