from datetime import timedelta

import pytest

from phases.meetings.models import Meeting
from phases.organisation.models import Group
from phases.study import services
from phases.study.models import StudyForm
from phases.study.selectors import sessions
from tests.factories import meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def phase(campaign):
    return campaign.phases.get(order=1)


def test_session_that_two_groups_share_counts_once_for_each_and_once_in_all(campaign, phase):
    party = organisation.group(campaign.unit)
    branch = organisation.group(campaign.unit, kind=Group.Kind.BRANCH, name="第一支部")
    study.session(campaign, groups=(party, branch))
    study.session(campaign, groups=(party,), form=StudyForm.LECTURE)
    assert sessions.count_held(phase) == 2
    assert sessions.count_held(phase, group="party_group") == 2
    assert sessions.count_held(phase, group="branch") == 1
    assert sessions.count_held(phase, group="party_group", forms=["collective"]) == 1


def test_only_what_was_held_in_the_phase_counts(campaign, phase):
    office = meetings.appointed(campaign)
    held = study.session(campaign)
    study.session(campaign, state="planned")
    study.session(campaign, phase=campaign.phases.get(order=2))
    services.cancel_session(session=study.session(campaign), reason="没有召开", by=office)
    assert list(sessions.held_in(phase)) == [held]
    assert sessions.count_held(phase) == 1


def test_sessions_are_counted_among_some_meetings_only(campaign, phase):
    study.session(campaign, host="省科协")
    study.session(campaign)
    assert sessions.count_held(phase, meetings=Meeting.objects.filter(host="省科协")) == 1


def test_sessions_are_listed_newest_first_with_their_turnout(campaign):
    people = meetings.people(campaign.unit)
    older = study.session(campaign, people=people, absent={people[0]: "sick"})
    newer = study.session(campaign, on=meetings.DAY + timedelta(days=1))
    study.session(timeline.campaign())
    found = [(session, session.expected, session.present) for session in sessions.sessions_of(campaign)]
    assert found == [(newer, 0, 0), (older, 3, 2)]


@pytest.fixture
def three(campaign):
    """A lecture of the party group, a planned seminar, a session of phase two in which 韩志刚 was expected."""
    group = organisation.group(campaign.unit)
    person = organisation.person(campaign.unit, "韩志刚")
    study.session(campaign, form="lecture", content="科学发展观", lecturer="许教授", groups=(group,))
    study.session(campaign, form="seminar", content="座谈", state="planned")
    study.session(campaign, content="两会精神", people=[person], phase=campaign.phases.get(order=2))
    return {"group": str(group.pk), "person": str(person.pk)}


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, {"科学发展观", "座谈", "两会精神"}),
        ({"form": "lecture"}, {"科学发展观"}),
        ({"state": "planned"}, {"座谈"}),
        ({"phase": "2"}, {"两会精神"}),
        ({"group_kind": "party_group"}, {"科学发展观"}),
        ({"q": " 许教授 "}, {"科学发展观"}),
        ({"q": "两会"}, {"两会精神"}),
        ({"group": "nonsense", "phase": ""}, {"科学发展观", "座谈", "两会精神"}),
    ],
)
def test_list_is_narrowed_by(campaign, three, filters, found):
    matching = sessions.matching(sessions.sessions_of(campaign), filters)
    assert {session.content for session in matching} == found


@pytest.mark.parametrize(("name", "content"), [("group", "科学发展观"), ("person", "两会精神")])
def test_list_is_narrowed_to_a_group_or_a_person(campaign, three, name, content):
    (session,) = sessions.matching(sessions.sessions_of(campaign), {name: three[name]})
    assert session.content == content
