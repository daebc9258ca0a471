from datetime import date, timedelta

import pytest
from django.utils import timezone, translation

from phases.organisation.roles import Role
from phases.study import due, services
from phases.timeline import selectors
from tests.factories import meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


def waiting(campaign, user):
    return list(due.StudyDue().waiting(campaign, user, selectors.part_of(user, campaign)))


def test_planned_session_waits_until_it_is_recorded(campaign):
    office = meetings.appointed(campaign)
    planned = study.session(campaign, people=meetings.people(campaign.unit), state="planned")
    study.session(campaign, state="planned", on=timezone.localdate() + timedelta(days=3))
    (found,) = waiting(campaign, office)
    assert found.url.endswith(f"/{planned.pk}/edit/")


@pytest.mark.trace("T-69")
def test_members_short_of_hours_wait_when_the_phase_is_about_to_end(campaign):
    office = meetings.appointed(campaign)
    study.requirement(campaign, "hours_per_member", value=20)
    organisation.person(campaign.unit, "韩志刚")
    assert waiting(campaign, office) == []
    campaign.phases.filter(order=1).update(end_on=timezone.localdate() + timedelta(days=7), end_words="5月5日")
    (found,) = waiting(campaign, office)
    assert "韩志刚" in found.why


def test_nothing_waits_for_those_who_do_not_record(campaign):
    study.session(campaign, state="planned")
    assert waiting(campaign, meetings.appointed(campaign, Role.LEADER)) == []


def about_to_end(campaign, days=7):
    end = timezone.localdate() + timedelta(days=days)
    campaign.phases.filter(order=1).update(end_on=end, end_words="5月5日")
    return end


def test_make_up_waits_from_its_day_on_until_it_is_recorded(campaign):
    office, people = meetings.appointed(campaign), meetings.people(campaign.unit)
    session = study.session(campaign, people=people, absent={people[0]: "sick"})
    phase = campaign.phases.get(order=1)
    gathering = services.plan_make_up(phase=phase, people=people[:1], on=meetings.DAY, by=office, how="看录像")
    ahead = timezone.localdate() + timedelta(days=1)
    services.plan_make_up(phase=phase, people=people[:1], on=ahead, by=office)
    (found,) = waiting(campaign, office)
    assert (found.why, found.due_on) == ("看录像", meetings.DAY)
    assert found.url.endswith(f"?gathering={gathering.pk}")
    shares = {session: [(people[0], 6)]}
    services.record_make_up_round(shares=shares, on=meetings.DAY, by=office, gathering=gathering)
    assert waiting(campaign, office) == []


@pytest.mark.trace("T-69")
def test_of_many_short_of_hours_three_are_named_and_all_are_counted(campaign):
    office = meetings.appointed(campaign)
    study.requirement(campaign, "hours_per_member", value=20)
    for name in ("甲", "乙", "丙", "丁"):
        organisation.person(campaign.unit, name)
    end = about_to_end(campaign)
    with translation.override("en"):
        (found,) = waiting(campaign, office)
        assert (found.what, found.why) == ("4 members still lack hours", "甲、乙、丙 and others; the phase ends 5月5日")
    assert found.due_on == end


def test_nothing_waits_when_everybody_has_the_hours_or_the_end_is_far(campaign):
    office = meetings.appointed(campaign)
    study.requirement(campaign, "hours_per_member", value=20)
    people = meetings.people(campaign.unit)
    about_to_end(campaign, days=22)
    assert waiting(campaign, office) == []
    about_to_end(campaign, days=21)
    assert len(waiting(campaign, office)) == 1
    study.session(campaign, people=people, half_hours=40)
    assert waiting(campaign, office) == []


def test_session_is_off_the_list_once_it_is_cancelled(campaign):
    office = meetings.appointed(campaign)
    planned = study.session(campaign, state="planned")
    services.cancel_session(session=planned, reason="改期", by=office)
    assert waiting(campaign, office) == []


@pytest.mark.trace("S-20")
def test_missing_reflections_wait_for_the_office_and_for_the_liaison_of_the_department(campaign):
    about_to_end(campaign)
    study.requirement(campaign, "reflections", value=1, per="department")
    own, other = organisation.department(campaign.unit), organisation.department(campaign.unit, "人事处")
    study.reflection(campaign, organisation.department(campaign.unit, "研究处"))
    (found,) = waiting(campaign, meetings.appointed(campaign))
    assert str(own) in found.why
    assert str(other) in found.why
    (found,) = waiting(campaign, meetings.appointed(campaign, Role.LIAISON, department=own))
    assert found.why == str(own)


def test_own_reflection_waits_for_a_member_until_it_is_handed_in(campaign):
    about_to_end(campaign)
    study.requirement(campaign, "reflections", value=1, per="person")
    own, _other = meetings.people(campaign.unit, 2)
    member = timeline.part(campaign, Role.MEMBER, organisation.user(person=own))
    (found,) = waiting(campaign, member)
    assert found.why == own.name
    study.reflection(campaign, campaign.unit, person=own)
    assert waiting(campaign, member) == []


def test_draft_of_mid_march_waits_when_mid_march_is_over(campaign):
    office = meetings.appointed(campaign)
    row = study.plan_row(campaign, when="3月中旬", by=office)
    services.draft_sessions(campaign=campaign, by=office)
    for day, number in ((12, 0), (20, 1)):
        campaign.stands_still_on = date(2009, 3, day)
        campaign.save()
        assert len(waiting(campaign, office)) == number, row
