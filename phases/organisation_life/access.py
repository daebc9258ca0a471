"""Fetch and check what belongs to organisation life; the campaign's own door stands in `timeline.access`."""

from typing import cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from phases.core.verdict import Verdict
from phases.meetings.models import Meeting
from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.organisation_life import rules, selectors
from phases.organisation_life.models import HeartTalk, MutualComment, Speech, SpeechDraft
from phases.timeline import access
from phases.timeline.access import SignedIn
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part

P = Permission
OF_TALKS = (P.SEE_TALKS, P.SEE_OWN_TALKS, P.COUNT_TALKS)
OF_DRAFTS = (P.SEE_DRAFTS, P.REVIEW_LEADERS_DRAFTS)


def part_of(request: HttpRequest) -> Part:
    """The part that `campaign_for` left on the request."""
    return cast("SignedIn", request).part


def user_of(request: HttpRequest) -> User:
    return cast("SignedIn", request).user


def enforce(verdict: Verdict) -> None:
    """The rule's reason on the page that refuses."""
    if not verdict:
        raise PermissionDenied(verdict.reason)


def meeting_for(request: HttpRequest, slug: str, pk: int, *permissions: Permission) -> Meeting:
    """A meeting of the campaign at which people speak, comment or go through the opinions."""
    campaign = access.campaign_for(request, slug, *permissions)
    found = Meeting.objects.filter(campaign=campaign, pk=pk, kind__in=(*rules.COMMENTED, Meeting.Kind.OPINION_REVIEW))
    meeting = found.select_related("phase").first()
    if meeting is None:
        raise Http404
    meeting.campaign = campaign
    return meeting


def life_meeting_for(request: HttpRequest, slug: str, pk: int, *permissions: Permission) -> Meeting:
    meeting = meeting_for(request, slug, pk, *permissions)
    if meeting.kind not in Meeting.LIFE:
        raise Http404
    return meeting


def meeting_to_record(request: HttpRequest, slug: str, pk: int) -> Meeting:
    """One whose record the user may write; locked minutes are refused with what to do instead."""
    meeting = meeting_for(request, slug, pk, P.RECORD_MEETING)
    enforce(rules.may_record(part_of(request), meeting))
    return meeting


def draft_for(request: HttpRequest, slug: str, pk: int) -> SpeechDraft:
    """A draft whose state the user may see; its words are another question (`rules.may_read_draft`)."""
    campaign = access.campaign_for(request, slug, *OF_DRAFTS, P.SUBMIT_OWN)
    draft = selectors.drafts_in(campaign).filter(pk=pk).first()
    if draft is None:
        raise Http404
    enforce(rules.may_read_draft(part_of(request), user_of(request), draft))
    return draft


def own_draft_for(request: HttpRequest, slug: str, pk: int) -> SpeechDraft:
    draft = draft_for(request, slug, pk)
    enforce(rules.may_write(part_of(request), user_of(request), draft.meeting, draft.person))
    return draft


def speech_for(request: HttpRequest, slug: str, pk: int, order: int) -> Speech:
    meeting = meeting_to_record(request, slug, pk)
    speech = selectors.speeches_of(meeting).filter(order=order).first()
    if speech is None:
        raise Http404
    speech.meeting = meeting
    return speech


def comment_for(request: HttpRequest, slug: str, pk: int, comment: int) -> MutualComment:
    meeting = meeting_to_record(request, slug, pk)
    readable = selectors.comments_for(meeting, part_of(request), user_of(request))
    found = next((one for one in readable if one.pk == comment), None)
    if found is None:
        raise Http404
    found.meeting = meeting
    return found


def talk_for(request: HttpRequest, slug: str, pk: int) -> HeartTalk:
    """A talk that the user may record; for others it does not exist, so that no number tells that there was one."""
    campaign: Campaign = access.campaign_for(request, slug, P.RECORD_TALKS, P.RECORD_OWN_TALKS)
    talk = selectors.talks_for(campaign, part_of(request), user_of(request)).filter(pk=pk).first()
    if talk is None:
        raise Http404
    talk.campaign = campaign
    enforce(rules.may_record_talk(part_of(request), user_of(request), talk.talker, talk.partner))
    return talk
