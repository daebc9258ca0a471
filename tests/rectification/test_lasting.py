"""What outlives the campaign, and its summary report (domain.md T-56, T-58, T-59, T-63…T-65)."""

from datetime import date

import pytest

from phases.core.verdict import RefusedError
from phases.documents.paper import sheet
from phases.rectification import selectors, services
from phases.rectification.models import LongTermMeasure
from phases.rectification.sections import RectificationFigures
from phases.reports import drafting, paper
from phases.reports import services as reports
from phases.timeline import services as timeline_services
from phases.timeline import template
from phases.timeline.models import Campaign
from tests.factories import meetings, organisation, rectification, timeline

pytestmark = pytest.mark.django_db
DAY = date(2009, 2, 20)
EFFECTS = (
    "進一步提高了黨員素質", "進一步加強了自身建設", "進一步強化了領導班子建設", "進一步轉變了工作作風",
    "進一步促進了各項工作",
)  # fmt: skip
SHORTCOMINGS = ("思想跟不上，路子不寬廣", "創新不夠，調查研究不深入", "隊伍建設和黨的要求仍有差距")


@pytest.fixture
def museum():
    return timeline_services.create_campaign(
        template=template.available()["study-practice-2008-museum"],
        unit=organisation.unit(),
        by=organisation.administrator(),
        slug="museum",
        name="學習實踐活動",
        short_name="學習實踐活動",
        year=2008,
    )


def last_phase(campaign):
    phase = campaign.phases.last()
    phase.campaign = campaign
    return phase


def values(campaign):
    return {one.key.partition(".")[2]: one.value for one in RectificationFigures().figures(last_phase(campaign))}


@pytest.mark.trace("T-56")
def test_eleven_regulations_are_handed_out_as_one_booklet_to_the_departments():
    campaign = timeline.campaign()
    office = meetings.appointed(campaign)
    departments = [organisation.department(campaign.unit, name) for name in ("辦公室", "展覽部")]
    with pytest.raises(RefusedError, match="no regulation is issued"):
        services.ask_for_booklet(campaign=campaign, by=office)
    for action in ["new"] * 2 + ["revise"] * 8 + ["abolish"]:
        rectification.regulation(campaign, by=office, action=action, issued_on=DAY)
    figures = values(campaign)
    assert [figures[f"regulations{kind}"] for kind in ("", "_new", "_revise", "_abolish")] == ["11", "2", "8", "1"]
    booklet = rectification.booklet(campaign, by=office)
    assert len(services.hand_out(booklet=booklet, departments=departments, by=office, number=3)) == 2
    assert services.hand_out(booklet=booklet, departments=departments, by=office) == []
    assert values(campaign)["booklets"] == "1"


def test_regulation_ends_as_its_line_says():
    campaign = timeline.campaign()
    office = meetings.appointed(campaign)
    old = rectification.regulation(campaign, by=office, action="abolish")
    with pytest.raises(RefusedError, match="says otherwise"):
        services.move_regulation(regulation=old, act="issue", on=DAY, by=office)
    with pytest.raises(RefusedError, match="since which day"):
        services.move_regulation(regulation=old, act="abolish", by=office)
    services.move_regulation(regulation=old, act="abolish", on=DAY, by=office)
    with pytest.raises(RefusedError, match="stays on the list"):
        services.remove_regulation(record=old.__class__.objects.get(pk=old.pk), by=office)
    assert services.move_regulation(regulation=old, act="take_up", by=office, reason="還要用").issued_on is None


@pytest.mark.trace("T-58", "T-59", "T-70")
def test_effects_and_shortcomings_are_numbered_by_the_report(museum):
    office = meetings.appointed(museum)
    for kind, points in (("effect", EFFECTS), ("shortcoming", SHORTCOMINGS)):
        for text in points:
            services.record_point(campaign=museum, by=office, kind=kind, text=text)
    kept = drafting.snapshot(last_phase(museum))
    said = kept["rectification.effects"]["value"]
    assert said.startswith("一")
    assert [said.index(text) for text in EFFECTS] == sorted(said.index(text) for text in EFFECTS)
    assert len(said.split("；")) == 5
    assert len(kept["rectification.shortcomings"]["value"].split("；")) == 3


@pytest.mark.trace("T-64")
def test_four_groups_of_measures_stay_editable_after_the_archive(museum):
    office = meetings.appointed(museum)
    groups = selectors.offered_groups(museum)
    for group in groups:
        services.record_measure(campaign=museum, by=office, group=group, text=f"落實：{group}")
    assert (len(groups), values(museum)["long_term_groups"]) == (4, "4")
    Campaign.objects.filter(pk=museum.pk).update(state=Campaign.State.CLOSED)
    measure = LongTermMeasure.objects.select_related("campaign").first()
    assert services.change_measure(record=measure, by=office, progress="每季度回看一次").progress == "每季度回看一次"


@pytest.mark.trace("T-65", "T-63")
def test_summary_is_drafted_with_three_chapters_seven_parts_and_no_invented_rate(museum):
    phase = last_phase(museum)
    document = reports.ask_for_draft(phase=phase, by=meetings.appointed(museum))
    version = reports.write_draft(document=document, by=None)
    levels = [section.get("level", 1) for section in version.body["sections"] if section["heading"]]
    assert (levels.count(1), levels.count(2)) == (3, 7)
    assert "滿意度" not in str(version.body)
    headings = [block for block in paper.paper_of(version, is_final=False).blocks if isinstance(block, sheet.Heading)]
    numbered = [number for number, block in sheet.numbered(headings)]
    assert numbered == ["一、", "（一）", "（二）", "（三）", "（四）", "（五）", "（六）", "（七）", "二、", "三、"]


def test_sentence_that_needs_a_figure_stands_where_it_was_recorded(museum):
    rows = {"label": "", "value": "滿意18票", "unit": "", "url": "", "as_of": ""}
    body = drafting.compose(last_phase(museum), {"appraisal.satisfaction_rows": rows})
    assert "滿意度" in str(body)
