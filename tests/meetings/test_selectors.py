from datetime import timedelta

import pytest
from django.utils import timezone, translation

from phases.meetings import selectors, services
from phases.meetings.models import Meeting
from phases.organisation.models import Group, Person
from tests.factories import meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db

Kind = Meeting.Kind


@pytest.fixture
def campaign():
    return timeline.campaign()


def test_meetings_are_listed_newest_first_with_their_turnout(campaign):
    people = meetings.people(campaign.unit)
    older = meetings.meeting(campaign, people=people, absent={people[0]: "sick"})
    newer = meetings.meeting(campaign, on=meetings.DAY + timedelta(days=1))
    study.session(campaign)
    found = [(meeting, meeting.expected, meeting.present) for meeting in selectors.meetings_of(campaign)]
    assert found == [(newer, 0, 0), (older, 3, 2)]


@pytest.mark.parametrize(
    ("filters", "titles"),
    [
        ({}, ["座谈会", "动员大会"]),
        ({"kind": "seminar"}, ["座谈会"]),
        ({"state": "planned"}, ["座谈会"]),
        ({"phase": "1"}, ["动员大会"]),
        ({"phase": "第一"}, ["座谈会", "动员大会"]),
        ({"q": "动员"}, ["动员大会"]),
        ({"q": " 务实 "}, ["动员大会"]),
        ({"q": "何雨桐"}, ["座谈会"]),
        ({"q": "没有"}, []),
    ],
)
def test_list_is_narrowed_by(campaign, filters, titles):
    meetings.meeting(campaign, title="动员大会", summary="积极稳妥务实")
    second = {"phase": campaign.phases.get(order=2), "on": timezone.localdate() + timedelta(days=1)}
    meetings.meeting(campaign, kind=Kind.SEMINAR, title="座谈会", chair="何雨桐", state="planned", **second)
    found = selectors.matching(selectors.meetings_of(campaign), filters)
    assert [meeting.title for meeting in found] == titles


def test_turnout_names_the_classes_in_their_order_whatever_the_roster(campaign):
    staff = organisation.person(campaign.unit, category=Person.Category.STAFF)
    members = [organisation.person(campaign.unit) for _ in range(2)]
    held = meetings.meeting(campaign, people=[staff, *members], absent={members[0]: ""})
    with translation.override("en"):
        found = [(row.label, row.expected, row.present) for row in selectors.turnout_of(held)]
    assert found == [("serving member", 2, 1), ("staff", 1, 1)]


def test_class_of_the_day_stays_when_the_roster_changes(campaign):
    person = organisation.person(campaign.unit, category=Person.Category.PROBATIONARY)
    held = meetings.meeting(campaign, people=[person])
    Person.objects.update(category=Person.Category.SERVING)
    assert [row.category for row in selectors.turnout_of(held)] == ["probationary"]


@pytest.fixture
def roster(campaign):
    """One of each: a member, a cadre, staff, and a retired member who is visited at home."""
    return [
        organisation.person(campaign.unit, name, category=category, arrangement=arrangement)
        for name, category, arrangement in (
            ("党员", "serving_member", ""),
            ("干部", "cadre", ""),
            ("职工", "staff", ""),
            ("退休", "retired", "home_visit"),
        )
    ]


@pytest.mark.trace("S-07")
@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (Kind.MOBILISATION, ["党员", "干部", "职工"]),
        (Kind.TRANSITION, ["党员", "干部", "职工"]),
        (Kind.SUMMARY, ["党员", "干部", "职工"]),
        (Kind.STUDY, ["党员"]),
        (Kind.OTHER, ["党员"]),
    ],
)
def test_kind_says_who_is_expected(campaign, roster, kind, names):
    assert [person.name for person in selectors.expected_at(campaign.unit, kind)] == names


def test_groups_expect_their_members_once_and_a_group_of_all_everybody(campaign, roster):
    member, _cadre, staff, retired = roster
    first = organisation.group(campaign.unit, member, retired)
    second = organisation.group(campaign.unit, staff, member, kind=Group.Kind.BRANCH, name="支部")
    everybody = organisation.group(campaign.unit, kind=Group.Kind.ALL, name="全体")
    assert selectors.expected_at(campaign.unit, Kind.STUDY, [first, second]) == [member, staff, retired]
    assert selectors.expected_at(campaign.unit, Kind.STUDY, [first, everybody]) == [member]


def test_who_left_is_not_expected(campaign):
    organisation.person(campaign.unit, left_on=meetings.DAY)
    assert selectors.expected_at(campaign.unit, Kind.MOBILISATION) == []


AFTERNOON = (meetings.at(14), meetings.at(16))


def test_clash_is_only_with_meetings_that_stand_and_were_attended(campaign):
    people = meetings.people(campaign.unit)
    office = meetings.appointed(campaign)
    times = {"starts_at": meetings.at(14), "ends_at": meetings.at(16)}
    held = meetings.meeting(campaign, people=people, absent={people[1]: "sick"}, by=office, **times)
    meetings.meeting(campaign, people=people, on=meetings.DAY + timedelta(days=1), **times)
    found = selectors.clashes(campaign, meetings.DAY, AFTERNOON, people)
    assert [line.person for line in found] == [people[0], people[2]]
    assert selectors.clashes(campaign, meetings.DAY, AFTERNOON, people, but=held.pk) == []
    services.cancel_meeting(meeting=held, reason="没有召开", by=office)
    assert selectors.clashes(campaign, meetings.DAY, AFTERNOON, people) == []


def test_without_both_times_no_clash_can_be_known(campaign):
    people = meetings.people(campaign.unit)
    meetings.meeting(campaign, people=people, starts_at=meetings.at(14), ends_at=meetings.at(16))
    assert selectors.clashes(campaign, meetings.DAY, (meetings.at(14), None), people) == []
