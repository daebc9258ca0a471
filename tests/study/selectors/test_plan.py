import pytest

from phases.organisation.models import Group
from phases.study.selectors import plan
from tests.factories import organisation, study, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.mark.trace("S-10")
def test_rows_of_the_central_group_stand_before_the_others(campaign):
    central = organisation.group(campaign.unit)
    branch = organisation.group(campaign.unit, kind=Group.Kind.BRANCH, name="第一支部")
    study.plan_row(campaign, "支部学习", when="3月18日", groups=(branch,))
    study.plan_row(campaign, "日期未定", groups=(branch,))
    study.plan_row(campaign, "中心组第二次", when="4月中旬", groups=(central,))
    study.plan_row(campaign, "中心组第一次", when="3月20日", groups=(central, branch))
    assert [row.theme for row in plan.rows_of(campaign)] == ["中心组第一次", "中心组第二次", "支部学习", "日期未定"]


def test_plan_is_narrowed_to_a_phase_and_a_word(campaign):
    study.plan_row(campaign, "两会精神", lead="沈国栋")
    study.plan_row(campaign, "经济工作会议精神")
    rows = plan.rows_of(campaign)
    assert [row.theme for row in plan.matching(rows, {"q": "沈国栋"})] == ["两会精神"]
    assert plan.matching(rows, {"phase": "2"}).count() == 0
    assert plan.matching(rows, {"phase": "1"}).count() == 2


def test_ready_are_the_rows_with_a_day_and_no_session(campaign):
    study.plan_row(campaign, when="3月20日")
    study.plan_row(campaign, "日期未定")
    assert plan.ready(campaign) == 1
