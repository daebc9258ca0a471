import pytest

from phases.core.verdict import RefusedError
from phases.organisation.roles import Role
from phases.study import services
from phases.study.facts import ActivityFacts
from phases.study.models import ChecklistTick, ExcellenceActivity
from tests.factories import meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db
ITEMS = [{"name": "学习时间", "by": "sessions"}, "学习纪律"]


@pytest.fixture
def campaign():
    return timeline.campaign(rules={"study_checklist": ITEMS})


@pytest.fixture
def phase(campaign):
    phase = campaign.phases.get(order=1)
    phase.campaign = campaign
    return phase


@pytest.mark.trace("S-11")
def test_item_that_follows_from_records_is_not_ticked_by_hand(campaign, phase):
    department, office = organisation.department(campaign.unit), meetings.appointed(campaign)
    with pytest.raises(RefusedError, match="follows from the records"):
        services.tick_item(phase=phase, department=department, item="学习时间", note="看到了", by=office)


def test_tick_carries_a_name_and_a_note_and_can_be_taken_back(campaign, phase):
    department, office = organisation.department(campaign.unit), meetings.appointed(campaign)
    with pytest.raises(RefusedError, match="how it is known"):
        services.tick_item(phase=phase, department=department, item="学习纪律", note=" ", by=office)
    tick = services.tick_item(phase=phase, department=department, item="学习纪律", note="无人迟到", by=office)
    assert (tick.ticked_by, tick.note) == (office, "无人迟到")
    services.untick_item(tick=tick, by=office)
    assert not ChecklistTick.objects.exists()


def test_liaison_ticks_for_the_own_department_only(campaign, phase):
    own, other = organisation.department(campaign.unit), organisation.department(campaign.unit, "人事处")
    liaison = meetings.appointed(campaign, Role.LIAISON, department=own)
    services.tick_item(phase=phase, department=own, item="学习纪律", note="无人迟到", by=liaison)
    with pytest.raises(RefusedError):
        services.tick_item(phase=phase, department=other, item="学习纪律", note="无人迟到", by=liaison)


@pytest.mark.trace("S-50")
def test_activity_of_striving_for_excellence_is_an_optional_record(campaign, phase):
    office, department = meetings.appointed(campaign), organisation.department(campaign.unit)
    activity = study.activity(campaign, "党员先锋岗", department=department, what="评议党员先锋岗3个", by=office)
    assert activity.evaluation == ""
    facts = ActivityFacts(title="党员先锋岗", on=activity.on, evaluation="服务对象反映好")
    services.change_activity(activity=activity, facts=facts, by=office)
    assert ExcellenceActivity.objects.get().evaluation == "服务对象反映好"
    services.remove_activity(activity=activity, by=office)
    assert not ExcellenceActivity.objects.exists()
