from datetime import time

import pytest

from phases.meetings import paper
from phases.meetings.facts import AgendaLine
from tests.factories import meetings, organisation, timeline

pytestmark = pytest.mark.django_db


def lines(meeting):
    return [block.text for block in paper.minutes(meeting).blocks]


def test_minutes_have_the_fields_of_a_record():
    """The fields of 会议记录 in domain.md section 3, in their order."""
    campaign = timeline.campaign()
    people = meetings.people(campaign.unit, 2)
    guest = organisation.person(campaign.unit, "代表甲", category="mass_representative")
    meeting = meetings.meeting(
        campaign, people=[*people, guest], absent={people[1]: "sick"}, place="三楼会议室", chair="书记",
        minutes_by="小叶",
        superiors="省科协副主席", starts_at=time(14), ends_at=time(17), agenda=(AgendaLine("作报告", "书记"),),
        summary="第一点\n第二点", resolutions="照此办理",
    )  # fmt: skip
    assert lines(meeting) == [
        "时间：2009年4月10日14:00—17:00",
        "地点：三楼会议室",
        "主持人：书记",
        "记录人：小叶",
        f"出席：{people[0].name}。应到3人，实到2人。",
        "列席：省科协副主席、代表甲",
        f"缺席及原因：{people[1].name}（病假）",
        "议题",
        "1.作报告（书记）",
        "发言摘要",
        "第一点",
        "第二点",
        "决议",
        "照此办理",
    ]


def test_what_nobody_wrote_is_a_gap_and_follows_the_script():
    campaign = timeline.campaign(script="zh-hant")
    printed = lines(meetings.meeting(campaign))
    assert printed[1:4] == ["地點：＿＿", "主持人：＿＿", "記錄人：＿＿"]
    assert paper.minutes(meetings.meeting(campaign)).title_lines[-1] == "會議記錄"
