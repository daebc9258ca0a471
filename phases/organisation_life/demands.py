"""What the campaign's template asks of a life meeting: `rules.life_meetings`, by kind of meeting.

    life_meetings:
      democratic_life:
        notices: [{to: 上级指导检查组, days: 15, enclosures: [notice, plan]}]
        speech_review: [{by: head, name: 党组书记}, {by: superior, name: 上级指导检查组}]
        drafts_days: 3

Every number is data; none of it blocks, all of it warns (domain.md 1.3, 2.2).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from phases.meetings.models import Meeting
from phases.organisation.models import Person
from phases.timeline.models import Campaign

SUPERIOR, HEAD = "superior", "head"
ENCLOSURES = ("notice", "plan", "opinion_summary")


@dataclass(frozen=True)
class NoticeDemand:
    """Who is to know of the meeting, how many days before, with which papers; 0 days: before it begins."""

    to: str
    days: int = 0
    enclosures: tuple[str, ...] = ()

    def due_on(self, meeting: Meeting) -> date:
        """Follows the meeting's day wherever it moves."""
        return meeting.held_on - timedelta(days=self.days)


@dataclass(frozen=True)
class Level:
    """One step of the review of a leader's draft. `by`: the head of the leading group, or the superior."""

    number: int
    by: str
    name: str


def of_kind(campaign: Campaign, kind: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = campaign.rules.get("life_meetings", {}).get(kind, {})
    return found


def notices_of(meeting: Meeting) -> tuple[NoticeDemand, ...]:
    listed = of_kind(meeting.campaign, meeting.kind).get("notices", ())
    return tuple(
        NoticeDemand(str(one["to"]), int(one.get("days", 0)), tuple(one.get("enclosures", ()))) for one in listed
    )


def levels_of(meeting: Meeting) -> tuple[Level, ...]:
    """The levels that a leader's draft passes; without any the draft is enough."""
    listed = of_kind(meeting.campaign, meeting.kind).get("speech_review", ())
    return tuple(
        Level(number, str(one.get("by", SUPERIOR)), str(one.get("name") or meeting.campaign.superior_name))
        for number, one in enumerate(listed, start=1)
    )


def levels_for(meeting: Meeting, person: Person) -> tuple[Level, ...]:
    return levels_of(meeting) if person.is_leader else ()


def drafts_due(meeting: Meeting) -> date:
    """The day by which drafts are handed in."""
    return meeting.held_on - timedelta(days=int(of_kind(meeting.campaign, meeting.kind).get("drafts_days", 0)))


def papers_of(campaign: Campaign, kind: str) -> tuple[str, ...]:
    """Which papers of the meeting the template names among the enclosures, each once."""
    listed = of_kind(campaign, kind).get("notices", ())
    named = dict.fromkeys(name for one in listed for name in one.get("enclosures", ()))
    return tuple(name for name in named if name in ENCLOSURES)
