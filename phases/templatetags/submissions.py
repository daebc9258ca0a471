"""`{% consent_note meeting %}`: what is known about the superior's consent, on the page of a meeting, floors below."""

from typing import Any

from django import template
from django.urls import reverse

from phases.meetings.models import Meeting
from phases.submissions import rules, selectors
from phases.submissions.models import ConsentRequest
from phases.timeline.models import Campaign

register = template.Library()


@register.inclusion_tag("submissions/_consent_note.html")
def consent_note(meeting: Meeting, *, may_record: bool) -> dict[str, Any]:
    """A warning with its two ways out; nothing where the superior need not be asked."""
    campaign = meeting.campaign
    if meeting.host or meeting.state == Meeting.State.CANCELLED or meeting.kind not in rules.kinds_asked_for(campaign):
        return {}
    verdict = selectors.consent_of(meeting, list(ConsentRequest.objects.filter(campaign=campaign)))
    if verdict:
        return {}
    add = reverse("submissions:record-add", args=[campaign.slug, "consents"])
    return {"reason": verdict.reason, "may_record": may_record, "add": f"{add}?meeting={meeting.pk}"}


@register.inclusion_tag("submissions/_consent_hint.html")
def consent_hint(campaign: Campaign) -> dict[str, Any]:
    """Before a meeting is recorded: for which kinds consent is expected and not on record yet."""
    kinds = rules.kinds_asked_for(campaign)
    if not kinds:
        return {}
    granted = ConsentRequest.objects.filter(
        campaign=campaign, decision__in=[*ConsentRequest.CONSENTING, ConsentRequest.Decision.NOT_ASKED]
    )
    known = set(granted.values_list("meeting_kind", flat=True))
    lacking = [Meeting.Kind(kind).label for kind in kinds if kind not in known]
    return {"kinds": lacking, "add": reverse("submissions:record-add", args=[campaign.slug, "consents"])}
