from datetime import timedelta

import pytest

from phases.study.selectors import materials
from tests.factories import meetings, study, timeline

pytestmark = pytest.mark.django_db

TITLES = [
    "十七大和十七届三中全会",
    "全国“两会”",
    "三中全会30周年大会",
    "十七届中纪委三次全会",
    "中央经济工作会议",
    "应对经济形势的决策部署",
]


@pytest.mark.trace("S-13")
def test_five_of_six_were_studied_and_the_missing_one_is_named(django_assert_num_queries):
    campaign = timeline.campaign()
    seeded = [study.material(campaign, title, order=order) for order, title in enumerate(TITLES)]
    study.session(campaign, materials=seeded[:5])
    study.session(campaign, materials=seeded[:1], on=meetings.DAY + timedelta(days=2))
    study.session(campaign, materials=seeded, state="planned")
    with django_assert_num_queries(2):
        rows = materials.studied(campaign)
    assert [row.sessions for row in rows] == [2, 1, 1, 1, 1, 0]
    assert rows[0].last_on == meetings.DAY + timedelta(days=2)
    assert [row.material.title for row in rows if row.last_on is None] == ["应对经济形势的决策部署"]
