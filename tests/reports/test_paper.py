"""A version as official paper."""

from datetime import date

import pytest

from phases.documents.paper import sheet
from phases.reports import paper
from tests.factories import documents as make

pytestmark = pytest.mark.django_db


def test_approved_paper_is_signed_and_dated():
    place = make.bureau()
    document = make.approved(place)
    printed = paper.paper_of(make.newest(document), is_final=True)
    assert (printed.signatory, printed.signed_by) == ("周明远", "镇江市科学技术局")
    assert printed.dated_on is not None
    assert (printed.printed_by, printed.printed_on) == (
        "镇江市科学技术局",
        printed.dated_on,
    )  # GB/T 9704-2012 7.4
    assert make.newest(document).sha256[:16] in printed.anchor


def test_date_that_the_office_gave_goes_before_the_day_of_approval():
    place = make.bureau()
    document = make.approved(place)
    version = make.newest(document)
    version.document.dated_on = date(2009, 5, 4)
    assert paper.paper_of(version, is_final=True).dated_on == date(2009, 5, 4)


def test_paper_of_a_campaign_that_stands_still_bears_no_later_day():
    version = make.newest(make.approved(make.bureau()))
    version.document.campaign.stands_still_on = date(2009, 5, 6)
    printed = paper.paper_of(version, is_final=True)
    assert (printed.dated_on, printed.printed_on) == (date(2009, 5, 6), date(2009, 5, 6))


def test_draft_has_neither_date_nor_signatory_and_says_so():
    printed = paper.paper_of(make.newest(make.drafted(make.bureau())), is_final=False)
    assert (printed.signatory, printed.dated_on, printed.anchor) == ("＿＿", None, "Draft, not approved")
    assert (printed.printed_by, printed.printed_on) == ("", None)


def test_figures_are_bound_in_the_words():
    printed = paper.paper_of(make.newest(make.drafted(make.bureau())), is_final=False)
    paragraph = printed.blocks[1]
    assert isinstance(paragraph, sheet.Paragraph)
    assert sheet.Bound("3次") in paragraph.runs
