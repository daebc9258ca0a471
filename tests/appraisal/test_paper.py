"""The blank ballot: the question's own words, in the script of the campaign."""

import pytest

from phases.appraisal import paper
from tests.factories import appraisal as make
from tests.factories import timeline

pytestmark = pytest.mark.django_db
POINTS = [
    "領導班子對科學發展觀的認識深不深", "調查研究和聽取意見的範圍廣不廣", "查找的問題準不準", "原因分析得透不透",
    "進一步貫徹落實科學發展觀的思路清不清", "制訂的工作措施實不實", "加強領導班子自身建設的措施有沒有針對性和可操作性",
]  # fmt: skip


@pytest.mark.trace("T-47", "T-49")
def test_ballot_prints_seven_points_and_the_words_of_each_question():
    campaign = timeline.campaign(script="zh-hant")
    ballot = paper.blank_ballot(make.whole(make.planned(campaign, guidance=POINTS)))
    assert list(ballot.guidance) == POINTS
    assert [line.words[0] for line in ballot.lines] == ["深刻", "準確", "透徹", "清晰", "可行", "滿意"]
    assert all(len(line.words) == 4 for line in ballot.lines)
    assert "棄權" in ballot.blank


def test_ballot_in_simplified_script_says_when_a_blank_is_void():
    campaign = timeline.campaign()
    ballot = paper.blank_ballot(make.whole(make.planned(campaign, "满意吗 #3 电话：满意、不满意", blank="void")))
    assert "作废" in ballot.blank
    assert ballot.lines[0].about == "整改事项3　电话"
