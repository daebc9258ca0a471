"""The museum's last phase: from the plan to the closed campaign and its summary."""

import re

import pytest
from django.core.management import call_command

from phases.core.jobs.models import Job
from phases.documents.models import Document
from phases.opinions.models import OpinionGroup
from phases.rectification.models import (
    Booklet,
    Item,
    LongTermMeasure,
    PlanPublication,
    RectificationPlan,
    Regulation,
    WorkProject,
)
from phases.reports.models import PrintedReport, Receipt
from phases.reports.selectors import inbox_of
from phases.thread.selectors import flow
from phases.thread.selectors.links import End
from tests.demonstration.test_analysis import approved
from tests.pdfs import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def museum(museum_for_all):
    return museum_for_all


@pytest.fixture
def plan(museum):
    return RectificationPlan.objects.get(campaign=museum)


@pytest.mark.trace("T-52", "T-55")
def test_plan_has_four_directions_four_categories_and_eighteen_items(museum, plan):
    assert (len(plan.directions), plan.categories.count()) == (4, 4)
    assert Item.objects.filter(campaign=museum).planned().count() == 18
    assert set(plan.categories.values_list("direction", flat=True)) == set(plan.directions)


@pytest.mark.trace("T-35")
def test_eighteen_items_carry_out_the_superiors_second_point(museum):
    assert Item.objects.filter(campaign=museum, points__order=2).planned().count() == 18


@pytest.mark.trace("T-53")
def test_two_meetings_approved_it(plan):
    assert {meeting.kind for meeting in plan.meetings.all()} == {"committee", "other"}


@pytest.mark.trace("T-54")
def test_it_was_made_public_without_a_name(museum, plan):
    publication = PlanPublication.objects.get(plan=plan)
    leaders = Item.objects.filter(campaign=museum).planned().values_list("leader__name", flat=True)
    assert (str(publication.published_on), str(publication.until)) == ("2009-02-09", "2009-02-23")
    assert not any(name in str(publication.content) for name in leaders)


@pytest.mark.trace("T-56")
def test_eleven_regulations_are_bound_and_went_to_five_departments(museum):
    booklet = Booklet.objects.get(campaign=museum)
    assert Regulation.objects.filter(campaign=museum, state="issued").count() == 11
    assert (len(booklet.contents), booklet.copies.count()) == (11, 5)
    assert booklet.copies.filter(department__name="館領導").count() == 0


@pytest.mark.trace("T-57", "T-64")
def test_two_projects_and_four_groups_that_go_on(museum):
    groups = LongTermMeasure.objects.filter(campaign=museum).values_list("group", flat=True)
    assert WorkProject.objects.filter(campaign=museum, items__isnull=False).distinct().count() == 2
    assert len(set(groups)) == 4


def test_every_item_is_closed_by_three_or_handed_over_with_a_day(museum):
    items = Item.objects.filter(campaign=museum).planned()
    closed, over = items.filter(state="closed"), items.filter(state="handed_over")
    assert closed.count() + over.count() == 18
    assert all(item.checked_by_id != item.claimed_by_id and item.agreed_by_id for item in closed)
    assert all(item.handed_to_id and item.handed_until > museum.today for item in over)


@pytest.mark.trace("T-24", "T-55")
def test_flow_goes_from_four_channels_over_four_sides_and_two_problems_to_four_categories(museum):
    drawn = flow.flow_of(museum)
    assert [len(column.nodes) for column in drawn.columns] == [4, 4, 4, 2, 4, 2]
    assert (drawn.consolidated, drawn.going_on) == (18, 0)
    assert drawn.ends[End.CLOSED] + drawn.ends[End.HANDED_OVER] == 18


def test_each_of_the_eighteen_was_adopted(museum):
    groups = OpinionGroup.objects.live().filter(campaign=museum)
    assert list(groups.values_list("adoption", flat=True)) == ["adopted"] * 18


def test_thread_has_no_orphan(museum, capsys):
    call_command("thread", "--check", museum.slug)
    assert "orphans 0" in capsys.readouterr().out


@pytest.mark.trace("T-55", "T-56", "T-58", "T-59", "T-62", "T-64", "T-65")
@pytest.mark.parametrize(
    "figure",
    [
        "從4抓整改：圍繞科學發展抓整改；",
        "確定418整改項目",
        "各項規章制度11，裝訂成1，",
        "以新館建設、第九屆中國青少年機器人競賽為契機",
        "解決問題3，",
        "進一步促進了各項工作",
        "和黨的要求仍有差距",
        "共4措施",
        "12月23日召開全體黨員參加的組織生活會",
        "收回18。統計的結果是：",
    ],
)
def test_summary_says_each_figure(museum, figure):
    assert figure in approved(museum, 3)


@pytest.mark.trace("T-65")
def test_summary_has_three_chapters_and_seven_parts(museum):
    report = Document.objects.get(campaign=museum, kind="phase_report", phase__order=3)
    headed = [section for section in report.approved_version.body["sections"] if section["heading"]]
    assert [section.get("level", 1) for section in headed] == [1, *[2] * 7, 1, 1]


@pytest.mark.trace("T-58", "T-59")
def test_summary_counts_five_effects_and_three_shortcomings_itself(museum):
    effects, _break, lacking = approved(museum, 3).partition("存在的不足：")
    assert len(re.findall(r"進一步(?:提高|加強|強化|轉變|促進)了", effects)) == 5
    assert len(lacking.split("。", maxsplit=1)[0].split("；")) == 3


@pytest.mark.trace("T-63")
def test_summary_prints_no_blank_and_invents_no_rate(museum):
    assert not re.search(r"＿＿|%|％|滿意度|滿意率", approved(museum, 3))


@pytest.mark.trace("T-01")
def test_three_phases_are_closed_with_three_acknowledged_reports(museum):
    reports = Document.objects.filter(campaign=museum, kind="phase_report").order_by("phase__order")
    assert [phase.state for phase in museum.phases.all()] == ["closed"] * 3
    assert [report.state for report in reports] == ["acknowledged"] * 3
    assert [Receipt.objects.get(version=report.approved_version).decision for report in reports] == ["acknowledged"] * 3
    assert [len(inbox_of(museum.parent)), Job.objects.exclude(state="done").count()] == [3, 0]


@pytest.mark.trace("T-02")
def test_first_report_is_printed_in_traditional_script_with_its_figures(museum):
    report = Document.objects.get(campaign=museum, kind="phase_report", phase__order=1)
    printed = PrintedReport.objects.get(version=report.approved_version, purpose="final")
    text = text_of(printed.pdf)
    assert "在職黨員23" in text
    assert "10月17日召開全館動員大會" in text
    assert re.search(r"發放徵求意見表60\w*，收回42\w*，歸納意見建議18", text)
    assert "省科技館2008年11月28日" in text
    assert "学" not in text


@pytest.mark.trace("T-24")
def test_first_problem_leads_to_the_items_of_the_eight_opinions_behind_it(museum):
    numbers = Item.objects.filter(campaign=museum, problems__number=1).values_list("groups__number", flat=True)
    assert sorted(numbers) == [1, 2, 3, 6, 15, 16, 17, 18]
