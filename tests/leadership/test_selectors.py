"""What is derived about leaders, and what is overdue."""

from datetime import date

import pytest

from phases.leadership import selectors, services
from phases.timeline.models import Step, Task
from tests.factories import analysis, leadership, meetings, organisation, research, study, submissions, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign(stands_still_on=date(2009, 4, 20))


@pytest.mark.trace("S-42")
def test_threefold_lead_is_counted_from_records(campaign):
    leader, other = leadership.leader(campaign, "周明远"), leadership.leader(campaign, "沈国栋")
    study.session(campaign, people=[leader, other], absent={other: "business"})
    study.session(campaign, people=[leader, other])
    study.session(campaign, people=[leader], form="lecture")
    research.visit(campaign, people=[leader, other], is_contact_point=True)
    research.visit(campaign, people=[leader])
    analysis.problem(campaign, raised_by=leader)
    found = {lead.leader.name: lead for lead in selectors.leads(campaign)}
    assert (found["周明远"].sessions, found["周明远"].visits, found["周明远"].problems) == (2, 1, 1)
    assert (found["沈国栋"].sessions, found["沈国栋"].visits, found["沈国栋"].problems) == (1, 1, 0)
    assert list(found) == ["周明远", "沈国栋"]  # in roster order, whoever did more


@pytest.mark.trace("T-07")
def test_leader_without_a_department_and_department_without_a_leader_are_named(campaign):
    leader = leadership.leader(campaign)
    hall, technics = organisation.department(campaign.unit, "展览部"), organisation.department(campaign.unit, "保障部")
    services.assign(campaign=campaign, leader=leader, departments=[hall], by=leadership.office(campaign))
    idle = leadership.leader(campaign)
    assert [(one.leader, list(one.departments)) for one in selectors.mapped(campaign)] == [(leader, [hall]), (idle, [])]
    assert selectors.unmapped_departments(campaign) == [technics]


@pytest.mark.trace("S-44", "S-45")
def test_office_sees_what_all_departments_owe_oldest_first(campaign):
    hall = organisation.department(campaign.unit, "发展计划处")
    step = Step.objects.create(phase=campaign.phases.get(order=1), key="a", name="准备")
    late = {"due_words": "4月上旬", "due_on": date(2009, 4, 1), "due_precision": "ten_days"}
    Task.objects.create(step=step, key="a", name="制定方案", department=hall, **late)
    Task.objects.create(step=step, key="b", name="做完了", done_on=date(2009, 4, 2), **late)
    leadership.inspection(campaign, on=date(2009, 4, 2), follow_up="补交心得", due_on=date(2009, 4, 5), department=hall)
    submissions.paper(campaign, title="调研报告", sent_on=date(2009, 4, 12))
    found = selectors.overdue(campaign)
    assert [str(one.what) for one in found] == ["补交心得", "制定方案", "调研报告"]
    assert [one.due_on for one in found] == [date(2009, 4, 5), date(2009, 4, 10), date(2009, 4, 19)]
    assert str(found[1].who) == "发展计划处"


def test_nothing_is_overdue_in_a_new_campaign(campaign):
    meetings.people(campaign.unit)
    assert selectors.overdue(campaign) == []
