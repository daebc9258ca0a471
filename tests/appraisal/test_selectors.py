"""Results: shares of an exact base, groups for a headline, an index of weights; parts add up."""

from decimal import Decimal

import pytest

from phases.appraisal import counted, selectors, services
from phases.appraisal.models import Appraisal, Tally
from phases.appraisal.services import locking
from tests.factories import appraisal as make
from tests.factories import meetings, timeline

pytestmark = pytest.mark.django_db
SCALE = "服务满意吗：满意=100、基本满意=75、不满意=55、（不了解）"


@pytest.fixture
def campaign():
    return timeline.campaign()


def result_of(appraisal):
    return selectors.result_of(make.whole(appraisal))


def test_do_not_know_is_left_out_of_base_and_index(campaign):
    numbers = {"issued": 20, "returned": 20, "valid": 20, "void": 0}
    appraisal = make.entered(campaign, SCALE, numbers=numbers, rows=[(10, 6, 2, 2, 0)])
    row = result_of(appraisal).rows[0]
    assert (row.total, row.base, row.sums) == (20, 18, True)
    assert counted.printed(row.cells[0].share) == "55.6"
    assert row.cells[3].share is None
    assert counted.printed(row.index) == "86.7"  # (10·100 + 6·75 + 2·55) / 18


def test_headline_takes_the_first_ranks_of_each_question_s_own_scale(campaign):
    groups = ({"name": "前两等", "top": 2, "headline": True}, {"name": "前三等", "top": 3})
    appraisal = make.entered(campaign, groups=groups)
    row = result_of(appraisal).rows[2]
    assert [(group.name, group.votes, counted.printed(group.share)) for group in row.groups] == [
        ("前两等", 16, "88.9"), ("前三等", 18, "100"),
    ]  # fmt: skip
    lowest = selectors.lowest_rate(result_of(appraisal))
    assert lowest[0].question.text == "原因分析是否透徹"


def test_quoted_figure_that_disagrees_is_kept_beside_the_computed_one(campaign):
    office = meetings.appointed(campaign)
    appraisal = make.entered(campaign, by=office)
    first, second = make.whole(appraisal).questions.all()[:2]
    services.quote(
        appraisal=appraisal, source="总结第6节", by=office, rates={first.pk: Decimal(100), second.pk: Decimal("90.6")}
    )
    rows = result_of(appraisal).rows
    assert (rows[0].quote_disagrees, rows[1].quote_disagrees) == (False, True)
    assert counted.printed(rows[1].headline.share) == "100"
    assert rows[1].question.quoted == Decimal("90.600")


def test_result_that_came_as_percentages_only_has_no_votes(campaign):
    office = meetings.appointed(campaign)
    appraisal = make.entered(campaign, "问题准吗：准、较准、不准", rows=[()], by=office,
                             numbers={"issued": 40, "returned": None, "valid": None, "void": None})  # fmt: skip
    options = list(make.whole(appraisal).questions.all()[0].options.all())
    services.quote(appraisal=appraisal, source="网页", by=office, percents={options[0].pk: Decimal("93.75")})
    result = result_of(appraisal)
    assert not result.is_counted
    assert (result.rows[0].cells[0].votes, result.rows[0].cells[0].quoted) == (None, Decimal("93.750"))
    assert selectors.lowest_rate(result) is None


def test_parts_that_asked_different_things_are_not_added(campaign):
    whole = make.planned(campaign, "一：好、差")
    part = make.entered(campaign, "二：好、差", rows=[(16, 2)], whole=whole)
    result = selectors.result_of(make.whole(whole), [make.whole(part)])
    assert not result.alike
    assert result.rows[0].total is None


def test_whole_shows_nothing_until_every_part_is_locked(campaign):
    whole = make.planned(campaign, "一：好、差")
    make.locked(campaign, "一：好、差", rows=[(16, 2)], whole=whole)
    assert len(selectors.standing_parts(whole)) == 1
    make.entered(campaign, "一：好、差", rows=[(16, 2)], whole=whole)
    assert selectors.standing_parts(whole) == []


def test_list_is_narrowed_by_view_kind_wave_and_word(campaign):
    make.planned(campaign, title="整改落实满意度测评", kind="satisfaction_survey")
    make.locked(campaign)
    every = selectors.appraisals_of(campaign)
    for filters, number in (
        ({"view": "ahead"}, 1), ({"view": "locked"}, 1), ({"view": "waiting"}, 0), ({"kind": "satisfaction_survey"}, 1),
        ({"wave": "2"}, 0), ({"q": "满意度"}, 1), ({}, 2),
    ):  # fmt: skip
        assert selectors.matching(every, filters).count() == number, filters
    assert selectors.counts_of(campaign) == {"all": 2, "ahead": 1, "waiting": 0, "locked": 1}


def test_template_offers_its_forms(campaign):
    campaign.rules = {
        "appraisals": [
            {
                "key": "satisfaction", "kind": "satisfaction_survey", "title": "满意度测评", "repeat_below": 90,
                "scale": [{"word": "满意", "weight": 100}, "一般", {"word": "不了解", "unknown": True}],
                "questions": [{"text": "总体满意吗"}],
            }
        ]
    }  # fmt: skip
    form = selectors.offered_form(campaign, "satisfaction")
    assert form.settings["repeat_below"] == 90
    assert [(word.word, word.kind, word.weight) for word in form.questions[0].words] == [
        ("满意", "rank", 100), ("一般", "rank", None), ("不了解", "unknown", None),
    ]  # fmt: skip
    assert selectors.offered_form(campaign, "none") is None


def test_check_sign_does_not_tell_how_paper_and_sealed_ballots_divide(campaign):
    """Else whoever knows the sum and the sign could try out how the one paper ballot was."""
    signs = set()
    for paper, sealed in (((1, 0), (5, 2)), ((0, 1), (6, 1))):
        numbers = {"issued": 1, "returned": 1, "valid": 1, "void": 0}
        appraisal = make.entered(campaign, "满意吗：满意、不满意", rows=[paper], numbers=numbers)
        Appraisal.objects.filter(pk=appraisal.pk).update(
            online=True, online_issued=10, online_returned=7, online_valid=7, online_void=0
        )
        for place, votes in enumerate(sealed):
            Tally.objects.filter(option=appraisal.questions.get().options.all()[place]).update(online=votes)
        signs.add(locking.digest(make.whole(appraisal)))
    assert len(signs) == 1
