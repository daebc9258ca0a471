"""What the page of a version shows."""

import pytest

from phases.documents import reading, services
from phases.timeline.selectors import part_of
from tests.factories import documents as make

pytestmark = pytest.mark.django_db


def deeds(place, document, user) -> set[str]:
    version = make.newest(document)
    found = reading.deeds(version, part_of(user, place.campaign), user)
    return {name for name, verdict in found.items() if verdict}


def test_headings_are_counted_as_the_printed_paper_counts_them():
    place = make.bureau()
    sections = [
        {"key": "opening", "heading": "", "paragraphs": ["开头。"]},
        {"key": "a", "heading": "准备", "paragraphs": []},
        {"key": "b", "heading": "学习", "paragraphs": []},
    ]
    shown = reading.paper(make.body() | {"sections": sections}, {}, place.campaign)
    assert [passage.heading for passage in shown["passages"]] == ["", "一、准备", "二、学习"]


def test_number_not_yet_given_is_a_gap_in_the_campaigns_own_script():
    place = make.bureau(script="zh-hant")
    assert reading.paper(make.body(), {}, place.campaign)["number"] == "镇科发〔2009〕＿＿號"


def test_deeds_follow_the_part_and_the_state():
    place = make.bureau()
    document = make.drafted(place)
    assert deeds(place, document, place.office) == {"edit", "submit", "file", "withdraw"}
    assert deeds(place, document, place.head) == set()
    services.submit(document=document, by=place.office)
    assert deeds(place, document, place.office) == {"recall"}
    assert deeds(place, document, place.head) == {"approve", "return"}


def test_bar_at_the_foot_is_left_out_where_nothing_is_to_be_decided():
    place = make.bureau()
    version = make.newest(make.drafted(place))
    of_head = reading.deeds(version, part_of(place.head, place.campaign), place.head)
    of_office = reading.deeds(version, part_of(place.office, place.campaign), place.office)
    assert (reading.decides(version, of_head), reading.decides(version, of_office)) == (False, True)
