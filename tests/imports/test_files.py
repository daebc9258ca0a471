import io
import zipfile
from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from phases.exports import files as written
from phases.imports import files
from phases.imports.files import Book, FileError
from tests.factories import ledgers


def rows(content: bytes) -> list[list[str]]:
    book = Book(content)
    return list(book.rows(book.sheets[0]))


def test_cells_of_a_sheet_are_read_as_somebody_would_type_them():
    row = ["　唐珺 ", 3.0, 2.5, True, date(2009, 4, 8), datetime(2009, 4, 8, 9, 30)]  # noqa: DTZ001 - a sheet knows no zone
    assert rows(ledgers.sheet(row)) == [["唐珺", "3", "2.5", "是", "2009-04-08", "2009-04-08 09:30"]]


def test_merged_cells_hold_for_each_of_their_rows():
    content = ledgers.sheet(["科技局", None], ["处室", "姓名"], ["一处", "甲"], [None, "乙"], merged=("A1:B1", "A3:A4"))
    assert rows(content)[2:] == [["一处", "甲"], ["一处", "乙"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_csv_is_read_in_the_encodings_of_chinese_windows(encoding, delimiter):
    text = f"姓名{delimiter}处室\n唐珺{delimiter}办公室\n"
    assert rows(text.encode(encoding)) == [["姓名", "处室"], ["唐珺", "办公室"]]


def packed(name: str, size: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w", force_zip64=True) as part:
        block = b"0" * 2**20
        for _ in range(size // 2**20):
            part.write(block)
    return file.getvalue()


WRONG = {
    "empty": b"",
    "blanks": b"\xef\xbb\xbf \r\n",
    "a picture": b"\x89PNG\r\n\x1a\n\x00\x00",
    "broken zip": b"PK\x03\x04 and nothing more",
    "a zip without a sheet": packed("a.txt", 2**20),
    "an old file with a password": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
}


@pytest.mark.parametrize("what", WRONG)
def test_file_that_is_no_sheet_is_refused_with_a_reason(what):
    with pytest.raises(FileError) as refused:
        rows(WRONG[what])
    assert str(refused.value.reason).endswith((".", "。"))


def test_small_file_that_unpacks_into_gigabytes_is_refused_unread(monkeypatch):
    monkeypatch.setattr(files, "LARGEST_UNPACKED", 8 * 2**20)
    bomb = packed("xl/worksheets/sheet1.xml", 16 * 2**20)
    assert len(bomb) < 100_000
    with pytest.raises(FileError):
        Book(bomb)


def test_size_that_a_file_lies_about_does_not_help_it(monkeypatch):
    monkeypatch.setattr(files, "LARGEST_UNPACKED", 8 * 2**20)
    bomb = bytearray(packed("xl/worksheets/sheet1.xml", 16 * 2**20))
    size = (16 * 2**20).to_bytes(4, "little")
    lied = bytes(bomb).replace(size, (1000).to_bytes(4, "little"))
    with pytest.raises(FileError):
        Book(lied)


def test_sheet_of_three_hundred_columns_is_refused_with_the_number():
    with pytest.raises(FileError) as refused:
        rows(ledgers.sheet(["列"] * 300))
    assert "300" in str(refused.value.reason)


def test_sheet_with_too_many_rows_is_refused(monkeypatch):
    monkeypatch.setattr(files, "MOST_ROWS", 5)
    with pytest.raises(FileError):
        rows("\n".join("甲,乙" for _ in range(6)).encode())


def test_only_visible_sheets_are_offered_and_a_name_like_a_path_harms_nobody():
    book = Workbook()
    book.active.title = "..-..-etc"
    book.create_sheet("隐藏").sheet_state = "hidden"
    file = io.BytesIO()
    book.save(file)
    assert Book(file.getvalue()).sheets == ["..-..-etc"]


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), max_size=20)


@settings(deadline=None)  # a busy machine is no fault
@given(st.lists(TEXT, min_size=2, max_size=3).filter(lambda cells: all(cell.strip("\ufeff") == cell for cell in cells)))
def test_what_an_export_wrote_is_read_back_unchanged(cells):
    text = "".join(written.csv_lines(["甲", "乙"], [cells]))
    expected = [files.tidy(cell) for cell in cells]
    assert rows(text.encode())[1] == expected
    with written.xlsx_file("表", ["甲", "乙", "丙"], [["头", *cells]]) as file:
        read = rows(file.read())[1]
    assert (read[1:] + [""] * 3)[: len(cells)] == expected


@pytest.mark.parametrize("lines", [3, 30])
def test_length_of_a_file_is_told_without_reading_its_cells(lines):
    text = "姓名,处室\n" * lines
    for content in (text.encode(), ledgers.sheet(*([["姓名", "处室"]] * lines))):
        assert files.is_long(content, 10) == (lines > 10)


def test_damaged_zip_is_not_long_and_an_old_format_goes_by_its_size():
    assert not files.is_long(b"PK\x03\x04 and nothing more", 10)
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    assert [files.is_long(ole + b"x" * size, 10) for size in (9, files.OLD_FORMAT_BYTES)] == [False, True]


def test_part_that_unpacks_without_end_goes_to_a_worker(monkeypatch):
    monkeypatch.setattr(files, "LOOKED_THROUGH", files.BLOCK)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/worksheets/sheet1.xml", b" " * (3 * files.BLOCK))
    assert files.is_long(packed.getvalue(), 10)


def sheet_with(place: tuple[int, int], value: str | None) -> bytes:
    book = Workbook()
    book.active.append(["序号", "姓名"])
    book.active.append([1, "温如玉"])
    cell = book.active.cell(*place, value)
    cell.number_format = "0.00"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_filled_cell_in_the_far_corner_is_refused_before_room_is_made_for_what_lies_between():
    """The reader would ask for 16 thousand million cells at once, and the whole server process would die of it."""
    with pytest.raises(FileError, match="row 1048576 and column 16384"):
        Book(sheet_with((1048576, 16384), "x"))
    with pytest.raises(FileError, match="far outside"):
        Book(sheet_with((900_000, 60), "x"))


def test_cells_that_are_only_formatted_do_no_harm():
    assert rows(sheet_with((1048576, 1000), None)) == [["序号", "姓名"], ["1", "温如玉"]]


def test_cells_merged_over_a_million_rows_cost_nothing():
    book = Workbook()
    book.active.append(["序号", "姓名"])
    book.active.append([1, "温如玉"])
    for column in "ABCDEFGHIJ":
        book.active.merged_cells.add(f"{column}2:{column}1048576")
    content = io.BytesIO()
    book.save(content)
    assert len(rows(content.getvalue())) == 2


def test_file_beyond_the_limit_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(files, "LARGEST", 10)
    with pytest.raises(FileError, match="larger than 20 MB"):
        Book(b"x" * 11)


def test_days_and_hours_of_a_cell_are_read_as_they_are_written():
    said = [files.text_of(cell) for cell in (date(2009, 4, 10), time(14, 30), datetime(2009, 4, 10, 14, 30))]  # noqa: DTZ001 - as a sheet has it
    assert said == ["2009-04-10", "14:30", "2009-04-10 14:30"]
