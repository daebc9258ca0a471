"""What was said at a meeting, for those who may read it."""

from collections.abc import Iterable

from django.db.models import QuerySet

from phases.meetings.models import Attendance, Meeting
from phases.organisation.models import Person, User
from phases.organisation_life import rules
from phases.organisation_life.models import MutualComment, Speech, SuperiorPoint
from phases.timeline.selectors import Part


def speeches_of(meeting: Meeting) -> QuerySet[Speech]:
    return Speech.objects.filter(meeting=meeting).select_related("person__unit")


def comments_for(meeting: Meeting, part: Part, user: User) -> list[MutualComment]:
    """Those comments that the user may read; two queries (domain.md T-34)."""
    found = MutualComment.objects.filter(meeting=meeting).select_related("speaker", "about", "meeting")
    present = rules.took_part(user, meeting)
    return [comment for comment in found if rules.may_read_comment(part, user, comment, present=present)]


def points_of(meeting: Meeting) -> list[SuperiorPoint]:
    return list(SuperiorPoint.objects.filter(meeting=meeting))


def likely_order(meeting: Meeting, secretary: Person | None) -> list[Person]:
    """The secretary first, then the leaders, then the members in roster order, as far as they came (domain.md T-33)."""
    lines = meeting.attendance.filter(status=Attendance.Status.PRESENT).select_related("person__unit")
    people = [line.person for line in lines if line.person.category in Person.PARTY_CATEGORIES]
    return sorted(people, key=lambda person: (person != secretary, not person.is_leader))


def without(people: Iterable[Person], speeches: Iterable[Speech]) -> list[Person]:
    """Who came and does not stand in the list of speakers yet."""
    listed = {speech.person_id for speech in speeches}
    return [person for person in people if person.pk not in listed]
