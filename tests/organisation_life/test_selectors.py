import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from phases.organisation.roles import Role
from phases.organisation_life import selectors, services
from phases.timeline import selectors as timeline
from tests.factories import life, meetings, opinions, organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return life.museum()


def names(people):
    return [person.name for person in people]


def test_members_and_leaders_owe_a_draft_and_representatives_do_not(place):
    assert names(selectors.speakers_expected(place.meeting)) == ["徐东向", "张英虎", "李副馆长", "王党员", "赵党员"]


def test_who_was_on_leave_owes_none_once_the_roll_is_taken():
    place = life.held()
    place.meeting.attendance.filter(person=place.people.members[1]).update(status="leave", reason="sick")
    assert "赵党员" not in names(selectors.speakers_expected(place.meeting))


def test_list_of_drafts_is_filtered(place):
    life.handed_in(place, place.people.secretary, role=Role.LEADER)
    lines = selectors.lines_of(place.meeting)

    def found(**filters):
        return names(line.person for line in selectors.lines_with(lines, filters))

    assert found(state="submitted") == ["徐东向"]
    assert found(state="missing", leaders="1") == ["张英虎", "李副馆长"]
    assert found(q="王") == ["王党员"]
    assert names(line.person for line in selectors.not_reviewed(lines)) == ["徐东向"]


def test_many_drafts_take_no_more_queries(place):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            selectors.lines_of(place.meeting)
        return len(asked)

    life.handed_in(place, place.people.secretary, role=Role.LEADER)
    few = queries()
    more = [organisation.person(place.campaign.unit) for _ in range(20)]
    services.receive_on_paper(meeting=place.meeting, people=more, by=place.office)
    assert queries() == few


def test_notices_beside_the_template_stand_after_it(place):
    services.note_notice(meeting=place.meeting, recipient="老干部处", reason="口头", by=place.office)
    lines = selectors.notice_lines(place.meeting)
    assert [(line.recipient, bool(line.verdict)) for line in lines] == [
        ("全体党员", False), ("省科协领导小组", False), ("老干部处", True),
    ]  # fmt: skip


def test_only_the_units_own_life_meetings_are_listed(place):
    meetings.meeting(place.campaign, by=place.office, kind="organisational_life", host="省科协", on=life.TODAY)
    meetings.meeting(place.campaign, by=place.office, kind="seminar", on=life.TODAY)
    assert list(selectors.life_meetings(place.campaign)) == [place.meeting]
    assert selectors.next_meetings(place.campaign) == [place.meeting]


@pytest.mark.trace("T-38")
def test_talks_are_counted_for_all_and_listed_for_few(place):
    secretary = life.login(place, place.people.secretary, Role.SECRETARY)
    for member in place.people.members:
        life.talk(place, place.people.secretary, member, by=secretary)
    own = life.login(place, place.people.members[0])

    def seen(user):
        return selectors.talks_for(place.campaign, timeline.part_of(user, place.campaign), user).count()

    assert selectors.how_many_talks(place.campaign) == 2
    assert selectors.how_many_talks(place.campaign, place.campaign.phases.get(order=3)) == 0
    assert (seen(secretary), seen(own), seen(place.office)) == (2, 1, 0)
    mine = selectors.talks_for(place.campaign, timeline.part_of(secretary, place.campaign), secretary)
    assert selectors.talks_matching(mine, {"q": "赵", "phase": "1"}).count() == 1


def test_comments_reach_their_readers_only():
    place = life.held()
    for seen_by in ("committee", "participants"):
        services.note_comment(meeting=place.meeting, text=seen_by, seen_by=seen_by, by=place.office)
    present = life.login(place, place.people.activist)
    found = selectors.comments_for(place.meeting, timeline.part_of(present, place.campaign), present)
    assert [comment.text for comment in found] == ["participants"]


def test_direction_of_an_opinion_is_offered_where_the_meeting_said_nothing_yet(place):
    group = opinions.group(place.campaign, text="多办活动")
    group.direction = "先办三场"
    group.save()
    assert selectors.directions_of(place.meeting) == [(group, "先办三场")]
