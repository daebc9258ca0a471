"""A campaign is copied whole from its template, and then is the unit's own."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phases.core.audit.models import AuditEntry
from phases.timeline import services, template
from phases.timeline.models import Campaign, Phase, Task
from tests.factories import organisation

pytestmark = pytest.mark.django_db
BUREAU, MUSEUM = "study-practice-2009-bureau", "study-practice-2008-museum"


def created(key=BUREAU, **fields):
    given = {"slug": "kjj", "name": "学习实践活动", "short_name": "活动", "year": 2009} | fields
    return services.create_campaign(
        template=template.available()[key], unit=organisation.unit(), by=organisation.user(), **given
    )


@pytest.mark.parametrize("key", sorted(template.available()))
def test_every_template_is_copied_whole(key):
    source = template.available()[key]
    campaign = created(key)
    phases = list(campaign.phases.all())
    assert (campaign.mode, campaign.template_version, campaign.rules) == (source.mode, source.version, source.rules)
    assert [phase.name for phase in phases] == [phase["name"] for phase in source.phases]
    assert Task.objects.filter(step__phase__campaign=campaign).count() == source.tasks
    assert sum(phase.requirements.count() for phase in phases) == source.requirements
    assert [phase.report_outline for phase in phases] == [phase.get("report", {}) for phase in source.phases]
    assert {phase.state for phase in phases} == {"not_started"}


@pytest.mark.trace("S-03")
def test_dates_keep_the_words_announced_and_sort_by_the_day_they_mean():
    phase = created().phases.get(order=1)
    assert (str(phase.start), phase.start_on, phase.start_precision) == ("2009年3月中旬", date(2009, 3, 11), "ten_days")
    assert (str(phase.end), phase.end_on, phase.end_precision) == ("5月5日", date(2009, 5, 5), "day")


def test_dates_and_holidays_of_another_year_are_left_open():
    campaign = created(MUSEUM, year=2026)
    assert {(str(phase.start), phase.start_on, str(phase.end)) for phase in campaign.phases.all()} == {("", None, "")}
    assert not Task.objects.filter(step__phase__campaign=campaign).exclude(due_words="").exists()
    assert (campaign.days_off, campaign.days_worked) == ([], [])
    assert created(MUSEUM, year=2009, slug="kjg").phases.get(order=1).start_on == date(2008, 10, 9)


@pytest.mark.trace("T-04", "S-44")
def test_task_says_who_what_how_and_how_well():
    task = Task.objects.get(step__phase__campaign=created(), key="plan", step__key="prepare")
    assert (task.name, task.responsible) == ("制定实施方案", "活动办公室")
    assert "党组审定" in task.measure
    assert "五个部分齐全" in task.standard


@pytest.mark.trace("T-05")
def test_requirements_hang_on_their_tasks_in_their_order():
    phase = created(MUSEUM).phases.get(order=1)
    lines = list(phase.requirements.select_related("task"))
    assert [line.order for line in lines] == list(range(1, len(lines) + 1))
    assert lines[0].task.key == "organise"


@pytest.mark.trace("T-08")
def test_theme_overall_requirement_goals_and_layout_are_the_campaigns_own():
    goals = ["提高思想認識", "解決突出問題", "創新體制機制", "促進科學發展"]
    campaign = created(MUSEUM, goals=goals, local_layout="圍繞中心做服務，整合資源建平台")
    campaign.refresh_from_db()
    assert (campaign.goals, campaign.script) == (goals, "zh-hant")


def test_creation_stands_in_the_trail_with_the_template_and_its_version():
    campaign = created()
    entry = AuditEntry.objects.get(chain=campaign.audit_chain)
    assert entry.act == "campaign.created"


def test_changing_the_campaign_writes_only_what_changed_and_nothing_when_nothing_did():
    campaign = created()
    by = organisation.user()
    services.change_campaign(campaign=campaign, by=by, name=campaign.name, theme="更好更快发展，科技贡献什么")
    services.change_campaign(campaign=campaign, by=by, theme="更好更快发展，科技贡献什么")
    assert AuditEntry.objects.filter(chain=campaign.audit_chain, act="campaign.changed").count() == 1
    assert Campaign.objects.get().theme == "更好更快发展，科技贡献什么"


@given(words=st.text(alphabet="0123456789年月日上中下旬底-. 待部署", max_size=16))
def test_whatever_is_announced_is_kept_as_written_and_sorts_or_stays_open(words):
    phase = Phase(campaign=Campaign(year=2009))
    services.campaigns.set_dates(phase, start=words, end="")
    assert phase.start_words == words.strip()
    assert (phase.start_on is None) == (phase.start_precision == "open")
    assert phase.start.last is None or phase.start.last >= phase.start_on
