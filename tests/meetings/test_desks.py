"""The sign-in desk: a phone claims a name, the host makes a presence of it, and every way around is closed."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.meetings import selectors, services
from phases.meetings.models import Attendance, Meeting, SignInClaim, SignInDesk
from phases.organisation.roles import Role
from phases.study import services as study_services
from phases.study.models import StudyCredit, StudySession
from tests.factories import meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db
MARK, OTHER = "a" * 32, "b" * 32


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def office(campaign):
    return meetings.appointed(campaign)


@pytest.fixture
def people(campaign):
    return meetings.people(campaign.unit)


def room(desk):
    return {one.person.pk: one for one in selectors.room_of(desk, selectors.expected_of(desk.meeting))}


def test_claim_is_no_attendance_before_the_host_has_seen_them(campaign, office, people):
    desk = meetings.desk(campaign, people=people, by=office)
    before = list(Attendance.objects.values_list("person", "status"))
    services.claim(desk=desk, person=people[0], mark=MARK)
    assert list(Attendance.objects.values_list("person", "status")) == before
    assert (room(desk)[people[0].pk].state, selectors.confirmed_at(desk)) == ("waiting", set())


def test_those_who_were_seen_are_present_and_the_others_absent(campaign, office, people):
    desk = meetings.desk(campaign, people=people, by=office)
    services.claim(desk=desk, person=people[0], mark=MARK)
    services.confirm(desk=desk, people=people[:2], by=office)  # the second has no phone
    meeting = services.record_desk(desk=desk, by=office)
    assert meeting.state == "held"
    assert [line.status for line in meeting.attendance.all()] == ["present", "present", "absent"]


def test_session_credits_those_who_were_seen_at_its_desk(campaign, office, people):
    session = study.session(campaign, by=office, people=people, on=campaign.today, state=Meeting.State.PLANNED)
    desk = services.open_desk(meeting=session.meeting, by=office)
    for number, person in enumerate(people[:2]):
        services.claim(desk=desk, person=person, mark=str(number) * 32)
    services.confirm(desk=desk, people=people[:2], by=office)
    study_services.record_desk(desk=desk, by=office)
    credited = StudyCredit.objects.standing().values_list("person", "half_hours", "mode")
    assert list(credited) == [(person.pk, 6, "attended") for person in people[:2]]
    assert StudySession.objects.get().meeting.state == "held"


def test_reasons_for_absence_that_were_known_stay(campaign, office, people):
    desk = meetings.desk(campaign, people=people, absent={people[2]: "sick"}, by=office)
    services.confirm(desk=desk, people=people[:2], by=office)
    meeting = services.record_desk(desk=desk, by=office)
    assert meeting.attendance.get(person=people[2]).reason == "sick"


def test_nobody_confirmed_is_not_recorded_as_everybody_absent(campaign, office, people):
    desk = meetings.desk(campaign, people=people, by=office)
    services.claim(desk=desk, person=people[0], mark=MARK)
    with pytest.raises(RefusedError):
        services.record_desk(desk=desk, by=office)
    desk.refresh_from_db()
    assert (desk.closed_at, Meeting.objects.get().state) == (None, "planned")


@pytest.mark.parametrize("days", [-1, 1, 30])
def test_desk_opens_on_the_day_itself_only(campaign, office, people, days):
    on = campaign.today + timedelta(days=days)
    meeting = meetings.meeting(campaign, by=office, people=people, on=on, state=Meeting.State.PLANNED)
    with pytest.raises(RefusedError):
        services.open_desk(meeting=meeting, by=office)
    assert not SignInDesk.objects.exists()


def test_meeting_put_off_while_its_desk_stands_takes_no_more_names(campaign, office, people):
    desk = meetings.desk(campaign, people=people, by=office)
    Meeting.objects.update(held_on=campaign.today + timedelta(days=1))
    with pytest.raises(RefusedError):
        services.claim(desk=desk, person=people[0], mark=MARK)
    assert not SignInClaim.objects.exists()


def test_two_names_from_one_phone_are_shown_as_a_doubt(campaign, office, people):
    desk = meetings.desk(campaign, people=people, by=office)
    for person in people[:2]:
        services.claim(desk=desk, person=person, mark=MARK)
    first = room(desk)[people[0].pk]
    assert (first.is_doubtful, first.shares_phone_with) == (True, (people[1].name,))


def test_one_name_from_two_phones_is_shown_as_a_doubt(campaign, office, people):
    desk = meetings.desk(campaign, people=people, by=office)
    for mark in (MARK, OTHER):
        services.claim(desk=desk, person=people[0], mark=mark)
    assert (room(desk)[people[0].pk].phones, room(desk)[people[0].pk].is_doubtful) == (2, True)
    assert not room(desk)[people[1].pk].is_doubtful


def test_name_given_again_after_it_was_confirmed_is_a_doubt(campaign, office, people):
    desk = meetings.desk(campaign, people=people, by=office)
    services.claim(desk=desk, person=people[0], mark=MARK)
    services.confirm(desk=desk, people=people[:1], by=office)
    assert not room(desk)[people[0].pk].is_doubtful
    services.claim(desk=desk, person=people[0], mark=OTHER)
    assert (room(desk)[people[0].pk].state, room(desk)[people[0].pk].again) == ("confirmed", True)


def test_same_phone_and_name_twice_is_one_claim(campaign, office, people):
    desk = meetings.desk(campaign, people=people, by=office)
    for _ in range(3):
        services.claim(desk=desk, person=people[0], mark=MARK)
    assert SignInClaim.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        SignInClaim.objects.create(desk=desk, person=people[0], mark=MARK)


def test_refused_name_may_come_back_and_a_confirmation_be_taken_back(campaign, office, people):
    desk = meetings.desk(campaign, people=people, by=office)
    services.claim(desk=desk, person=people[0], mark=MARK)
    services.refuse(desk=desk, person=people[0], by=office)
    assert room(desk)[people[0].pk].state == "refused"
    services.claim(desk=desk, person=people[0], mark=MARK)
    assert room(desk)[people[0].pk].state == "waiting"
    services.confirm(desk=desk, people=people[:1], by=office)
    services.refuse(desk=desk, person=people[0], by=office)
    assert selectors.confirmed_at(desk) == set()


def test_name_that_is_not_expected_is_refused(campaign, office, people):
    stranger = organisation.person(campaign.unit, "未列名者")
    desk = meetings.desk(campaign, people=people, by=office)
    with pytest.raises(RefusedError):
        services.claim(desk=desk, person=stranger, mark=MARK)
    with pytest.raises(RefusedError, match="未列名者"):
        services.confirm(desk=desk, people=[stranger], by=office)
    assert not SignInClaim.objects.exists()


def test_one_phone_names_three_people_at_most(campaign, office):
    people = meetings.people(campaign.unit, 4)
    desk = meetings.desk(campaign, people=people, by=office)
    for person in people[:3]:
        services.claim(desk=desk, person=person, mark=MARK)
    with pytest.raises(RefusedError):
        services.claim(desk=desk, person=people[3], mark=MARK)


def test_five_hundred_phones_leave_the_hosts_list_as_long_as_the_roster(campaign, office, people):
    desk = meetings.desk(campaign, people=people, by=office)
    for number in range(500):
        services.claim(desk=desk, person=people[number % 3], mark=f"{number:032x}")
    assert SignInClaim.objects.count() == 3 * 5
    assert len(room(desk)) == 3


def test_closed_desk_takes_nothing_and_forgets_its_phones(campaign, office, people):
    desk = meetings.desk(campaign, people=people, by=office)
    services.claim(desk=desk, person=people[0], mark=MARK)
    services.close_desk(desk=desk, by=office)
    assert set(SignInClaim.objects.values_list("mark", flat=True)) == {""}
    for act in (
        lambda: services.claim(desk=desk, person=people[1], mark=OTHER),
        lambda: services.confirm(desk=desk, people=people, by=office),
        lambda: services.refuse(desk=desk, person=people[0], by=office),
        lambda: services.close_desk(desk=desk, by=office),
    ):
        with pytest.raises(RefusedError):
            act()


def test_two_windows_open_one_desk(campaign, office, people):
    desk = meetings.desk(campaign, people=people, by=office)
    assert services.open_desk(meeting=desk.meeting, by=office) == desk
    with pytest.raises(IntegrityError), transaction.atomic():
        SignInDesk.objects.create(meeting=desk.meeting, opened_by=office)


def test_two_windows_that_confirm_the_same_person_agree(campaign, office, people):
    desk = meetings.desk(campaign, people=people, by=office)
    services.claim(desk=desk, person=people[0], mark=MARK)
    for _ in range(2):
        services.confirm(desk=desk, people=people[:1], by=office)
    assert (
        len([line for line in audit.history_of(desk.meeting) if str(line.act) == "confirmed who is in the room"]) == 1
    )
    assert selectors.confirmed_at(desk) == {people[0].pk}


def test_liaison_receives_only_the_own_department(campaign):
    mine, theirs = organisation.department(campaign.unit, "一处"), organisation.department(campaign.unit, "二处")
    liaison = meetings.appointed(campaign, Role.LIAISON, department=mine)
    own, other = organisation.person(mine), organisation.person(theirs)
    day = {"on": campaign.today, "state": Meeting.State.PLANNED}
    allowed = study.session(campaign, people=[own], **day)
    assert services.open_desk(meeting=allowed.meeting, by=liaison).closed_at is None
    mixed = study.session(campaign, people=[own, other], **day)
    meeting = meetings.meeting(campaign, people=[own], **day)
    for refused in (mixed.meeting, meeting):
        with pytest.raises(RefusedError):
            services.open_desk(meeting=refused, by=liaison)


def test_host_of_another_department_confirms_nobody(campaign, office, people):
    theirs = organisation.department(campaign.unit, "二处")
    stranger = meetings.appointed(campaign, Role.LIAISON, department=theirs)
    session = study.session(campaign, by=office, people=people, on=campaign.today, state=Meeting.State.PLANNED)
    desk = services.open_desk(meeting=session.meeting, by=office)
    for act in (
        lambda: services.confirm(desk=desk, people=people, by=stranger),
        lambda: services.refuse(desk=desk, person=people[0], by=stranger),
        lambda: services.close_desk(desk=desk, by=stranger),
        lambda: study_services.record_desk(desk=desk, by=stranger),
    ):
        with pytest.raises(RefusedError):
            act()
    assert not SignInClaim.objects.exists()


def test_desk_that_was_forgotten_is_closed_after_its_day(campaign, office, people):
    desk = meetings.desk(campaign, people=people, by=office)
    services.claim(desk=desk, person=people[0], mark=MARK)
    assert services.close_overdue() == 0
    Meeting.objects.update(held_on=timezone.localdate() - timedelta(days=1))
    assert services.close_overdue() == 1
    desk.refresh_from_db()
    assert desk.closed_at is not None
    assert SignInClaim.objects.get().mark == ""


def test_nothing_of_a_phone_reaches_the_trail(campaign, office, people):
    desk = meetings.desk(campaign, people=people, by=office)
    services.claim(desk=desk, person=people[0], mark=MARK)
    services.confirm(desk=desk, people=people[:1], by=office)
    said = repr([(line.act, line.changes) for line in audit.history_of(desk.meeting)])
    assert MARK not in said
    assert people[0].name in said
