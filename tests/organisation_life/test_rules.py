"""Who reads and writes what (domain.md 6.2), and what must be true of it."""

from datetime import date

import pytest

from phases.organisation.roles import Role
from phases.organisation_life import rules, services
from phases.organisation_life.demands import Level, NoticeDemand
from phases.organisation_life.models import MutualComment, NoticeGiven
from phases.timeline import selectors as timeline
from tests.factories import life, meetings

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return life.held()


def part(place, user):
    return timeline.part_of(user, place.campaign)


def may(place, role):
    user = meetings.appointed(place.campaign, role)
    return part(place, user), user


@pytest.mark.trace("T-34")
def test_comments_are_read_by_the_committee_or_by_those_who_took_part(place):
    """The office that wrote a comment down reads it until the minutes are locked."""
    for_committee, for_all = (
        MutualComment(meeting=place.meeting, text="一", seen_by=seen, recorded_by=place.office)
        for seen in MutualComment.SeenBy
    )
    present = life.login(place, place.people.members[0])
    absent = life.login(place, place.people.representatives[1])
    readers = {}
    for name, user in {"secretary": may(place, Role.SECRETARY)[1], "present": present, "absent": absent,
                       "liaison": may(place, Role.LIAISON)[1], "office": place.office}.items():  # fmt: skip
        here = rules.took_part(user, place.meeting)
        readers[name] = [
            rules.may_read_comment(part(place, user), user, one, present=here) for one in (for_committee, for_all)
        ]
    assert readers == {
        "secretary": [True, True],
        "present": [False, True],
        "absent": [False, False],
        "liaison": [False, False],
        "office": [True, True],
    }
    place.meeting.locked_at = "locked"
    assert not rules.may_read_comment(part(place, place.office), place.office, for_committee, present=False)


def test_notes_of_speeches_are_not_for_everybody(place):
    allowed = {role for role in Role if rules.may_read_notes(*may(place, role), place.meeting)}
    assert allowed == {Role.HEAD, Role.OFFICE, Role.SECRETARY, Role.LEADER}
    assert rules.may_read_notes(part(place, life.login(place, place.people.members[0])), place.people.members[0].user,
                                place.meeting)  # fmt: skip


def test_unfinished_draft_is_its_authors_alone(place):
    author = life.login(place, place.people.secretary, Role.LEADER)
    version = services.save_draft(meeting=place.meeting, person=author.person, text="草稿", by=author)
    readers = {role for role in Role if rules.may_read_draft(*may(place, role), version.draft)}
    assert readers == set()
    draft = services.hand_in(draft=version.draft, by=author)
    readers = {role for role in Role if rules.may_read_draft(*may(place, role), draft)}
    assert readers == {Role.HEAD, Role.OFFICE, Role.SECRETARY, Role.SUPERIOR}


def test_superior_reads_the_drafts_of_leaders_only(place):
    draft = life.handed_in(place, place.people.members[0])
    assert not rules.may_read_draft(*may(place, Role.SUPERIOR), draft)
    assert rules.may_read_draft(*may(place, Role.OFFICE), draft)


@pytest.mark.parametrize(("by", "roles"), [("head", {Role.HEAD}), ("superior", {Role.OFFICE, Role.SUPERIOR})])
def test_each_level_is_decided_by_its_own(place, by, roles):
    draft = life.handed_in(place, place.people.secretary, role=Role.LEADER)
    level = Level(1, by, "某级")
    assert {role for role in Role if rules.may_decide(*may(place, role), draft, level)} == roles
    assert not rules.may_decide(*may(place, Role.HEAD), draft, None)


def test_talks_are_seen_whole_by_head_and_secretary(place):
    by = life.login(place, place.people.secretary, Role.SECRETARY)
    talk = life.talk(place, place.people.secretary, place.people.members[0], by=by)
    assert {role for role in Role if rules.may_see_talk(*may(place, role), talk)} == {Role.HEAD, Role.SECRETARY}
    own = life.login(place, place.people.members[0])
    assert rules.may_see_talk(part(place, own), own, talk)


def test_a_talk_takes_two_of_the_unit_on_a_day_that_has_come(place):
    secretary, other = place.people.secretary, place.people.members[0]
    stranger = life.museum_person()
    today = place.campaign.today
    assert not rules.is_a_talk(secretary, secretary, today, place.campaign)
    assert not rules.is_a_talk(secretary, stranger, today, place.campaign)
    assert not rules.is_a_talk(secretary, other, date(2009, 12, 1), place.campaign)
    assert rules.is_a_talk(secretary, other, today, place.campaign)


@pytest.mark.parametrize(
    ("sent_on", "reason", "stands"),
    [
        (date(2008, 12, 8), "", True),
        (date(2008, 12, 9), "", False),
        (date(2008, 12, 9), "与初稿一并报送", True),
        (None, "", False),
        (None, "电话报告", True),
    ],
)
def test_fifteen_days_before_the_meeting_warn_and_take_a_reason(sent_on, reason, stands):
    meeting = life.museum().meeting
    notice = NoticeGiven(meeting=meeting, recipient="上级", sent_on=sent_on, reason=reason)
    assert bool(rules.is_in_time(NoticeDemand("上级", 15), meeting, notice)) is stands


def test_deadline_moves_with_the_meeting():
    meeting = life.museum().meeting
    notice = NoticeGiven(meeting=meeting, recipient="上级", sent_on=date(2008, 12, 9))
    assert not rules.is_in_time(NoticeDemand("上级", 15), meeting, notice)
    meeting.held_on = date(2008, 12, 30)
    assert rules.is_in_time(NoticeDemand("上级", 15), meeting, notice)


def test_notice_of_a_day_to_come_is_not_noted():
    meeting = life.museum().meeting
    ahead = NoticeGiven(meeting=meeting, recipient="上级", sent_on=date(2008, 12, 22))
    assert not rules.may_give_notice(NoticeDemand("上级"), meeting, ahead)
    assert not rules.may_give_notice(None, meeting, NoticeGiven(meeting=meeting, recipient="上级"))


def test_record_is_written_by_the_office_while_it_stands(place):
    assert rules.may_record(*may(place, Role.OFFICE)[:1], place.meeting)
    assert not rules.may_record(*may(place, Role.SECRETARY)[:1], place.meeting)
    place.meeting.state = "cancelled"
    assert not rules.may_record(*may(place, Role.OFFICE)[:1], place.meeting)


def test_paper_drafts_are_received_by_office_or_secretary(place):
    receivers = {role for role in Role if rules.may_receive(may(place, role)[0], place.meeting)}
    assert receivers == {Role.OFFICE, Role.SECRETARY}


def test_nothing_is_handed_in_before_it_is_written(place):
    draft = life.handed_in(place, place.people.members[0])
    assert not rules.may_hand_in(draft, None)
    assert not rules.may_change_words(draft)
