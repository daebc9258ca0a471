import pytest

from phases.imports import headers
from phases.imports.reader import KEPT
from phases.opinions.ledgers import ConsolidatedOpinions, Forms, RawOpinions
from phases.organisation.ledgers import Roster
from tests.factories import timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


def find(campaign, *rows):
    return headers.find(Roster(), campaign, [list(row) for row in rows])


def test_header_is_found_under_title_and_reporting_unit(campaign):
    rows = (["XX局党员花名册", "", ""], ["填报单位：XX局", "", "填报日期"], ["序号", "姓名", "科室"])
    header = find(campaign, *rows)
    assert (header.row, header.mapping) == (3, ["number", "name", "department"])


@pytest.mark.parametrize("names", [["姓名", "处室", "职务"], ["姓名", "部門", "職務"], ["name", "department", "post"]])
def test_header_is_known_in_either_script_and_in_english(campaign, names):
    assert find(campaign, names).mapping == ["name", "department", "post"]


SEEN = [
    (
        RawOpinions(),
        "序号 意见建议内容 类别 来源(对象) 征求方式 条数 涉及部门 分管领导",
        "number text categories source channel times department leader",
    ),
    (RawOpinions(), "日期 渠道 意见来源 意见内容", "received_on channel source text"),
    (
        ConsolidatedOpinions(),
        "序号 意见建议 提出人/单位 是否采纳 办理措施 责任领导 责任部门 办结时限 反馈情况",
        "number text sources adoption measures leader department due_on reply",
    ),
    (Forms(), "对象 发放份数 收回份数 回收率 有效份数 意见条数", "audience issued returned rate valid raw"),
]


@pytest.mark.parametrize(("ledger", "names", "columns"), SEEN)
def test_sheets_of_opinions_as_offices_keep_them_are_read_without_asking(campaign, ledger, names, columns):
    """Their columns as domain.md section 3 lists them, and as the pages of this product call them."""
    assert headers.find(ledger, campaign, [names.split()]).mapping == columns.split()


def test_header_with_a_remark_in_brackets_and_full_width_letters(campaign):
    header = find(campaign, ["姓　名", "部门（处室）", "人员类别(在职/离退休)", "Ｎｏ．"])
    assert header.mapping == ["name", "department", "category", "number"]


def test_column_that_nobody_knows_is_kept_and_an_unnamed_one_passed_over(campaign):
    assert find(campaign, ["姓名", "处室", "职务", "民族", ""]).mapping == ["name", "department", "post", KEPT, ""]


def test_second_column_of_the_same_meaning_is_kept_too(campaign):
    assert find(campaign, ["姓名", "处室", "职务", "部门"]).mapping == ["name", "department", "post", KEPT]


def test_header_of_two_rows_takes_the_lower_names(campaign):
    rows = (["姓名", "处室", "联系", ""], ["姓名", "处室", "电话", "备注"], ["甲", "一处", "1", ""])
    header = find(campaign, *rows)
    assert (header.row, header.mapping) == (2, ["name", "department", "phone", "remarks"])


def test_header_beyond_the_tenth_row_or_with_two_names_is_none(campaign):
    assert find(campaign, *[["说明", "", ""]] * 10, ["姓名", "处室", "职务"]) is None
    assert find(campaign, ["姓名", "处室", "别的"]) is None


def test_sums_notes_and_blank_rows_are_no_records():
    rows = [["姓名", "人数"], ["甲", "1"], ["", ""], ["合 计", "1"], ["注：甲为挂职", ""], ["乙", "2"]]
    lines = headers.Lines(1)
    assert list(lines.records(rows)) == [(2, ["甲", "1"]), (6, ["乙", "2"])]
    assert (lines.total, lines.notes, lines.blank) == ((4, ["合 计", "1"]), [4, 5], 1)


def test_signature_of_a_header_does_not_mind_blanks_and_width():
    assert headers.signature(["姓 名", "Ａ"]) == headers.signature(["姓名", "a"]) != headers.signature(["姓名"])
