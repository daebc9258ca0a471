"""Three sheets, any two: vectors, every pair, every misread sign."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phases.core import codes, shares
from phases.core.shares import Share, SheetError

SECRET, DIRECTION = bytes(range(32)), bytes(range(100, 132))
VECTOR = (
    ("646464646c6c6c6c646464647c7c7c7c646464646c6c6c6c646464649c9c9c9c", "2S34CHJ6RV3CDR"),
    ("c8cbcecdd4d7d2d1d0d3d6d5ecefeae9f8fbfefde4e7e2e1e0e3e6e507040102", "5J6BSV6X9NYJTB"),
    ("acaea8aabcbeb8babcbeb8ba9c9e989a8c8e888a9c9e989a9c9e989a87858381", "7B5EN2NBSFNRQJ"),
)
LINES_OF_THE_FIRST = ["2S34CHJ6RV3CDR", "HJ68S34FHY7RZN", "34CHJ68V3CDHP0", "68S34CJE9S74WW"]


def test_vectors():
    points = shares._points(SECRET, DIRECTION)
    assert [(share.value.hex(), shares.written(share)[0]) for share in points] == list(VECTOR)
    assert shares.written(points[0]) == LINES_OF_THE_FIRST


def test_multiplication_is_that_of_the_standard():
    assert shares._times(0x57, 0x83) == 0xC1  # FIPS 197, 4.2
    assert all(shares._times(element, shares._inverse(element)) == 1 for element in range(1, 256))


@given(st.binary(min_size=32, max_size=32))
@settings(deadline=None)
def test_any_two_sheets_give_the_secret_back(secret):
    sheets = shares.split(secret)
    read = [shares.read(" ".join(shares.written(share)).lower()) for share in sheets]
    assert {shares.joined(one, other) for one in read for other in read if one != other} == {secret}


def test_one_sheet_fits_every_secret():
    """Whatever the secret, some direction gives this very sheet: alone it says nothing."""
    sheet = shares.split(SECRET)[1]
    for secret in (bytes(32), bytes([255] * 32), DIRECTION):
        scale = shares._inverse(sheet.number)
        direction = bytes(shares._times(scale, a ^ b) for a, b in zip(sheet.value, secret, strict=True))
        assert shares._points(secret, direction)[1] == sheet


def test_same_sheet_twice_gives_nothing():
    sheet = shares.split(SECRET)[0]
    with pytest.raises(ValueError, match="twice"):
        shares.joined(sheet, Share(sheet.number, bytes(32)))


@given(st.integers(0, 55), st.sampled_from(codes.ALPHABET))
@settings(deadline=None)
def test_misread_sign_is_found_and_its_line_named(place, sign):
    text = "".join(shares.written(shares.split(SECRET)[2]))
    wrong = text[:place] + sign + text[place + 1 :]
    if wrong == text:
        return
    with pytest.raises(SheetError) as error:
        shares.read(wrong)
    assert error.value.line == place // 14 + 1


def test_exchanged_lines_and_missing_signs_are_found():
    one, two, three, four = shares.written(shares.split(SECRET)[0])
    for text, line in (
        (two + one + three + four, 1),
        (one + two + three, 0),
        ("", 0),
        (one + two + three + four[:-1], 4),
    ):
        with pytest.raises(SheetError) as error:
            shares.read(text)
        assert error.value.line == line


def test_numbers_that_the_paper_prints_before_its_lines_may_be_typed_too():
    share = shares.split(SECRET)[0]
    rows = [f"{place}  {line[:7]} {line[7:]}" for place, line in enumerate(shares.written(share), start=1)]
    assert shares.read("\n".join(rows)) == share
    with pytest.raises(SheetError) as error:
        shares.read("\n".join([*rows[:2], rows[2][:-1], rows[3]]))
    assert error.value.line == 3
