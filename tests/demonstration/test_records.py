"""What the bureau recorded so far, as its pages show it."""

from datetime import date

import pytest

from phases.documents.models import Document
from phases.meetings.models import Meeting
from phases.organisation.models import Person
from phases.study.models import StudyCredit, StudyMaterial, StudySession
from phases.study.selectors import ledger

pytestmark = pytest.mark.django_db


@pytest.fixture
def bureau(bureau_for_all):
    return bureau_for_all


@pytest.mark.trace("S-05", "S-07")
def test_bureau_conveyed_and_mobilised(bureau):
    meetings = Meeting.objects.filter(campaign=bureau).exclude(kind=Meeting.Kind.STUDY)
    assert list(meetings.order_by("held_on").values_list("kind", "held_on")) == [
        ("conveyance", date(2009, 3, 16)),
        ("mobilisation", date(2009, 3, 20)),
    ]


def test_bureau_held_ten_sessions_and_plans_the_third_of_its_party_group(bureau):
    sessions = StudySession.objects.filter(meeting__campaign=bureau)
    assert sessions.filter(meeting__state="held").count() == 10
    planned = sessions.get(meeting__state="planned")
    assert (planned.meeting.title, planned.half_hours) == ("党组中心组集中学习（三）", 6)


@pytest.mark.trace("S-12", "S-18")
def test_bureau_studied_in_four_forms_with_one_lecturer_from_outside(bureau):
    sessions = StudySession.objects.filter(meeting__campaign=bureau)
    own = StudyCredit.objects.filter(campaign=bureau, mode=StudyCredit.Mode.SELF_STUDY)
    assert set(sessions.values_list("form", flat=True)) == {"collective", "lecture", "seminar"}
    assert sessions.get(form="lecture").lecturer_is_external
    assert own.count() == 3


@pytest.mark.trace("S-17")
def test_self_study_does_not_count_as_collective_hours(bureau):
    """周明远 missed nothing: the sum of the general sessions, and the four hours alone stand beside it."""
    person = Person.objects.get(name="周明远", unit__path__startswith=bureau.unit.path)
    sums = ledger.sums_by_person(bureau.phases.all()[0])[person.pk]
    general = [3, 2.5, 3.5, 3, 2, 2.5, 3, 1]
    party_group = [2, 2]
    assert sums.collective / 2 == sum(general + party_group)
    assert sums.own / 2 == 4


@pytest.mark.trace("S-51")
def test_visits_to_the_old_are_credited_in_their_own_way(bureau):
    visits = StudyCredit.objects.filter(campaign=bureau, mode=StudyCredit.Mode.ALTERNATIVE)
    assert sorted(visits.values_list("person__name", flat=True)) == ["白玉珍", "钟守信", "钟守信"]


@pytest.mark.trace("S-01", "S-06", "S-13")
def test_bureau_filed_its_documents_and_laid_out_its_materials(bureau):
    documents = Document.objects.filter(campaign=bureau)
    plan = documents.get(kind="implementation_plan").versions.get()
    headings = [section["heading"] for section in plan.body["sections"]]
    assert documents.filter(kind="superior_directive", state="filed").count() == 2
    assert headings == ["指导思想", "基本原则", "目标任务", "方法步骤", "工作要求"]
    assert StudyMaterial.objects.filter(campaign=bureau).count() == 9
