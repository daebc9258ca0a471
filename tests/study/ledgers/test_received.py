"""Materials and reflections as sheets."""

import pytest

from phases.core.ledgers import Fate
from phases.study import services
from phases.study.ledgers import MaterialLedger, ReflectionLedger
from phases.study.models import Reflection, StudyMaterial
from tests.factories import ledgers, meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.mark.trace("S-13", "S-15")
def test_titles_come_in_behind_those_that_stand(campaign):
    study.material(campaign, "《重要论述摘编》", order=3)
    headers = ["title", "priority", "audience"]
    lines = (["《邓小平论科学发展》", "key", ""], ["《领导干部学习文件选编》", "required", "party_group"])
    ledgers.bring(MaterialLedger(), campaign, meetings.appointed(campaign), headers, *lines)
    found = StudyMaterial.objects.values_list("order", "priority", "audience")
    assert list(found)[1:] == [(4, "key", "all"), (5, "required", "party_group")]
    keys, rows = ledgers.sent_out(MaterialLedger(), campaign)
    assert {one.fate for one in ledgers.read(MaterialLedger(), campaign, keys, *rows)} == {Fate.SAME}


@pytest.mark.trace("S-20")
def test_reflections_come_in_by_department_or_by_person(campaign):
    department = organisation.department(campaign.unit)
    person = organisation.person(department, "唐珺")
    headers = ["received_on", "department", "person", "title"]
    lines = (["4月9日", "办公室", "", "从一次电话转接说起"], ["4月10日", "办公室", "唐珺", "体会"])
    ledgers.bring(ReflectionLedger(), campaign, meetings.appointed(campaign), headers, *lines)
    found = Reflection.objects.order_by("received_on")
    assert [(one.department, one.person, one.phase.order) for one in found] == [
        (department, None, 1),
        (department, person, 1),
    ]
    keys, rows = ledgers.sent_out(ReflectionLedger(), campaign)
    assert {one.fate for one in ledgers.read(ReflectionLedger(), campaign, keys, *rows)} == {Fate.SAME}


def test_reflection_taken_back_does_not_go_out_and_a_day_to_come_is_a_fault(campaign):
    office = meetings.appointed(campaign)
    department = organisation.department(campaign.unit)
    services.take_back_reflection(reflection=study.reflection(campaign, department, by=office), by=office)
    assert ledgers.sent_out(ReflectionLedger(), campaign)[1] == []
    headers = ["received_on", "department"]
    (reading,) = ledgers.read(ReflectionLedger(), campaign, headers, ["2999-01-01", "办公室"])
    assert set(reading.faults) == {"received_on"}
