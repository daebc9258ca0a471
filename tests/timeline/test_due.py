"""Tasks whose day is near or over."""

from datetime import date

import pytest

from phases.organisation.roles import Role
from phases.timeline import due, selectors, services
from phases.timeline.models import Step, Task
from tests.factories import organisation, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign(stands_still_on=date(2009, 3, 16))


def task(campaign, words, *, order=1, name="制定学习计划"):
    phase = campaign.phases.get(order=order)
    step = Step.objects.get_or_create(phase=phase, key="prepare", defaults={"name": "准备"})[0]
    made = Task.objects.create(step=step, key=f"t{next(organisation.numbers)}", name=name, responsible="活动办公室")
    made.step.phase.campaign = campaign
    return services.change_task(task=made, by=organisation.user(), due=words, name=name, responsible="活动办公室")


def waiting(campaign, role=Role.OFFICE):
    user = timeline.part(campaign, role)
    return list(due.TasksDue().waiting(campaign, user, selectors.part_of(user, campaign)))


@pytest.mark.trace("S-44", "S-45")
def test_office_sees_a_task_that_is_due_this_week_with_who_answers_for_it(campaign):
    task(campaign, "3月20日")
    found = waiting(campaign)
    assert [(line.due_on, line.mine) for line in found] == [(date(2009, 3, 20), True)]
    assert "活动办公室" in str(found[0].why)


@pytest.mark.parametrize(
    ("words", "last"),
    [("3月上旬", date(2009, 3, 10)), ("3月中旬", date(2009, 3, 20)), ("3月15日", date(2009, 3, 15))],
)
def test_task_is_due_on_the_last_day_that_its_words_mean(campaign, words, last):
    task(campaign, words)
    assert [line.due_on for line in waiting(campaign)] == [last]


@pytest.mark.parametrize("words", ["3月", "4月10日", "待市委部署", ""])
def test_task_that_is_far_off_or_without_a_day_does_not_wait(campaign, words):
    task(campaign, words)
    assert waiting(campaign) == []


def test_task_that_is_done_or_of_a_phase_not_begun_does_not_wait(campaign):
    services.tick_task(task=task(campaign, "3月15日"), by=organisation.user(), on=date(2009, 3, 14))
    task(campaign, "3月15日", order=2)
    assert waiting(campaign) == []


def test_head_sees_it_as_the_offices_and_a_member_not_at_all(campaign):
    task(campaign, "3月15日")
    assert [line.mine for line in waiting(campaign, Role.HEAD)] == [False]
    assert waiting(campaign, Role.MEMBER) == []
