"""What organisation life offers to the gate (domain.md 2.5, T-26…T-38)."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phases.core.criteria import Finding, Lack, Text
from phases.meetings.models import Meeting
from phases.organisation.roles import Permission
from phases.organisation_life import selectors
from phases.organisation_life.models import LifeMeeting, SuperiorPoint
from phases.timeline.models import Requirement

P = Permission


def _meeting_of(requirement: Requirement) -> Meeting | None:
    """The phase's life meeting, of the kind that the requirement names; the last where there are several."""
    found = selectors.life_meetings(requirement.phase.campaign).filter(phase=requirement.phase)
    if kind := requirement.where.get("kind"):
        found = found.filter(kind=kind)
    return found.first()


def _no_meeting(requirement: Requirement, target: str, unit: Text) -> Finding:
    slug = requirement.phase.campaign.slug
    add = f"{reverse('meetings:meeting-add', args=[slug])}?kind=organisational_life&phase={requirement.phase.order}"
    return Finding(
        met=False,
        figure="0",
        target=target,
        unit=requirement.unit or unit,
        lacks=[Lack(Meeting.Kind.ORG_LIFE.label, _("not planned or recorded yet"), add)],
        mend_url=add,
        mend_label=_("Plan the meeting"),
        mend_by=(P.RECORD_MEETING,),
        records_url=reverse("organisation_life:overview", args=[slug]),
    )


class TalksHeld:
    """Heart-to-heart talks of the campaign; only their number is read (domain.md T-38). One query."""

    kind = "heart_talks"
    label: Text = _("heart-to-heart talks in the log")

    def assess(self, requirement: Requirement) -> Finding:
        campaign = requirement.phase.campaign
        number, wanted = selectors.how_many_talks(campaign), max(1, int(requirement.value))
        log = reverse("organisation_life:talk-list", args=[campaign.slug])
        return Finding(
            met=number >= wanted,
            figure=str(number),
            target=str(wanted),
            unit=requirement.unit or _("times"),
            lacks=() if number >= wanted else [Lack(_("Heart-to-heart talks"), _("only who and when is noted"), log)],
            mend_url=log,
            mend_label=_("Open the log"),
            mend_by=(P.RECORD_TALKS, P.RECORD_OWN_TALKS),
            records_url=log,
            records_by=(P.SEE_TALKS, P.SEE_OWN_TALKS, P.COUNT_TALKS),
        )


class DraftsHandedIn:
    """Everybody who is to speak at the life meeting handed in a draft; the others are named. About nine queries."""

    kind = "speech_drafts"
    label: Text = _("speech drafts handed in")

    def assess(self, requirement: Requirement) -> Finding:
        meeting = _meeting_of(requirement)
        if meeting is None:
            return _no_meeting(requirement, "1", _("drafts"))
        lines = selectors.lines_of(meeting)
        return _of_drafts(
            requirement,
            meeting,
            done=[line for line in lines if line.is_handed_in],
            lacking=[line for line in lines if not line.is_handed_in],
            what=_("no draft yet"),
        )


class LeadersReviewed:
    """Every leader's draft was approved on all levels that the template names (domain.md T-29). About nine queries."""

    kind = "speech_reviews"
    label: Text = _("leaders' speech drafts approved by the reviewers")

    def assess(self, requirement: Requirement) -> Finding:
        meeting = _meeting_of(requirement)
        if meeting is None:
            return _no_meeting(requirement, "1", _("drafts"))
        lines = [line for line in selectors.lines_of(meeting) if line.reviewed]
        return _of_drafts(
            requirement,
            meeting,
            done=[line for line in lines if line.is_ready],
            lacking=[line for line in lines if not line.is_ready],
            what=_("not approved yet"),
        )


