"""Cells that name one of several things."""

import pytest
from django.db.models import TextChoices

from phases.core.ledgers import Beginning, CellError, Known, YesNo
from phases.core.ledgers.choosing import told_apart


class State(TextChoices):
    DRAFT = "draft", "draft"
    FILED = "filed", "filed"


@pytest.fixture
def known():
    return Known(campaign=None, year=2009)


@pytest.mark.parametrize(("cell", "answer"), [("是", True), ("√", True), ("Ｙ", True), ("否", False), ("不是", False)])
def test_yes_and_no_are_the_words_of_offices(known, cell, answer):
    assert YesNo("is_leader", "leader").read(cell, known) is answer


def test_other_word_offers_both_answers_and_a_sheet_shows_the_first_of_each(known):
    column = YesNo("is_leader", "leader")
    with pytest.raises(CellError) as raised:
        column.read("也许", known)
    assert [mend.text for mend in raised.value.fault.mends] == list(column.options(known)) == ["是", "否"]
    assert (column.show(True), column.show(False)) == ("是", "")


def test_state_of_a_line_is_where_it_begins_and_never_a_change(known):
    column = Beginning("state", "state", choices=State, default=State.FILED)
    assert (column.read("draft", known), column.read("早就办了", known)) == ("draft", "filed")
    assert column.same("filed", "draft")


def test_people_of_the_roster_are_told_apart_from_other_names():
    names = {"周明远": "the one on the roster"}
    assert told_apart("周明远、程教授，周 明 远；李博士", names) == (["the one on the roster"], "程教授、李博士")
