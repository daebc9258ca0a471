"""Who reads and writes what of organisation life, and what must be true of it (domain.md 6.2, 6.3, T-25…T-38)."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from phases.core import moves
from phases.core.verdict import Verdict
from phases.meetings import rules as meeting_rules
from phases.meetings.models import Attendance, Meeting
from phases.organisation.models import Person, User
from phases.organisation.roles import Permission
from phases.organisation_life.demands import HEAD, Level, NoticeDemand
from phases.organisation_life.models import HeartTalk, MutualComment, NoticeGiven, SpeechDraft, SpeechVersion
from phases.organisation_life.states import MOVES, WRITING
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part

P = Permission
# Meetings at which people comment on each other or on what is reviewed (domain.md T-34, T-66).
COMMENTED = (*Meeting.LIFE, Meeting.Kind.APPRAISAL)


# ---- The meeting's record ----------------------------------------------------------------------------------------


def may_record(part: Part, meeting: Meeting) -> Verdict:
    """The office writes the record, as long as the minutes are open."""
    if not part.may(P.RECORD_MEETING):
        return Verdict.no(_("The leading-group office writes the record of meetings. Nothing was changed."))
    if meeting.state == Meeting.State.CANCELLED:
        return Verdict.no(_("This meeting was cancelled. Restore it first. Nothing was changed."))
    return meeting_rules.is_open(meeting)


def took_part(user: User, meeting: Meeting) -> bool:
    """Whether the user's own person stands in the roll as present; one query."""
    if user.person_id is None:
        return False
    present = Attendance.objects.filter(meeting=meeting, person=user.person_id, status=Attendance.Status.PRESENT)
    return present.exists()


def may_read_notes(part: Part, user: User, meeting: Meeting) -> Verdict:
    """Notes of speeches: the branch committee, whoever took part, and the office that writes them."""
    if part.may(P.SEE_SAYINGS, P.RECORD_MEETING) or took_part(user, meeting):
        return Verdict.yes()
    return Verdict.no(_("What was said at the meeting is read by the branch committee and by those who took part."))


def may_read_comment(part: Part, user: User, comment: MutualComment, *, present: bool) -> bool:
    """The committee reads all; who took part, what is theirs to read; the minute-taker what is still open (T-34)."""
    if part.may(P.SEE_SAYINGS):
        return True
    if present and comment.seen_by == MutualComment.SeenBy.PARTICIPANTS:
        return True
    return comment.recorded_by_id == user.pk and comment.meeting.locked_at is None


def takes_comments(meeting: Meeting) -> Verdict:
    if meeting.kind in COMMENTED:
        return Verdict.yes()
    return Verdict.no(_("Comments are noted at life meetings and at review meetings. Nothing was saved."))


# ---- Notices -----------------------------------------------------------------------------------------------------


def is_in_time(demand: NoticeDemand | None, meeting: Meeting, notice: NoticeGiven | None) -> Verdict:
    """Whether somebody was told early enough; real offices are late, so it warns and takes a reason."""
    if notice is not None and notice.reason:
        return Verdict.yes()
    due = demand.due_on(meeting) if demand else meeting.held_on
    shown = {"day": date_format(due, "MONTH_DAY_FORMAT"), "days": demand.days if demand else 0}
    if notice is None or notice.sent_on is None:
        if meeting.campaign.today > due:
            return Verdict.no(_("Not announced, and due since %(day)s. Announce it, or say why not.") % shown)
        return Verdict.no(_("Not announced yet; due by %(day)s.") % shown)
    if notice.sent_on > due:
        return Verdict.no(
            _("Announced later than %(days)s days before the meeting (by %(day)s). Say why, and it stands.") % shown
        )
    return Verdict.yes()


def may_give_notice(demand: NoticeDemand | None, meeting: Meeting, notice: NoticeGiven) -> Verdict:
    """A late notice, or none, is noted with its reason."""
    if notice.sent_on and notice.sent_on > meeting.campaign.today:
        return Verdict.no(_("This day has not come yet. Note the notice when it was given. Nothing was saved."))
    if notice.sent_on is None and not notice.reason:
        return Verdict.no(_("Not saved: write the day, or say why nobody was told."))
    if notice.sent_on and not (verdict := is_in_time(demand, meeting, notice)):
        return verdict
    return Verdict.yes()


# ---- Speech drafts -----------------------------------------------------------------------------------------------


def may_write(part: Part, user: User, meeting: Meeting, person: Person) -> Verdict:
    """One's own draft only, before the meeting's minutes are locked."""
    if user.person_id != person.pk or not part.may(P.SUBMIT_OWN):
        return Verdict.no(_("Everybody writes their own speech. Nothing was saved."))
    if meeting.state == Meeting.State.CANCELLED:
        return Verdict.no(_("This meeting was cancelled, so no speech is asked for. Nothing was saved."))
    return meeting_rules.is_open(meeting)


