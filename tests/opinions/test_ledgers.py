"""The three ledgers go out and come back."""

import pytest

from phases.core.ledgers import Fate
from phases.opinions import services
from phases.opinions.ledgers import ConsolidatedOpinions, Forms, RawOpinions
from phases.opinions.models import Category, Channel, Opinion, OpinionGroup, SurveyForm
from tests.factories import ledgers, meetings, organisation, timeline
from tests.factories import opinions as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def office(campaign):
    return meetings.appointed(campaign)


def comes_back_unchanged(ledger, campaign):
    keys, lines = ledgers.sent_out(ledger, campaign)
    readings = ledgers.read(ledger, campaign, keys, *lines)
    assert lines
    return [(reading.fate, reading.faults, reading.before) for reading in readings] == [(Fate.SAME, {}, {})] * len(
        lines
    )


@pytest.mark.trace("T-19", "T-28")
def test_opinions_of_a_sheet_keep_their_words_and_make_channels_and_categories(campaign, office):
    headers = ["text", "categories", "source", "channel", "times"]
    lines = [
        ["展品要有人讲", "新馆内容建设、自身建设", "职工", "征求意见表", "3"],
        ["展品要有人讲", "", "公众", "公众调查", ""],
    ]
    ledgers.bring(RawOpinions(), campaign, office, headers, *lines)
    first, second = Opinion.objects.order_by("-times")
    assert (first.text, first.times, str(first.channel), first.entered_by) == ("展品要有人讲", 3, "征求意见表", office)
    assert [str(category) for category in first.categories.all()] == ["新馆内容建设", "自身建设"]
    assert (second.times, str(second.source)) == (1, "公众")
    assert Channel.objects.count() == 2


def test_raw_opinions_come_back_unchanged_gathered_or_not(campaign, office):
    category, source = make.category(campaign), make.source(campaign)
    raw = make.opinions(campaign, 3, categories=[category], source=source, by=office)
    make.group(campaign, raw[0], by=office)
    assert comes_back_unchanged(RawOpinions(), campaign)


def test_sheet_sorts_an_opinion_anew_and_never_rewrites_it(campaign, office):
    opinion = make.opinion(campaign, "多开放几天", by=office, categories=[make.category(campaign, "旧类")])
    make.group(campaign, opinion, by=office)
    headers = ["text", "channel", "categories"]
    ledgers.bring(RawOpinions(), campaign, office, headers, ["多开放几天", "座谈会", "新类"])
    opinion.refresh_from_db()
    assert (opinion.text, opinion.fate, str(opinion.channel)) == ("多开放几天", "gathered", "座谈会")
    assert [str(category) for category in opinion.categories.all()] == ["新类"]


def test_giver_stands_in_no_sheet(campaign, office):
    make.opinion(campaign, by=office, giver_name="韩志刚")
    assert "韩志刚" not in str(ledgers.sent_out(RawOpinions(), campaign))


@pytest.mark.trace("T-19", "T-22")
def test_eighteen_consolidated_ones_come_in_from_a_sheet_with_who_answers_for_them(campaign, office):
    leader = organisation.person(campaign.unit, "徐东", is_leader=True)
    headers = ["text", "category", "adoption", "leader", "due_on", "direction"]
    lines = [[f"意见{n}", "自身建设", "adopted", "徐东", "2009-4-30", "加强"] for n in range(18)]
    ledgers.bring(ConsolidatedOpinions(), campaign, office, headers, *lines)
    groups = OpinionGroup.objects.filter(campaign=campaign)
    assert [group.number for group in groups] == list(range(1, 19))
    assert {(group.leader, group.adoption, str(group.category)) for group in groups} == {
        (leader, "adopted", "自身建设")
    }
    assert Category.objects.count() == 1


def test_consolidated_ones_come_back_unchanged(campaign, office):
    group = make.group(campaign, *make.opinions(campaign, 2, by=office), by=office, category=make.category(campaign))
    services.decide_group(group=group, adoption="not_adopted", adoption_reason="经费不足", reply="已说明", by=office)
    make.group(campaign, by=office)
    assert comes_back_unchanged(ConsolidatedOpinions(), campaign)


def test_declined_without_a_reason_is_a_fault_of_its_line(campaign):
    headers = ["text", "adoption", "adoption_reason"]
    readings = ledgers.read(ConsolidatedOpinions(), campaign, headers, ["意见", "not_adopted", ""])
    assert [list(reading.faults) for reading in readings] == [["adoption_reason"]]


@pytest.mark.trace("S-28", "T-19", "T-21")
def test_forms_keep_unknown_numbers_unknown_and_come_back(campaign, office):
    headers = ["name", "channel", "audience", "is_public", "issued", "returned"]
    lines = [
        ["征求意见表", "征求意见表", "职工", "", "60份", "42"],
        ["公众调查表", "公众调查", "公众", "是", "13000", ""],
    ]
    ledgers.bring(Forms(), campaign, office, headers, *lines)
    own, public = SurveyForm.objects.order_by("is_public")
    assert (own.issued, own.returned, str(own.return_rate)) == (60, 42, "70.0")
    assert (public.issued, public.returned, public.return_rate) == (13000, None, None)
    assert comes_back_unchanged(Forms(), campaign)
    keys, sent = ledgers.sent_out(Forms(), campaign)
    assert [line[keys.index("rate")] for line in sent] == ["70.0%", ""]


def test_more_returned_than_issued_is_a_fault_of_its_line(campaign):
    headers = ["name", "channel", "issued", "returned"]
    readings = ledgers.read(Forms(), campaign, headers, ["表", "渠道", "60", "61"])
    assert [list(reading.faults) for reading in readings] == [["returned"]]


def test_opinions_that_were_sorted_anew_go_back_to_their_old_category(campaign, office):
    category = make.category(campaign, "旧类")
    opinion = make.opinion(campaign, "多开放几天", by=office, categories=[category])
    headers = ["text", "channel", "categories"]
    line = ["多开放几天", str(opinion.channel), "新类"]
    written = ledgers.bring(RawOpinions(), campaign, office, headers, line)
    assert RawOpinions().changed_since(campaign, written) == []
    RawOpinions().take_back(campaign=campaign, by=office, written=written, known=RawOpinions().known(campaign))
    assert list(opinion.categories.all()) == [category]
