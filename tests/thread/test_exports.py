"""The thread as files."""

import pytest

from phases.opinions import services as opinions
from phases.opinions.models import Opinion
from phases.thread.exports import FlowTable, ThreadTable
from tests.factories import analysis, meetings, timeline
from tests.factories import opinions as make
from tests.factories import rectification as items

pytestmark = pytest.mark.django_db


def test_every_raw_opinion_has_a_line_with_its_end():
    campaign = timeline.campaign()
    first, second = make.opinion(campaign, "讲解员太少"), make.opinion(campaign, "涨工资")
    group = make.group(campaign, first, text="增加讲解员")
    items.item(campaign, "排定班次", problems=[analysis.problem(campaign, "服务意识不强", groups=[group])])
    opinions.put_aside(
        campaign=campaign,
        opinions=[second],
        fate=Opinion.Fate.DECLINED,
        reason="超出权限",
        by=meetings.appointed(campaign),
    )
    lines = {line[1]: line[3:] for line in ThreadTable().rows(campaign, {})}
    assert lines["讲解员太少"] == (
        "gathered", group.number, "增加讲解员", "not decided", "服务意识不强", "排定班次", "in hand",
    )  # fmt: skip
    assert lines["涨工资"] == ("not adopted", None, "", "", "", "", "超出权限")


def test_flow_table_has_every_ribbon():
    campaign = timeline.campaign()
    make.group(campaign, *make.opinions(campaign, 3))
    rows = list(FlowTable().rows(campaign, {}))
    assert [(row[3], row[5]) for row in rows] == [(3, 3), (3, 1), (1, 1)]
