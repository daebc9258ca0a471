"""What the plan answers to the gate."""

import pytest

from phases.timeline.criteria import TasksAssigned
from phases.timeline.models import Step, Task
from tests.factories import organisation, timeline

pytestmark = pytest.mark.django_db


@pytest.mark.trace("S-44")
def test_task_that_nobody_answers_for_is_named():
    campaign = timeline.campaign()
    phase = campaign.phases.get(order=1)
    asked = timeline.demand(phase, "tasks_assigned")
    assert not TasksAssigned().assess(asked).met
    step = Step.objects.create(phase=phase, key="a", name="准备")
    Task.objects.create(step=step, key="a", name="传达", responsible="局党组")
    free = Task.objects.create(step=step, key="b", name="制定方案")
    assert [lack.who for lack in TasksAssigned().assess(asked).lacks] == ["制定方案"]
    free.department = organisation.department(campaign.unit)
    free.save()
    assert TasksAssigned().assess(asked).met