def _of_drafts(
    requirement: Requirement,
    meeting: Meeting,
    *,
    done: Sequence[selectors.DraftLine],
    lacking: Sequence[selectors.DraftLine],
    what: Text,
) -> Finding:
    url = reverse("organisation_life:draft-list", args=[requirement.phase.campaign.slug, meeting.pk])
    return Finding(
        met=bool(done) and not lacking,
        figure=str(len(done)),
        target=str(len(done) + len(lacking)),
        unit=requirement.unit or _("drafts"),
        lacks=[Lack(line.person.name, what, f"{url}?q={line.person.name}") for line in lacking],
        mend_url=url,
        mend_label=_("See the drafts"),
        mend_by=(P.SEE_DRAFTS,),
        records_url=url,
        records_by=(P.SEE_DRAFTS, P.REVIEW_LEADERS_DRAFTS),
    )


class NoticesGiven:
    """Everybody whom the template names was told in time, or the reason is on record. About four queries."""

    kind = "meeting_notices"
    label: Text = _("life meeting announced in time")

    def assess(self, requirement: Requirement) -> Finding:
        meeting = _meeting_of(requirement)
        if meeting is None:
            return _no_meeting(requirement, "1", _("notices"))
        lines = selectors.notice_lines(meeting)
        late = [line for line in lines if not line.verdict]
        url = reverse("organisation_life:readiness", args=[requirement.phase.campaign.slug, meeting.pk])
        return Finding(
            met=bool(lines) and not late,
            figure=str(len(lines) - len(late)),
            target=str(max(1, len(lines))),
            unit=requirement.unit or _("notices"),
            lacks=[Lack(line.recipient, line.verdict.reason, url) for line in late],
            mend_url=url,
            mend_label=_("Note the notices"),
            mend_by=(P.RECORD_MEETING,),
            records_url=url,
            records_by=(P.SEE_DRAFTS,),
        )


class OpinionsSummedUp:
    """The opinion summary for reading aloud stands (domain.md T-32). Two queries."""

    kind = "opinion_summary"
    label: Text = _("opinion summary for the life meeting")

    def assess(self, requirement: Requirement) -> Finding:
        meeting = _meeting_of(requirement)
        if meeting is None:
            return _no_meeting(requirement, "1", _("papers"))
        life = LifeMeeting.objects.filter(meeting=meeting).first()
        done = bool(life and life.opinion_summary_id)
        url = f"{reverse('organisation_life:papers', args=[requirement.phase.campaign.slug, meeting.pk])}#summary"
        return Finding(
            met=done,
            figure="1" if done else "0",
            target="1",
            unit=requirement.unit or _("papers"),
            lacks=() if done else [Lack(_("opinion summary"), _("not written yet"), url)],
            mend_url=url,
            mend_label=_("Write the summary"),
            mend_by=(P.RECORD_MEETING,),
            records_url=reverse("organisation_life:readiness", args=[requirement.phase.campaign.slug, meeting.pk]),
            records_by=(P.SEE_DRAFTS,),
        )


class PointsNoted:
    """The superior's points at the life meeting (domain.md T-35). Two queries."""

    kind = "superior_points"
    label: Text = _("points of the superior at the life meeting")

    def assess(self, requirement: Requirement) -> Finding:
        wanted = max(1, int(requirement.value))
        meeting = _meeting_of(requirement)
        if meeting is None:
            return _no_meeting(requirement, str(wanted), _("points of a speech"))
        number = SuperiorPoint.objects.filter(meeting=meeting).count()
        url = f"{reverse('organisation_life:record', args=[requirement.phase.campaign.slug, meeting.pk])}#points"
        return Finding(
            met=number >= wanted,
            figure=str(number),
            target=str(wanted),
            unit=requirement.unit or _("points of a speech"),
            lacks=() if number >= wanted else [Lack(_("points of the superior"), _("not noted yet"), url)],
            mend_url=url,
            mend_label=_("Note the points"),
            mend_by=(P.RECORD_MEETING,),
            records_url=url,
        )
