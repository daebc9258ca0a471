"""What organisation life puts on the workbench: a speech to write, a draft to review, a meeting to announce or lock."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phases.core.due import Due
from phases.meetings.models import Meeting
from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.organisation_life import demands, reading, rules, selectors
from phases.organisation_life.states import WRITING
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part

P = Permission


class LifeDue:
    """Nothing is asked where no life meeting is planned or open; each meeting takes about ten queries."""

    def waiting(self, campaign: Campaign, user: User, part: Part) -> Iterator[Due]:
        if not part.may(P.SUBMIT_OWN, P.RECORD_MEETING, P.REVIEW_LEADERS_DRAFTS):
            return
        for meeting in selectors.next_meetings(campaign):
            lines = selectors.lines_of(meeting)
            yield from _own(meeting, lines, user, part)
            yield from _to_review(meeting, lines, user, part)
            if part.may(P.RECORD_MEETING):
                yield from _of_office(meeting, lines)
        if part.may(P.RECORD_MEETING):
            yield from _to_lock(campaign)


def _own(meeting: Meeting, lines: list[selectors.DraftLine], user: User, part: Part) -> Iterator[Due]:
    """The author's own draft, missing or returned."""
    mine = next((line for line in lines if user.person_id and line.person.pk == user.person_id), None)
    if mine is None or not part.may(P.SUBMIT_OWN) or (mine.draft and mine.draft.state not in WRITING):
        return
    returned = mine.draft is not None and mine.draft.state == "returned"
    yield Due(
        what=_("Your speech draft was returned") if returned else _("Your speech for %(title)s") % {"title": meeting},
        why=meeting.title if returned else _("not handed in yet"),
        url=reverse("organisation_life:draft-mine", args=[meeting.campaign.slug, meeting.pk]),
        action=_("Write it"),
        icon="file-pen-line",
        due_on=demands.drafts_due(meeting),
    )


def _to_review(meeting: Meeting, lines: list[selectors.DraftLine], user: User, part: Part) -> Iterator[Due]:
    for line in lines:
        if line.draft and line.level and rules.may_decide(part, user, line.draft, line.level):
            yield Due(
                what=_("Speech draft of %(name)s to review") % {"name": line.person.name},
                why=line.level.name,
                url=reverse("organisation_life:draft", args=[meeting.campaign.slug, line.draft.pk]),
                action=_("Read it"),
                icon="eye",
                due_on=demands.drafts_due(meeting),
            )


def _of_office(meeting: Meeting, lines: list[selectors.DraftLine]) -> Iterator[Due]:
    slug = meeting.campaign.slug
    if missing := selectors.not_handed_in(lines):
        yield Due(
            what=_("Speech drafts are missing for %(title)s") % {"title": meeting.title},
            why=reading.lacking_words(missing),
            url=f"{reverse('organisation_life:draft-list', args=[slug, meeting.pk])}?state=missing",
            action=_("See who"),
            icon="file-pen-line",
            due_on=demands.drafts_due(meeting),
        )
    for line in selectors.notice_lines(meeting):
        if not line.verdict:
            yield Due(
                what=_("Announce %(title)s to %(who)s") % {"title": meeting.title, "who": line.recipient},
                why=line.verdict.reason,
                url=f"{reverse('organisation_life:notice', args=[slug, meeting.pk])}?to={line.recipient}",
                action=_("Note the notice"),
                icon="megaphone",
                due_on=line.due_on,
            )


def _to_lock(campaign: Campaign) -> Iterator[Due]:
    """Held, and the minutes still open in the phase that goes on; one query."""
    held = selectors.life_meetings(campaign).filter(state=Meeting.State.HELD, locked_at=None)
    for meeting in held.exclude(phase__state="closed"):
        yield Due(
            what=_("The minutes of %(title)s are open") % {"title": meeting.title},
            why=_("Read them once more, then lock them."),
            url=reverse("organisation_life:record", args=[campaign.slug, meeting.pk]),
            action=_("Read the record"),
            icon="lock",
            due_on=None,
        )
