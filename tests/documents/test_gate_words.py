"""Which words of a report are the gate's own; the whole way is in tests/gates/test_draft_report.py."""

import pytest

from phases.documents import gate_words
from phases.timeline.models import GateReview
from tests.factories import documents as make

pytestmark = pytest.mark.django_db
ROW = {"key": "hours", "text": "学时", "severity": "gate", "state": "short"} | {"figure": "22", "target": "23"}
LET_THROUGH = {"key": "essays", "text": "征文", "severity": "gate", "state": "waived"}


def review(phase, *rows):
    GateReview.objects.create(phase=phase, rows=list(rows), met=0, waived=0, unmet=len(rows), passed=not rows)


def test_without_a_review_the_body_stays():
    place = make.bureau()
    assert gate_words.brought_up(make.body(), place.phase) == make.body()


def test_a_reason_of_two_lines_is_known_again_after_the_editor_split_it():
    place = make.bureau()
    review(place.phase, LET_THROUGH | {"waiver": "全市未组织。\n明年补办。", "waived_by": "周明远"})
    reviews = gate_words.written(place.phase)
    [section] = gate_words.sections(place.phase, reviews)
    split = [line for text in section["paragraphs"] for line in text.splitlines()]
    assert len(split) == 2
    assert gate_words.is_as_written(section | {"paragraphs": split}, reviews)
    assert not gate_words.is_as_written(section | {"paragraphs": split[:1]}, reviews)


def test_the_newest_review_counts_and_an_older_ones_words_are_known_again():
    place = make.bureau()
    review(place.phase, ROW)
    body = gate_words.brought_up(make.body(), place.phase)
    assert [section["key"] for section in body["sections"]] == ["study", "unmet"]
    review(place.phase, ROW | {"figure": "21"})
    renewed = gate_words.brought_up(body, place.phase)
    assert "21" in renewed["sections"][1]["paragraphs"][0]
    review(place.phase)
    assert gate_words.brought_up(renewed, place.phase) == make.body()
