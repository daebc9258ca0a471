from dataclasses import dataclass
from datetime import date

import pytest

from phases.core import ledgers
from phases.core.ledgers import CellError, Known, by_name
from phases.organisation.models import Person


@dataclass(frozen=True)
class Somebody:
    name: str
    short: str = ""

    def __str__(self) -> str:
        return self.name


@pytest.fixture
def known():
    people = [Somebody("施振宇", "小施"), Somebody("唐珺", "唐")]
    names = by_name(people, "name", "short")
    return Known(campaign=None, year=2009, names={"people": names})


DAY, HOURS, NUMBER = ledgers.Day("on", "日期"), ledgers.HalfHours("hours", "学时"), ledgers.Number("n", "人数")


@pytest.mark.parametrize(
    "text", ["2009.4.8", "4月8日", "2009-4-8", "2009/4/8", "2009年4月8日", "４月８日", "39911", "2009-04-08 00:00:00"]
)
def test_day_is_read_as_offices_write_it(known, text):
    assert DAY.read(text, known) == date(2009, 4, 8)


def test_day_that_is_none_is_pointed_out(known):
    with pytest.raises(CellError) as refused:
        DAY.read("3月中旬", known)
    assert "3月中旬" in str(refused.value.fault.reason)


def test_announced_date_keeps_its_words(known):
    column = ledgers.VagueDay("when", "时间")
    assert column.show(column.read("3月中旬", known)) == "3月中旬"
    assert column.read("3月中旬", known).on == date(2009, 3, 11)


@pytest.mark.parametrize(("text", "half_hours"), [("2", 4), ("2.5", 5), ("２．５学时", 5), ("0", 0)])
def test_hours_are_read_in_halves(known, text, half_hours):
    assert HOURS.read(text, known) == half_hours
    assert HOURS.read(str(HOURS.show(half_hours)), known) == half_hours


def test_hours_with_a_lost_point_offer_what_was_meant(known):
    with pytest.raises(CellError) as refused:
        HOURS.read("200", known)
    assert [mend.text for mend in refused.value.fault.mends] == ["20"]


@pytest.mark.parametrize("text", ["2.3", "两", "-1"])
def test_hours_that_are_none_are_pointed_out(known, text):
    with pytest.raises(CellError):
        HOURS.read(text, known)


def test_number_with_its_counter_is_read_and_empty_is_not_zero(known):
    assert NUMBER.read("23人", known) == 23
    assert NUMBER.read("1,306", known) == 1306
    assert NUMBER.empty is None


def test_choice_is_read_by_its_label_in_each_language_and_by_other_names(known):
    column = ledgers.Choice("category", "类别", choices=Person.Category)
    for text in ("serving_member", "serving member", "在职党员", "在職黨員", "在职", " 在 职 "):
        assert column.read(text, known) == Person.Category.SERVING
    with pytest.raises(CellError) as refused:
        column.read("serving membr", known)
    assert refused.value.fault.mends


def test_name_that_nobody_has_offers_the_nearest(known):
    column = ledgers.One("who", "姓名", among="people")
    assert column.read("施 振宇", known).name == "施振宇"
    with pytest.raises(CellError) as refused:
        column.read("施振字", known)
    assert "施振宇" in str(refused.value.fault.mends[0].label)


def test_several_names_are_read_whatever_stands_between(known):
    column = ledgers.Many("who", "参加人员", among="people")
    assert [person.short for person in column.read("施振宇、唐珺；唐珺", known)] == ["小施", "唐"]


def test_name_of_two_is_ambiguous():
    names = by_name([Somebody("王伟", "一"), Somebody("王伟", "二")], "name")
    column, known = ledgers.One("who", "姓名", among="people"), Known(campaign=None, year=2009, names={"people": names})
    with pytest.raises(CellError):
        column.read("王伟", known)


def test_full_cell_is_refused_because_spreadsheets_cut_it(known):
    with pytest.raises(CellError):
        ledgers.Words("text", "内容", most=100_000).read("字" * 32_767, known)
