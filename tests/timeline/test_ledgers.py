"""Tasks as a sheet."""

import pytest

from phases.organisation.roles import Role
from phases.timeline.ledgers import Tasks
from phases.timeline.models import Step, Task
from tests.factories import ledgers as sheets
from tests.factories import organisation, timeline

pytestmark = pytest.mark.django_db


@pytest.mark.trace("T-04", "S-44")
def test_task_comes_in_with_who_what_how_how_well_and_until_when():
    campaign = timeline.campaign()
    Step.objects.create(phase=campaign.phases.get(order=1), key="a", name="准备")
    department = organisation.department(campaign.unit)
    headers = ["step", "name", "responsible", "department", "measure", "standard", "due"]
    line = ["准备", "制定实施方案", "活动办公室", "办公室", "起草审定", "五个部分齐全", "3月中旬"]
    sheets.bring(Tasks(), campaign, timeline.part(campaign, Role.OFFICE), headers, line)
    task = Task.objects.get()
    assert (task.responsible, task.department, task.measure) == ("活动办公室", department, "起草审定")
    assert (task.standard, str(task.due), task.due.precision) == ("五个部分齐全", "3月中旬", "ten_days")
    keys, rows = sheets.sent_out(Tasks(), campaign)
    (reading,) = sheets.read(Tasks(), campaign, keys, *rows)
    assert (reading.faults, reading.before) == ({}, {})


def test_task_done_on_a_day_to_come_is_a_fault():
    campaign = timeline.campaign()
    Step.objects.create(phase=campaign.phases.get(order=1), key="a", name="准备")
    (reading,) = sheets.read(Tasks(), campaign, ["step", "name", "done_on"], ["准备", "传达", "2999-1-1"])
    assert list(reading.faults) == ["done_on"]
