from datetime import date

import pytest

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.meetings.models import Meeting
from phases.organisation.models import Group
from phases.organisation.roles import Role
from phases.study import services
from phases.study.facts import PlanFacts
from phases.study.models import PlannedStudy, StudySession
from tests.factories import meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign(stands_still_on=date(2009, 3, 16))


@pytest.fixture
def office(campaign):
    return meetings.appointed(campaign)


@pytest.mark.trace("S-09")
def test_one_click_makes_a_draft_session_of_every_dated_row(campaign, office):
    people = meetings.people(campaign.unit)
    group = organisation.group(campaign.unit, *people[:2])
    title = study.material(campaign, "全国“两会”精神")
    row = study.plan_row(
        campaign, when="3月27日", half_hours=5, lead="沈国栋", groups=(group,), materials=(title,), by=office
    )
    study.plan_row(campaign, "中央经济工作会议精神", when="3月中旬", by=office)
    study.plan_row(campaign, "分析检查", when="待定", by=office)
    drafted = services.draft_sessions(campaign=campaign, by=office)
    assert [session.meeting.held_on for session in drafted.made] == [date(2009, 3, 27), date(2009, 3, 11)]
    assert [str(row) for row, _reason in drafted.left] == ["分析检查"]
    row.refresh_from_db()
    meeting = row.session.meeting
    assert (meeting.state, meeting.chair, row.session.half_hours) == (Meeting.State.PLANNED, "沈国栋", 5)
    assert [line.person for line in meeting.attendance.all()] == people[:2]
    assert list(row.session.materials.all()) == [title]
    assert row.session.planned == row


@pytest.mark.trace("S-09")
def test_asked_twice_the_plan_makes_nothing_twice(campaign, office):
    study.plan_row(campaign, when="3月27日", by=office)
    services.draft_sessions(campaign=campaign, by=office)
    assert services.draft_sessions(campaign=campaign, by=office).made == []
    assert StudySession.objects.count() == 1


def test_draft_session_credits_nobody(campaign, office):
    (person,) = meetings.people(campaign.unit, 1)
    study.plan_row(campaign, when="3月27日", by=office)
    services.draft_sessions(campaign=campaign, by=office)
    assert study.hours_of(person, campaign) == 0


def test_row_of_a_department_expects_its_people(campaign, office):
    department = organisation.department(campaign.unit)
    own, _other = organisation.person(department), organisation.person(campaign.unit)
    study.plan_row(campaign, when="3月27日", department=department, by=office)
    (session,) = services.draft_sessions(campaign=campaign, by=office).made
    assert [line.person for line in session.meeting.attendance.all()] == [own]


def test_liaison_plans_for_the_own_department_only(campaign):
    department, other = organisation.department(campaign.unit), organisation.department(campaign.unit, "研究处")
    liaison = meetings.appointed(campaign, Role.LIAISON, department=department)
    study.plan_row(campaign, department=department, by=liaison)
    for foreign in (other, None):
        with pytest.raises(RefusedError, match="own department"):
            study.plan_row(campaign, department=foreign, by=liaison)


def test_changed_row_leaves_a_trail_of_before_and_after(campaign, office):
    row = study.plan_row(campaign, when="3月27日", by=office)
    facts = PlanFacts(phase=row.phase, theme=row.theme, when="4月初", half_hours=6)
    services.change_row(row=row, facts=facts, by=office)
    row.refresh_from_db()
    assert (row.when_words, row.when_on, row.hours) == ("4月初", None, 3)
    assert "3月27日" in {change.old for change in audit.history_of(row)[0].changes}


def test_row_with_a_session_is_not_removed(campaign, office):
    row = study.plan_row(campaign, when="3月27日", by=office)
    services.draft_sessions(campaign=campaign, by=office)
    row.refresh_from_db()
    with pytest.raises(RefusedError, match="stays"):
        services.remove_row(row=row, by=office)
    services.remove_row(row=study.plan_row(campaign, "多余的一行", by=office), by=office)
    assert list(PlannedStudy.objects.all()) == [row]


def test_session_recorded_without_the_plan_is_linked_to_its_row_once(campaign, office):
    one, other = study.plan_row(campaign, by=office), study.plan_row(campaign, "另一专题", by=office)
    session = study.session(campaign, by=office, on=date(2009, 3, 16))
    services.link_row(row=one, session=session, by=office)
    with pytest.raises(RefusedError, match="Another row"):
        services.link_row(row=other, session=session, by=office)
    services.link_row(row=one, session=None, by=office)
    assert services.link_row(row=other, session=session, by=office).session == session


def test_group_for_everybody_expects_all_members(campaign, office):
    people = meetings.people(campaign.unit)
    everybody = organisation.group(campaign.unit, kind=Group.Kind.ALL, name="全体党员")
    study.plan_row(campaign, when="3月27日", groups=(everybody,), by=office)
    (session,) = services.draft_sessions(campaign=campaign, by=office).made
    assert session.meeting.attendance.count() == len(people)