def may_change_words(draft: SpeechDraft) -> Verdict:
    if draft.state in WRITING:
        return Verdict.yes()
    return Verdict.no(_("This draft was handed in. Take it back first, then go on writing. Nothing was saved."))


def may_receive(part: Part, meeting: Meeting) -> Verdict:
    """Sheets of paper are received by the office or the branch secretary."""
    if not part.may(P.RECORD_MEETING, P.RECORD_TALKS):
        return Verdict.no(_("The office or the branch secretary receives drafts on paper. Nothing was changed."))
    return meeting_rules.is_open(meeting)


def may_read_draft(part: Part, user: User, draft: SpeechDraft) -> Verdict:
    """Unfinished words are the author's alone; then head, office, secretary; the superior, those of leaders (6.2)."""
    if user.person_id is not None and user.person_id == draft.person_id:
        return Verdict.yes()
    if draft.state == "draft":
        return Verdict.no(_("Until it is handed in, only its author reads this draft."))
    if part.may(P.SEE_DRAFTS) or (draft.person.is_leader and part.may(P.REVIEW_LEADERS_DRAFTS)):
        return Verdict.yes()
    return Verdict.no(_("This draft is read by its author, the head, the office and the branch secretary."))


def may_move(draft: SpeechDraft, act: str, reason: str = "") -> Verdict:
    return moves.may_move(MOVES, act, draft.state, draft.get_state_display(), reason)


def may_hand_in(draft: SpeechDraft, newest: SpeechVersion | None, *, returned: bool = False) -> Verdict:
    """`returned`: the newest version came back, so it has to be written otherwise first."""
    if newest is None:
        return Verdict.no(_("There is nothing to hand in yet: write your speech first."))
    if returned:
        return Verdict.no(_("This version was returned. Write it otherwise and save it, then hand it in."))
    return may_move(draft, "submit")


def may_decide(part: Part, user: User, draft: SpeechDraft, level: Level | None) -> Verdict:
    """The level's own reviewer; what the superior answered on paper or by telephone is written down by the office."""
    if user.person_id is not None and user.person_id == draft.person_id:
        return Verdict.no(_("Nobody reviews their own speech. Somebody else does. Nothing was changed."))
    if level is None:
        return Verdict.no(_("No review is waiting for this draft: it has been through all levels, or needs none."))
    deciding = (P.APPROVE_DRAFTS,) if level.by == HEAD else (P.REVIEW_LEADERS_DRAFTS, P.EDIT_SUBMISSIONS)
    if not part.may(*deciding):
        return Verdict.no(_("This draft lies with: %(name)s. Nothing was changed.") % {"name": level.name})
    return may_move(draft, "approve")


def is_what_was_read(version: SpeechVersion, newest: SpeechVersion | None) -> Verdict:
    if newest is None or newest.pk != version.pk:
        return Verdict.no(_("Not decided: the text changed while you were reading. Read it again, then decide."))
    return Verdict.yes()


# ---- Talks -------------------------------------------------------------------------------------------------------


def may_record_talk(part: Part, user: User, talker: Person, partner: Person) -> Verdict:
    """The branch secretary records every talk, a leader the own ones (domain.md 6.2)."""
    if part.may(P.RECORD_TALKS):
        return Verdict.yes()
    if part.may(P.RECORD_OWN_TALKS) and user.person_id in {talker.pk, partner.pk}:
        return Verdict.yes()
    return Verdict.no(_("You record talks that you had yourself; the branch secretary records those of others."))


def may_see_talk(part: Part, user: User, talk: HeartTalk) -> bool:
    if part.may(P.SEE_TALKS):
        return True
    return part.may(P.SEE_OWN_TALKS) and user.person_id in {talk.talker_id, talk.partner_id}


def is_a_talk(talker: Person, partner: Person, talked_on: date, campaign: Campaign) -> Verdict:
    return are_two(talker, partner, campaign) and meeting_rules.is_a_day_of(talked_on, campaign)


def are_two(talker: Person, partner: Person, campaign: Campaign) -> Verdict:
    if talker.pk == partner.pk:
        return Verdict.no(_("A talk takes two people. Choose another one. Nothing was saved."))
    roster = (talker, partner)
    if not all(person.unit.path.startswith(campaign.unit.path) for person in roster):
        return Verdict.no(_("Both stand on the roster of this unit. Nothing was saved."))
    return Verdict.yes()


TALKED_ALREADY = _("This talk stands in the log already: the same two, the same day. Nothing was saved.")
