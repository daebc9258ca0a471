"""Aspects, the published table, who is asked what."""

import pytest

from phases.analysis_report import selectors, services
from phases.organisation.roles import Role
from phases.timeline.selectors import part_of
from tests.factories import analysis_report as make
from tests.factories import meetings

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return make.scene()


def test_an_aspect_is_known_by_its_key_or_by_its_heading(place):
    report = make.report(place)
    body = make.body(1)
    body["sections"][0]["heading"] = "存在的突出問題"  # reworded, the key stays
    body["sections"][1] = {"key": "s9", "heading": "二、分析原因和教訓", "paragraphs": ["原因在於學習。"]}
    services.save_words(report=report, by=place.office, body=body, based_on=0)
    assert selectors.unfilled(report, selectors.newest_version(report)) == make.ASPECTS[2:]


def test_rounds_count_who_was_asked_who_answered_and_what_is_open(place):
    circulation = make.circulated(place)
    services.reply(recipient=circulation.recipients.all()[0], by=place.office, points=[("", "一"), ("", "二")])
    services.decide_point(point=circulation.points.all()[0], decision="not", reason="重複", by=place.office)
    (counted,) = selectors.rounds_of(circulation.report)
    assert (counted.asked, counted.answered, counted.said, counted.undecided) == (2, 1, 2, 1)


@pytest.mark.trace("T-42")
def test_the_published_table_holds_closed_rounds_and_masks_people(place):
    circulation = make.circulated(place)
    services.reply(recipient=circulation.recipients.all()[0], by=place.office, points=[("a2", "原因要深挖")])
    services.add_point(circulation=circulation, by=place.office, text="再短些", giver="朱建國")
    services.add_point(circulation=circulation, by=place.office, text="補上數目", giver="展覽部")
    assert not selectors.table_of(place.campaign, published=True).exists()
    for point in circulation.points.all():
        services.decide_point(point=point, decision="not", reason="已有", by=place.office)
    services.close_round(circulation=circulation, by=place.office)
    rows = selectors.rows_of(selectors.table_of(place.campaign, published=True))
    assert [(row.giver, row.heading, row.point.text) for row in rows] == [
        ("展覽部", "分析原因", "原因要深挖"),
        ("朱**", "", "再短些"),
        ("展覽部", "", "補上數目"),
    ]
    sifted = selectors.sifted(
        selectors.table_of(place.campaign, published=True), {"round": "1", "decision": "not", "q": "深挖"}
    )
    assert [point.text for point in sifted] == ["原因要深挖"]


def test_each_sees_what_he_or_his_department_is_asked(place):
    make.circulated(place)
    for liaison, unit in zip(place.liaisons, place.units, strict=True):
        (asked,) = selectors.asked_of(place.campaign, liaison, part_of(liaison, place.campaign))
        assert asked.unit == unit
    member = meetings.appointed(place.campaign, Role.MEMBER)
    assert selectors.asked_of(place.campaign, member, part_of(member, place.campaign)) == []


def test_the_next_undecided_point_follows_and_comes_round_to_the_first(place):
    circulation = make.circulated(place)
    one, two = (services.add_point(circulation=circulation, by=place.office, text=text) for text in ("一", "二"))
    assert selectors.next_undecided(circulation, 1) == two
    assert selectors.next_undecided(circulation, 2) == one
    for point in (one, two):
        services.decide_point(point=point, decision="not", reason="重複", by=place.office)
    assert selectors.next_undecided(circulation, 1) is None


def test_what_everybody_may_read_is_the_review_copy_and_then_the_final_version(place):
    report = make.drafted(place)
    assert selectors.readable_copy(report) is None
    report = make.reviewed(make.scene())
    assert selectors.readable_copy(report).stage == "review"
