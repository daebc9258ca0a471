"""What comes out of the printer: slips that differ by nothing but their codes, sheets that can be typed back."""

import io

import pytest
from pypdf import PdfReader

from phases.appraisal import ballots, urn_paper
from phases.core import codes, shares
from tests.factories import urns as make

pytestmark = pytest.mark.django_db


def words_of(pdf: bytes) -> list[str]:
    """Page by page."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def test_slips_hold_code_and_mark_and_no_number():
    urn = make.urn(state="keyed").urn
    fresh = [codes.new() for _slip in range(11)]
    pages = words_of(urn_paper.slips(urn, fresh, "https://vote.example.org/v/"))
    assert [page.count("https://vote.example.org/v/") for page in pages] == [10, 1]
    for code in fresh:
        assert codes.grouped(code) in "".join(pages)
        assert ballots.shown(ballots.mark_of(code)) in "".join(pages)


def test_key_sheets_can_be_typed_back():
    urn = make.urn(state="keyed").urn
    parts = shares.split(bytes(range(32)))
    pages = words_of(urn_paper.key_sheets(urn, make.HOLDERS, parts, bytes(32)))
    for page, share, holder in zip(pages, parts, make.HOLDERS, strict=True):
        assert holder in page
        for line in shares.written(share):
            assert f"{line[:7]} {line[7:]}" in page


def test_record_of_the_sealing_lists_every_mark():
    ready = make.urn(state="closed")
    (told,) = words_of(urn_paper.seal_sheet(ready.urn, ["AAAA-BBBB", "CCCC-DDDD"]))
    assert "AAAA-BBBB" in told
    assert urn_paper.spelled(ballots.seal_of(ready.urn))[:17] in told


def test_record_of_many_marks_numbers_its_pages_and_keeps_the_signatures_together():
    ready = make.urn(state="closed")
    pages = words_of(urn_paper.seal_sheet(ready.urn, [f"AAAA-{number:04}" for number in range(150)]))
    assert [f"{number} / {len(pages)}" in page for number, page in enumerate(pages, 1)] == [True] * len(pages)
    assert all(holder in pages[-1] for holder in make.HOLDERS)
    assert "".join(pages).count("AAAA-") == 150
