from datetime import timedelta

import pytest
from django.utils import timezone

from phases.organisation.roles import Role
from phases.study.selectors import defaults
from phases.timeline import selectors as timeline_selectors
from tests.factories import meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def office(campaign):
    return timeline_selectors.part_of(meetings.appointed(campaign), campaign)


@pytest.fixture
def department(campaign):
    return organisation.department(campaign.unit)


@pytest.fixture
def liaison(campaign, department):
    return timeline_selectors.part_of(meetings.appointed(campaign, Role.LIAISON, department=department), campaign)


def test_first_session_opens_with_today_and_the_current_phase(campaign, office):
    opened = defaults.for_new_session(campaign, office)
    assert opened == {"held_on": timezone.localdate(), "phase": campaign.phases.get(order=1)}


def test_next_session_opens_like_the_one_recorded_last_whatever_its_day(campaign, office):
    group = organisation.group(campaign.unit)
    study.session(campaign, place="三楼", on=meetings.DAY + timedelta(days=9))
    times = {"starts_at": meetings.at(14), "ends_at": meetings.at(17)}
    study.session(campaign, place="五楼", form="lecture", groups=(group,), **times)
    opened = defaults.for_new_session(campaign, office)
    assert (opened["place"], opened["form"], opened["groups"]) == ("五楼", "lecture", [group.pk])
    assert (opened["starts_at"], opened["hours"]) == (meetings.at(14), None)
    assert opened["held_on"] == timezone.localdate()


def test_session_without_times_hands_on_its_hours(campaign, office):
    study.session(campaign, half_hours=5)
    assert defaults.for_new_session(campaign, office)["hours"] == 2.5


def test_liaison_opens_with_the_last_session_of_the_own_department(campaign, department, liaison):
    own = study.session(campaign, people=[organisation.person(department)])
    study.session(campaign, people=[organisation.person(campaign.unit)])
    assert defaults.last_session(campaign, liaison) == own


def test_liaison_expects_the_own_department(campaign, department, office, liaison):
    own, other = organisation.person(department), organisation.person(campaign.unit)
    assert defaults.expected(campaign, liaison, []) == [own]
    assert defaults.expected(campaign, office, []) == [own, other]


def test_planned_session_waits_from_its_day_on_oldest_first(campaign):
    today = timezone.localdate()
    waits = [study.session(campaign, state="planned", on=day) for day in (today, meetings.DAY)]
    study.session(campaign, state="planned", on=today + timedelta(days=1))
    study.session(campaign)
    assert defaults.planned_before_today(campaign) == waits[::-1]
