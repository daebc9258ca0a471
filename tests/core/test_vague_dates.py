from datetime import date

import pytest

from phases.core import vague_dates
from phases.core.vague_dates import Precision

DAY, TEN, MONTH, YEAR, OPEN = (
    Precision.DAY,
    Precision.TEN_DAYS,
    Precision.MONTH,
    Precision.YEAR,
    Precision.OPEN,
)


@pytest.mark.trace("S-03")
@pytest.mark.parametrize(
    ("words", "on", "precision"),
    [
        ("3月中旬", date(2009, 3, 11), TEN),
        ("3月上旬", date(2009, 3, 1), TEN),
        ("12月下旬", date(2009, 12, 21), TEN),
        ("5月5日", date(2009, 5, 5), DAY),
        ("2008年10月9日", date(2008, 10, 9), DAY),
        ("2008-12-23", date(2008, 12, 23), DAY),
        ("2008年10月", date(2008, 10, 1), MONTH),
        ("2月", date(2009, 2, 1), MONTH),
        ("2009年", date(2009, 1, 1), YEAR),
        ("2009年底", date(2009, 1, 1), YEAR),
        ("2010年6月底", date(2010, 6, 1), MONTH),
        ("另行通知", None, OPEN),
        ("2月30日", None, OPEN),
        ("13月", None, OPEN),
        ("", None, OPEN),
    ],
)
def test_announced_words_keep_their_precision_and_sort(words, on, precision):
    read = vague_dates.parse(words, year=2009)
    assert (read.on, read.precision, str(read)) == (on, precision, words)


def test_blanks_do_not_matter_for_reading_and_stay_as_written():
    assert vague_dates.parse("3 月 中旬", year=2009) == vague_dates.VagueDate(date(2009, 3, 11), TEN, "3 月 中旬")


@pytest.mark.parametrize(
    ("words", "slip"), [("2月30日", True), ("2009.13.1", True), ("2月29日", False), ("3月中旬", False)]
)
def test_a_day_that_no_calendar_has_is_a_slip(words, slip):
    assert vague_dates.names_no_day(words) is slip
