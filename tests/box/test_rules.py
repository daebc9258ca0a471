"""When the box is opened, what it takes."""

from datetime import date

import pytest

from phases.box import rules
from phases.box.models import BoxKey, OpinionBox
from phases.core import codes
from phases.opinions.models import Channel, Opinion
from phases.timeline.models import Campaign

FRIDAY, MONDAY = date(2026, 11, 13), date(2026, 11, 16)
CAMPAIGN = Campaign(stands_still_on=date(2009, 4, 13))


def box(opened_on: date | None = date(2009, 4, 1), closed_on: date | None = None) -> OpinionBox:
    return OpinionBox(campaign=CAMPAIGN, channel=Channel(opened_on=opened_on, closed_on=closed_on), waits_at_most=3)


@pytest.mark.parametrize(
    ("opened", "closed", "takes"),
    [
        (date(2009, 4, 13), None, True),
        (date(2009, 4, 14), None, False),
        (None, None, False),
        (date(2009, 4, 1), date(2009, 4, 13), True),
        (date(2009, 4, 1), date(2009, 4, 12), False),
    ],
)
def test_box_takes_opinions_from_its_first_to_its_last_day(opened, closed, takes):
    assert bool(rules.may_give(box(opened, closed), "意见")) == takes


@pytest.mark.parametrize(
    ("text", "reason"),
    [("  ", "Write what you want"), ("意" * 2501, "2500"), (f"码 {codes.grouped('0' * 24)}", "receipt code")],
)
def test_what_may_not_be_written(text, reason):
    verdict = rules.may_give(box(), text)
    assert not verdict
    assert reason in str(verdict.reason)


@pytest.mark.parametrize(
    ("waiting", "on", "due"),
    [
        (3, FRIDAY, True),
        (2, FRIDAY, False),
        (0, date(2026, 11, 17), False),
        (0, date(2026, 11, 18), True),
        (2, date(2026, 11, 18), True),
    ],
)
def test_three_are_opened_at_once_and_fewer_after_three_working_days(waiting, on, due):
    assert rules.is_due(BoxKey(box=box(), made_on=FRIDAY), waiting, on) == due


def test_holiday_keeps_the_box_closed_a_day_longer():
    key = BoxKey(box=box(), made_on=FRIDAY)
    key.box.campaign.days_off = [["2026-11-16", "2026-11-17"]]
    assert not rules.is_due(key, 2, date(2026, 11, 19))
    assert rules.is_due(key, 2, date(2026, 11, 20))


def test_answering_ends_with_three_that_wait_and_with_the_campaign():
    opinion = Opinion(campaign=CAMPAIGN)
    assert rules.may_answer_back(opinion, 2)
    assert not rules.may_answer_back(opinion, 3)
    assert not rules.may_answer_back(Opinion(campaign=Campaign(state="closed")), 0)


def test_office_answers_under_receipts_alone_and_with_words():
    receipt = Opinion(from_box=True, receipt_tag=bytes(16))
    assert rules.may_reply(receipt, "谢谢")
    assert not rules.may_reply(receipt, " ")
    assert not rules.may_reply(Opinion(from_box=True), "谢谢")
    assert not rules.may_reply(Opinion(), "谢谢")


def test_one_box_for_a_campaign_that_goes_on():
    assert rules.may_open(None, Campaign())
    assert not rules.may_open(box(), Campaign())
    assert not rules.may_open(None, Campaign(state="closed"))
