import pytest
from hypothesis import given
from hypothesis import strategies as st

from phases.core import formulas


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1+1", "''-1", "'x", "x", "''", ""])
def test_text_comes_back_as_it_went_out_and_is_no_formula_between(text):
    out = formulas.guarded(text)
    assert not str(out).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert formulas.unguarded(str(out)) == text


@given(st.text(alphabet="'=+-@\t ax一", max_size=8))
def test_any_text_comes_back_as_it_went_out(text):
    assert formulas.unguarded(str(formulas.guarded(text))) == text


def test_number_stays_a_number_and_nothing_is_an_empty_cell():
    assert [formulas.guarded(cell) for cell in (3, 2.5, None)] == [3, 2.5, ""]


def test_control_characters_that_no_sheet_can_hold_are_left_out():
    assert formulas.guarded("一\x0b是\x00") == "一是"
