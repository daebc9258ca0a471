"""The log of heart-to-heart talks, as far as somebody may read it."""

from collections.abc import Mapping

from django.db.models import Q, QuerySet

from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.organisation_life.models import HeartTalk
from phases.timeline.models import Campaign, Phase
from phases.timeline.selectors import Part


def talks_for(campaign: Campaign, part: Part, user: User) -> QuerySet[HeartTalk]:
    """All for head and secretary; a leader's or a member's own; for others nothing but the count (domain.md 6.2)."""
    found = HeartTalk.objects.filter(campaign=campaign).select_related("talker", "partner", "phase")
    if part.may(Permission.SEE_TALKS):
        return found
    if part.may(Permission.SEE_OWN_TALKS) and user.person_id:
        return found.filter(Q(talker=user.person_id) | Q(partner=user.person_id))
    return found.none()


def talks_matching(talks: QuerySet[HeartTalk], filters: Mapping[str, str]) -> QuerySet[HeartTalk]:
    """The list page's fields: phase (its order) and a name."""
    if (phase := filters.get("phase", "")).isdecimal():
        talks = talks.filter(phase__order=int(phase[:4]))
    if word := filters.get("q", "").strip():
        talks = talks.filter(Q(talker__name__icontains=word) | Q(partner__name__icontains=word))
    return talks


def how_many_talks(campaign: Campaign, phase: Phase | None = None) -> int:
    """The number alone, which is no secret; the evidence panel of the analysis report reads it (domain.md T-38)."""
    found = HeartTalk.objects.filter(campaign=campaign)
    return found.filter(phase=phase).count() if phase else found.count()
