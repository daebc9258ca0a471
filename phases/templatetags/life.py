"""`{% life_tabs meeting "record" %}`: the pages of a meeting at which people speak, also on the page floors below."""

from collections.abc import Iterator
from typing import Any

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phases.meetings.models import Meeting
from phases.organisation.roles import Permission
from phases.organisation_life.rules import COMMENTED
from phases.timeline.selectors import Part

register = template.Library()
P = Permission
Tab = tuple[str, str | Promise]


@register.inclusion_tag("organisation_life/_tabs.html", takes_context=True)
def life_tabs(context: Context, meeting: Meeting, current: str) -> dict[str, Any]:
    """Nothing for a meeting at which nobody speaks in order; only the pages that the reader may open."""
    part: Part = context["request"].part
    slug = context["campaign"].slug
    tabs = [
        {"label": label, "current": name == current, "url": _address(name, slug, meeting.pk)}
        for name, label in _pages(meeting, part, has_person=bool(context["request"].user.person_id))
    ]
    return {"tabs": tabs if len(tabs) > 1 else []}


def _pages(meeting: Meeting, part: Part, *, has_person: bool) -> Iterator[Tab]:
    yield "meeting", _("Meeting")
    if meeting.kind == Meeting.Kind.OPINION_REVIEW and part.may(P.SEE_OPINIONS):
        yield "directions", _("Directions for the opinions")
    if meeting.kind in Meeting.LIFE and part.may(P.SEE_DRAFTS):
        yield "readiness", _("Before the meeting")
    if meeting.kind in Meeting.LIFE and part.may(P.RECORD_MEETING) and not meeting.locked_at:
        yield "papers", _("Papers of the meeting")
    if meeting.kind in Meeting.LIFE and part.may(P.SEE_DRAFTS, P.REVIEW_LEADERS_DRAFTS):
        yield "draft-list", _("Speech drafts")
    if meeting.kind in Meeting.LIFE and part.may(P.SUBMIT_OWN) and has_person and not meeting.locked_at:
        yield "draft-mine", _("My speech")
    if meeting.kind in COMMENTED:
        yield "record", _("Speeches and points") if meeting.kind in Meeting.LIFE else _("Comments")


def _address(name: str, slug: str, pk: int) -> str:
    area = "meetings" if name == "meeting" else "organisation_life"
    return reverse(f"{area}:{name}", args=[slug, pk])
