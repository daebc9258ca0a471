from datetime import date, timedelta

import pytest
from django.utils import timezone

from phases.core.verdict import RefusedError
from phases.organisation.roles import Role
from phases.study import services
from phases.study.facts import ReflectionFacts
from phases.study.models import Reflection
from phases.study.selectors import reflections
from tests.factories import meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db
DAY = date(2009, 4, 9)


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def phase(campaign):
    phase = campaign.phases.get(order=1)
    phase.campaign = campaign
    return phase


def test_many_that_came_on_paper_are_one_act(campaign, phase):
    units = [organisation.department(campaign.unit, name) for name in ("办公室", "人事处")]
    lines = [ReflectionFacts(department=unit, received_on=DAY) for unit in units]
    services.receive_reflections(phase=phase, lines=lines, by=meetings.appointed(campaign))
    assert reflections.awaited_in(phase).missing == ()


def test_member_hands_in_the_own_and_nobody_elses(campaign, phase):
    department = organisation.department(campaign.unit)
    own, other = organisation.person(department), organisation.person(department)
    member = timeline.part(campaign, Role.MEMBER, organisation.user(person=own))
    study.reflection(campaign, department, person=own, text="学习使人进步。", by=member)
    for person in (other, None):
        with pytest.raises(RefusedError):
            study.reflection(campaign, department, person=person, by=member)


def test_liaison_enters_for_the_own_department_only(campaign):
    own, other = organisation.department(campaign.unit), organisation.department(campaign.unit, "人事处")
    liaison = meetings.appointed(campaign, Role.LIAISON, department=own)
    study.reflection(campaign, own, by=liaison)
    with pytest.raises(RefusedError):
        study.reflection(campaign, other, by=liaison)


def test_reflection_of_a_day_to_come_is_refused(campaign):
    department = organisation.department(campaign.unit)
    with pytest.raises(RefusedError):
        study.reflection(campaign, department, on=timezone.localdate() + timedelta(days=1))


def test_taken_back_it_is_missing_again_and_comes_back_with_its_words(campaign, phase):
    department, office = organisation.department(campaign.unit), meetings.appointed(campaign)
    reflection = study.reflection(campaign, department, text="一次难忘的学习", by=office)
    services.take_back_reflection(reflection=reflection, by=office)
    assert reflections.awaited_in(phase).missing == (department,)
    with pytest.raises(RefusedError, match="taken back already"):
        services.take_back_reflection(reflection=reflection, by=office)
    services.put_back_reflection(reflection=reflection, by=office)
    assert reflections.awaited_in(phase).missing == ()
    assert Reflection.objects.get().text == "一次难忘的学习"


def test_changed_words_stay_out_of_the_trail(campaign):
    department, office = organisation.department(campaign.unit), meetings.appointed(campaign)
    reflection = study.reflection(campaign, department, by=office)
    facts = ReflectionFacts(department=department, received_on=DAY, title="体会", text="只给几个人看的话")
    services.change_reflection(reflection=reflection, facts=facts, by=office)
    assert Reflection.objects.get().text == "只给几个人看的话"
    assert "只给几个人看的话" not in str(services.reflections.describe(reflection))
