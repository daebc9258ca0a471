from datetime import date, timedelta

import pytest

from phases.organisation.roles import Role
from phases.study import services
from phases.study.selectors import make_ups
from phases.timeline import selectors as timeline_selectors
from tests.factories import meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def phase(campaign):
    return campaign.phases.get(order=1)


def plans(phase, role=Role.OFFICE, department=None):
    user = meetings.appointed(phase.campaign, role, department=department)
    return make_ups.plans_of(phase, timeline_selectors.part_of(user, phase.campaign))


@pytest.fixture
def missed(campaign):
    """Three sessions of three hours; the first person missed the first two, the second came to all."""
    study.requirement(campaign, "hours_per_member", value=9)
    people = meetings.people(campaign.unit, 2)
    return people, [
        study.session(
            campaign, people=people, on=meetings.DAY + timedelta(days=day), absent={people[0]: ""} if day < 2 else {}
        )
        for day in range(3)
    ]


@pytest.mark.trace("T-69")
def test_list_names_who_is_short_with_the_sessions_missed_oldest_first(phase, missed):
    people, sessions = missed
    (plan,) = plans(phase)
    assert (plan.person, plan.fillable) == (people[0], 12)
    assert plan.missed == tuple(make_ups.Missed(session, 6) for session in sessions[:2])


def test_no_more_can_be_filled_than_was_missed(campaign, phase):
    study.requirement(campaign, "hours_per_member", value=20)
    person = organisation.person(campaign.unit)
    assert plans(phase)[0].fillable == 0
    study.session(campaign, people=[person], absent={person: "sick"})
    assert plans(phase)[0].fillable == 6


def test_list_is_empty_when_all_is_made_up(campaign, phase, missed):
    people, sessions = missed
    office = meetings.appointed(campaign)
    for session in sessions[:2]:
        services.record_make_up(session=session, people=people[:1], on=session.meeting.held_on, by=office)
    assert plans(phase) == []


@pytest.mark.trace("T-69")
def test_what_a_gathering_left_of_a_session_can_still_be_made_up(campaign, phase, missed):
    """A gathering of five hours fills the first session and two hours of the second: one hour is left of it."""
    people, sessions = missed
    office = meetings.appointed(campaign)
    on = meetings.DAY + timedelta(days=9)
    services.record_make_up_round(shares=make_ups.shares(plans(phase), 10), on=on, by=office)
    (plan,) = plans(phase)
    assert (plan.account.lack, plan.account.missed, plan.fillable) == (2, 1, 2)
    assert plan.missed == (make_ups.Missed(sessions[1], 2),)
    services.record_make_up_round(shares=make_ups.shares(plans(phase), 12), on=on, by=office)
    assert plans(phase) == []
    assert study.hours_of(people[0], campaign) == 9


def test_form_of_a_session_opens_with_those_who_can_make_up_most():
    assert make_ups.whole({1: 6, 2: 1, 3: 6}) == {"half_hours": "3", "people": [1, 3]}
    assert make_ups.whole({}) == {"half_hours": "0", "people": []}


def test_liaison_sees_the_own_department(campaign, phase):
    study.requirement(campaign, "hours_per_member")
    department = organisation.department(campaign.unit)
    own = organisation.person(department)
    organisation.person(campaign.unit)
    assert [plan.person for plan in plans(phase, Role.LIAISON, department)] == [own]
    assert len(plans(phase)) == 2


def test_form_opens_with_the_hours_that_fill_most_up_to_a_day(campaign, phase, missed):
    people, _sessions = missed
    on = date(2009, 4, 20)
    assert make_ups.first_words(plans(phase), on) == {"on": on, "half_hours": "6", "people": [people[0].pk]}
    assert make_ups.first_words([], on) == {"on": on, "half_hours": "0", "people": []}


@pytest.mark.parametrize(
    ("half_hours", "credited"),
    [(12, [6, 6]), (9, [6, 3]), (6, [6]), (1, [1]), (40, [6, 6]), (0, [])],
)
def test_hours_fill_the_oldest_session_first_and_none_above_its_own(phase, missed, half_hours, credited):
    people, sessions = missed
    found = make_ups.shares(plans(phase), half_hours)
    assert found == {session: [(people[0], share)] for session, share in zip(sessions, credited, strict=False)}


def test_gathering_waits_until_it_is_recorded(campaign, phase, missed):
    people, sessions = missed
    office = meetings.appointed(campaign)
    gathering = services.plan_make_up(phase=phase, people=people[:1], on=meetings.DAY + timedelta(days=9), by=office)
    assert list(make_ups.planned_gatherings(campaign)) == [gathering]
    shares = {sessions[0]: [(people[0], 6)]}
    services.record_make_up_round(shares=shares, on=gathering.held_on, by=office, gathering=gathering)
    assert not make_ups.planned_gatherings(campaign).exists()
