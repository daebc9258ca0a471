"""Texts that may mean the same: for a person to confirm."""

import pytest

from phases.opinions.selectors import similar
from tests.factories import opinions as make
from tests.factories import timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.mark.parametrize("other", ["機器人活動，每學期都辦！", "机器人活动　每学期都办", "机器人活动,每学期都办"])
def test_script_width_and_punctuation_make_no_difference(other):
    assert similar.fold("机器人活动，每学期都办。") == similar.fold(other)


def test_near_texts_are_suggested_and_far_ones_are_not(campaign):
    on = make.channel(campaign)
    near = [
        make.opinion(campaign, text, on=on) for text in ("农牧区的学校看展览太远", "農牧區的學校想看一次展覽太遠了")
    ]
    make.opinion(campaign, "值班餐希望能解决", on=on)
    found = similar.suggest(campaign, near[:1])
    assert set(found.opinions) == set(near)
    assert any("农牧区的学校" in word for word in found.words)


def test_consolidated_one_is_recognised_by_what_stands_behind_it(campaign):
    on = make.channel(campaign)
    group = make.group(campaign, make.opinion(campaign, "新馆展品要有人讲，光摆着看不懂", on=on), text="加强讲解服务")
    make.group(campaign, text="改善职工食堂")
    waiting = make.opinion(campaign, "展品没有人讲，看不懂", on=on)
    assert similar.suggest(campaign, [waiting]).group == group


def test_nothing_alike_suggests_nothing(campaign):
    assert similar.suggest(campaign, [make.opinion(campaign, "多开放几天")]) is None
    assert similar.suggest(campaign, []) is None


def test_words_in_common_are_the_longest_stretches():
    texts = ["机器人活动一年就一次，学校也好安排", "多办几场机器人活动", "希望跟学校的课排在一起"]
    assert similar.shared_words(texts) == ["机器人活动", "学校"]
