"""Who may write what of research."""

import pytest

from phases.organisation.roles import Role
from phases.research import rules
from phases.timeline.selectors import part_of
from tests.factories import meetings, organisation, research, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


def test_leader_writes_the_topics_that_he_leads_and_no_others(campaign):
    person = organisation.person(campaign.unit, is_leader=True)
    leader = timeline.part(campaign, Role.LEADER, organisation.user(person=person))
    part = part_of(leader, campaign)
    assert rules.may_edit(part, leader, research.topic(campaign, lead=person))
    assert not rules.may_edit(part, leader, research.topic(campaign))


def test_secretary_records_the_visits_of_the_own_department(campaign):
    own, other = organisation.department(campaign.unit, "一处"), organisation.department(campaign.unit, "二处")
    secretary = meetings.appointed(campaign, Role.SECRETARY, department=own)
    part = part_of(secretary, campaign)
    assert rules.may_record_visit(part, secretary, [organisation.person(own)], None)
    assert not rules.may_record_visit(part, secretary, [organisation.person(other)], None)
    assert rules.may_record_visit(part, secretary, [], research.topic(campaign, department=own))


def test_superior_reads_and_writes_nothing(campaign):
    superior = meetings.appointed(campaign, Role.SUPERIOR)
    assert not rules.may_edit(part_of(superior, campaign), superior, research.topic(campaign))


@pytest.mark.parametrize(("role", "may"), [(Role.HEAD, True), (Role.OFFICE, True), (Role.LIAISON, False)])
def test_topics_are_approved_by_the_head_or_recorded_by_the_office(campaign, role, may):
    assert bool(rules.may_approve(part_of(meetings.appointed(campaign, role), campaign))) is may


def test_exchange_is_noted_by_the_office_alone(campaign):
    meeting = research.exchange_meeting(campaign)
    assert not rules.may_run_exchange(part_of(meetings.appointed(campaign, Role.LIAISON), campaign), meeting)
    assert rules.may_run_exchange(part_of(meetings.appointed(campaign), campaign), meeting)
