import pytest

from phases.study import services
from phases.study.selectors import checklist
from phases.timeline.template import available
from tests.factories import meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db
BUREAU = available()["study-practice-2009-bureau"].rules["study_checklist"]
MUSEUM = available()["study-practice-2008-museum"].rules["study_checklist"]


@pytest.fixture
def campaign():
    return timeline.campaign(rules={"study_checklist": BUREAU})


@pytest.fixture
def department(campaign):
    return organisation.department(campaign.unit)


def rows(campaign):
    phase = campaign.phases.get(order=1)
    phase.campaign = campaign
    return checklist.rows_of(phase)


@pytest.mark.trace("S-11")
def test_department_without_reflections_has_three_of_four(campaign, department):
    study.session(campaign, people=meetings.people(department), materials=[study.material(campaign, "《摘编》")])
    (row,) = rows(campaign)
    assert (row.done, len(row.cells), row.missing) == (3, 4, ["学习效果"])
    study.reflection(campaign, department)
    assert rows(campaign)[0].missing == []


@pytest.mark.trace("S-11")
def test_nothing_recorded_fulfils_nothing(campaign, department):
    organisation.person(department)
    assert rows(campaign)[0].missing == ["学习时间", "学习内容", "学习人员", "学习效果"]


@pytest.mark.trace("T-14")
def test_museum_has_three_items_that_follow_from_sessions_alone():
    campaign = timeline.campaign(rules={"study_checklist": MUSEUM})
    department = organisation.department(campaign.unit, "展覽部")
    study.session(campaign, people=meetings.people(department), content="《摘編》第一章")
    (row,) = rows(campaign)
    assert [cell.item.name for cell in row.cells] == ["學習人員", "學習時間", "學習任務"]
    assert (row.done, row.missing) == (3, [])


def test_somebody_who_never_came_is_named_until_a_make_up(campaign, department):
    came, away = organisation.person(department, "周明远"), organisation.person(department, "唐珺")
    session = study.session(campaign, people=[came, away], absent={away: "business"})
    cell = next(cell for cell in rows(campaign)[0].cells if cell.item.fact == "attendance")
    assert not cell.done
    assert "唐珺" in str(cell.word)
    services.record_make_up(session=session, people=[away], on=meetings.DAY, by=meetings.appointed(campaign))
    assert "学习人员" not in rows(campaign)[0].missing


@pytest.mark.trace("S-51")
def test_special_arrangement_is_nobody_who_never_came(campaign, department):
    study.session(campaign, people=meetings.people(department))
    organisation.person(department, "钟守信", category="retired", arrangement="home_visit")
    assert "学习人员" not in rows(campaign)[0].missing


def test_questions_are_as_many_for_three_sessions_as_for_thirty(campaign, department, django_assert_max_num_queries):
    for _ in range(30):
        study.session(campaign, people=meetings.people(department, 2))
    with django_assert_max_num_queries(12):
        rows(campaign)
