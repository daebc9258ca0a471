import pytest

from phases.study.selectors import reflections
from tests.factories import organisation, study, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def phase(campaign):
    phase = campaign.phases.get(order=1)
    phase.campaign = campaign
    return phase


@pytest.mark.trace("S-20")
def test_ten_of_twelve_departments_names_the_two_that_are_missing(campaign, phase):
    units = [organisation.department(campaign.unit, f"第{number}处") for number in range(1, 13)]
    for unit in units[:10]:
        study.reflection(campaign, unit)
    study.reflection(campaign, units[0], title="同一处室的第二份")
    awaited = reflections.awaited_in(phase)
    assert (awaited.received, len(awaited.asked)) == (10, 12)
    assert [str(unit) for unit in awaited.missing] == ["第11处", "第12处"]


@pytest.mark.trace("S-20")
def test_due_of_each_person_when_the_requirement_says_so(campaign, phase):
    asked = study.requirement(campaign, "reflections", value=1, per="person", population="serving_members")
    came, missing = organisation.person(campaign.unit, "周明远"), organisation.person(campaign.unit, "唐珺")
    organisation.person(campaign.unit, category="retired")
    study.reflection(campaign, campaign.unit, person=came)
    assert reflections.requirement_in(phase) == asked
    assert reflections.awaited_in(phase, asked).missing == (missing,)


def test_list_is_narrowed_to_phase_department_and_word(campaign):
    one, other = organisation.department(campaign.unit), organisation.department(campaign.unit, "人事处")
    study.reflection(campaign, one, title="一次电话")
    study.reflection(campaign, other)
    found = reflections.reflections_of(campaign)
    assert reflections.matching(found, {"department": str(one.pk), "phase": "1"}).count() == 1
    assert reflections.matching(found, {"q": "电话"}).count() == 1
    assert reflections.matching(found, {"phase": "2"}).count() == 0
