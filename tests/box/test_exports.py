"""What came out of the box, as a file."""

import pytest

from phases.box.exports import BoxOpinions
from phases.opinions.models import Opinion
from tests.factories import box as make
from tests.factories import timeline

pytestmark = pytest.mark.django_db


def test_rows_hold_the_day_of_opening_and_the_words_and_no_tag():
    box = make.box()
    make.given(box, "窗口办事慢", "会议太多", "网站更新不及时")
    make.emptied(box)
    rows = list(BoxOpinions().rows(box.campaign, {}))
    assert sorted(row[1] for row in rows) == sorted(["窗口办事慢", "会议太多", "网站更新不及时"])
    assert {row[0] for row in rows} == {box.campaign.today.isoformat()}
    assert Opinion.objects.first().receipt_tag.hex() not in repr(rows)
    assert [row[1] for row in BoxOpinions().rows(box.campaign, {"q": "窗口"})] == ["窗口办事慢"]


def test_campaign_without_a_box_has_no_rows():
    assert list(BoxOpinions().rows(timeline.campaign(), {})) == []
