import csv
import io

from openpyxl import load_workbook

from phases.exports import files

ROWS = [["=1+1", 3, None], ["@cmd", 2.5, "何雨桐"], ["-", "+", "\t"]]


def test_csv_opens_in_excel_and_runs_no_formula() -> None:
    text = "".join(files.csv_lines(["姓名", "学时", "备注"], ROWS))
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows == [["姓名", "学时", "备注"], ["'=1+1", "3", ""], ["'@cmd", "2.5", "何雨桐"], ["'-", "'+", "'\t"]]


def test_csv_is_made_one_line_at_a_time() -> None:
    asked: list[int] = []

    def rows() -> object:
        for number in range(1000):
            asked.append(number)
            yield [number]

    lines = files.csv_lines(["n"], rows())  # type: ignore[arg-type] # a plain generator
    next(lines)
    next(lines)
    assert asked == [0]


def test_xlsx_holds_the_same_rows() -> None:
    with files.xlsx_file("学时", ["姓名", "学时", "备注"], ROWS) as file:
        rows = [list(row) for row in load_workbook(file).active.iter_rows(values_only=True)]
    assert rows[:3] == [["姓名", "学时", "备注"], ["'=1+1", 3, None], ["'@cmd", 2.5, "何雨桐"]]
