"""Figures of appraisals: from locked results alone, and unknown where nobody counted."""

import pytest

from phases.appraisal import services
from phases.appraisal.sections import AppraisalFigures
from tests.factories import appraisal as make
from tests.factories import meetings, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign(script="zh-hant")


def values(phase):
    return {figure.key.partition(".")[2]: figure.value for figure in AppraisalFigures().figures(phase)}


@pytest.mark.trace("T-48", "T-49")
def test_museum_s_review_is_read_out_as_in_its_summary(campaign):
    make.locked(campaign, place="三樓會議室")
    found = values(campaign.phases.all()[1])
    assert [found[name] for name in ("participants", "issued", "returned", "valid", "void", "questions")] == [
        "18", "18", "18", "18", "0", "6",
    ]  # fmt: skip
    assert found["return_rate"] == "100%"
    assert found["question_4"] == "清晰16票，比較清晰1票，一般1票"
    assert found["rows"].startswith("對科學發展觀的認識是否深刻一項，深刻16票，比較深刻2票；查找問題是否準確一項，")
    assert [found[f"rate_{n}"] for n in range(1, 7)] == ["100%", "100%", "88.9%", "94.4%", "94.4%", "100%"]


@pytest.mark.trace("T-63")
def test_survey_that_nobody_counted_has_no_rate(campaign):
    make.locked(campaign)
    found = values(campaign.phases.all()[2])
    assert {value for name, value in found.items() if name.startswith("satisfaction")} == {None}


def test_result_that_is_not_locked_stands_in_no_report(campaign):
    make.checked(campaign)
    assert set(values(campaign.phases.all()[1]).values()) == {None}


def test_newest_survey_speaks_and_waves_are_not_added(campaign):
    office = meetings.appointed(campaign)
    form = "滿意嗎：滿意、一般、不滿意"
    first = make.locked(campaign, form, rows=[(10, 8, 0)], by=office, kind="satisfaction_survey")
    second = services.plan(campaign=campaign, phase=first.phase, repeats=first, by=office, held_on=make.HELD_ON)
    second = services.hold(appraisal=second, by=office, participants=20)
    numbers = {"issued": 20, "returned": 20, "valid": 20, "void": 0}
    services.enter(appraisal=second, numbers=numbers, votes=make.votes_of(second, [(19, 1, 0)]), by=office)
    assert values(first.phase)["satisfaction_issued"] == "18"
    second = services.check(appraisal=second, by=meetings.appointed(campaign))
    services.lock(appraisal=second, by=meetings.appointed(campaign, "head"))
    found = values(first.phase)
    assert (found["satisfaction_issued"], found["satisfaction_waves"]) == ("20", "2")


def test_weighted_index_is_told_with_how_it_comes_about(campaign):
    numbers = {"issued": 20, "returned": 20, "valid": 20, "void": 0}
    form = "滿意嗎：滿意=100、基本滿意=75、不滿意=55、（不了解）"
    found = values(make.locked(campaign, form, numbers=numbers, rows=[(10, 6, 2, 2)]).phase)
    assert found["index_1"] == "86.7"
    assert found["indexes"] == "滿意嗎86.7〔(100 × 10 + 75 × 6 + 55 × 2) ÷ 18〕"


def test_fewer_than_five_ballots_tell_forms_and_no_votes(campaign):
    numbers = {"issued": 4, "returned": 4, "valid": 4, "void": 0}
    found = values(make.locked(campaign, "滿意嗎：滿意、不滿意", numbers=numbers, rows=[(3, 1)], participants=4).phase)
    assert (found["valid"], found["return_rate"]) == ("4", "100%")
    assert [found[name] for name in ("rows", "lowest_rate", "abstained", "indexes")] == [None] * 4
    assert "question_1" not in found
