"""Speech drafts: who still lacks one, and with whom the leaders' drafts lie (domain.md T-29)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from phases.meetings import selectors as meetings
from phases.meetings.models import Attendance, Meeting
from phases.organisation.models import Person
from phases.organisation_life import demands
from phases.organisation_life.demands import Level
from phases.organisation_life.models import SpeechDraft, SpeechReview, SpeechVersion
from phases.organisation_life.states import HANDED_IN, DraftState
from phases.timeline.models import Campaign

MISSING = "missing"


@dataclass(frozen=True)
class DraftLine:
    """One person who is to speak, with the draft when there is one. `level` is where a leader's draft lies now."""

    person: Person
    draft: SpeechDraft | None = None
    level: Level | None = None
    reviewed: bool = False

    @property
    def is_handed_in(self) -> bool:
        return self.draft is not None and self.draft.state in HANDED_IN

    @property
    def is_ready(self) -> bool:
        """Handed in, and a leader's approved on all levels."""
        if not self.is_handed_in:
            return False
        return not self.reviewed or (self.draft is not None and self.draft.approved_version_id is not None)


def drafts_in(campaign: Campaign) -> QuerySet[SpeechDraft]:
    found = SpeechDraft.objects.filter(meeting__campaign=campaign)
    return found.select_related("meeting__campaign", "meeting__phase", "person__unit", "approved_version", "submission")


def draft_of(meeting: Meeting, person: Person) -> SpeechDraft | None:
    return drafts_in(meeting.campaign).filter(meeting=meeting, person=person).first()


def newest_version(draft: SpeechDraft) -> SpeechVersion | None:
    return SpeechVersion.objects.filter(draft=draft).select_related("author").first()


def versions_for(draft: SpeechDraft, *, is_author: bool) -> list[SpeechVersion]:
    """The author reads all; others what lies handed in and what was reviewed, never what was saved on the way."""
    found = list(draft.versions.select_related("author").prefetch_related("reviews"))
    if is_author:
        return found
    newest = found[:1] if draft.state in HANDED_IN else []
    return [version for version in found if version in newest or version.reviews.all()]


def was_returned(version: SpeechVersion | None) -> bool:
    found = SpeechReview.objects.filter(version=version, decision=SpeechReview.Decision.RETURNED)
    return version is not None and found.exists()


def speakers_expected(meeting: Meeting) -> list[Person]:
    """Members who are expected; activists and representatives comment and need no draft. Three queries at most.

    Once the roll is taken, whoever came: nobody asks those for a speech who were on leave.
    """
    away = meeting.attendance.exclude(status=Attendance.Status.PRESENT).values_list("person", flat=True)
    gone = set(away) if meeting.state == Meeting.State.HELD else set()
    return [
        person
        for person in meetings.expected_of(meeting)
        if (person.category in Person.PARTY_CATEGORIES or person.is_leader) and person.pk not in gone
    ]


def waiting_level(draft: SpeechDraft) -> Level | None:
    """Where the newest version lies: the first level that has not approved it; None when nobody has to."""
    if draft.state != DraftState.SUBMITTED:
        return None
    newest = newest_version(draft)
    done = SpeechReview.objects.filter(version=newest, decision="approved").count() if newest else 0
    return next((level for level in demands.levels_for(draft.meeting, draft.person) if level.number > done), None)


def lines_of(meeting: Meeting) -> list[DraftLine]:
    """Everybody who is to speak, in roster order, then drafts of others; six queries, however many speak."""
    drafts = {draft.person_id: draft for draft in drafts_in(meeting.campaign).filter(meeting=meeting)}
    people = speakers_expected(meeting)
    known = {person.pk for person in people}
    people += [draft.person for draft in drafts.values() if draft.person_id not in known]
    levels = demands.levels_of(meeting)
    approvals = _approvals(drafts.values()) if levels else {}
    return [_line(person, drafts.get(person.pk), levels, approvals) for person in people]


def _line(
    person: Person, draft: SpeechDraft | None, levels: tuple[Level, ...], approvals: Mapping[int, int]
) -> DraftLine:
    own = levels if person.is_leader else ()
    level = None
    if draft and draft.state == DraftState.SUBMITTED:
        level = next((one for one in own if one.number > approvals.get(draft.pk, 0)), None)
    return DraftLine(person, draft, level, reviewed=bool(own))


def _approvals(drafts: Iterable[SpeechDraft]) -> dict[int, int]:
    """How many levels approved the newest version of each; two queries."""
    versions = SpeechVersion.objects.filter(draft__in=[draft.pk for draft in drafts])
    newest = dict(versions.order_by("number").values_list("draft", "pk"))
    owner = {version: draft for draft, version in newest.items()}
    found: dict[int, int] = {}
    reviews = SpeechReview.objects.filter(version__in=owner, decision=SpeechReview.Decision.APPROVED)
    for version in reviews.values_list("version", flat=True):
        found[owner[version]] = found.get(owner[version], 0) + 1
    return found


def lines_with(lines: Iterable[DraftLine], filters: Mapping[str, str]) -> list[DraftLine]:
    """The list page's fields: state (or `missing`), leaders only, a name."""
    word, state = filters.get("q", "").strip().casefold(), filters.get("state", "")
    found = [line for line in lines if word in line.person.name.casefold()]
    if filters.get("leaders"):
        found = [line for line in found if line.person.is_leader]
    if state == MISSING:
        return [line for line in found if not line.is_handed_in]
    return [line for line in found if not state or (line.draft and line.draft.state == state)]


def not_handed_in(lines: Iterable[DraftLine]) -> list[Person]:
    return [line.person for line in lines if not line.is_handed_in]


def not_reviewed(lines: Iterable[DraftLine]) -> list[DraftLine]:
    """Leaders whose draft is in and has not been approved on all levels."""
    return [line for line in lines if line.is_handed_in and not line.is_ready]
