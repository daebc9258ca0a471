"""The register of documents as a sheet."""

import pytest

from phases.core.ledgers import Fate
from phases.documents import services
from phases.documents.ledgers import DocumentRegister
from phases.documents.models import Document
from tests.factories import documents as make
from tests.factories import ledgers

pytestmark = pytest.mark.django_db

LEDGER = DocumentRegister()
HEADERS = ["title", "kind", "issuer", "number", "dated_on", "words"]
PLAN = [
    "实施方案",
    "implementation_plan",
    "局党组",
    "镇科发[2009]第012号",
    "3月18日",
    "一、指导思想\n服务发展\n二、基本原则\n…",
]


@pytest.fixture
def place():
    return make.bureau()


@pytest.mark.trace("S-01")
def test_directive_of_a_sheet_is_filed_with_its_number(place):
    line = ["关于印发〈实施意见〉的通知", "superior_directive", "市委", "镇发[2009]10号", "", ""]
    ledgers.bring(LEDGER, place.campaign, place.office, HEADERS, line)
    document = Document.objects.get()
    assert (document.state, document.number, document.created_by) == ("filed", "镇发〔2009〕10号", place.office)


@pytest.mark.trace("S-06")
def test_plan_of_a_sheet_keeps_its_sections_as_the_first_version(place):
    ledgers.bring(LEDGER, place.campaign, place.office, HEADERS, PLAN)
    document = Document.objects.get()
    (version,) = document.versions.all()
    assert [section["heading"] for section in version.body["sections"]] == ["指导思想", "基本原则"]
    assert version.body["sections"][0]["paragraphs"] == ["服务发展"]
    assert (document.state, document.number) == ("filed", "镇科发〔2009〕12号")


def test_documents_go_out_as_the_page_filters_them_and_come_back_without_a_difference(place):
    make.drafted(place)
    ledgers.bring(LEDGER, place.campaign, place.office, HEADERS, PLAN)
    services.withdraw(document=make.drafted(place, kind="notice"), by=place.office)
    keys, rows = ledgers.sent_out(LEDGER, place.campaign)
    assert [row[1] for row in rows] == ["第一阶段书面材料", "实施方案"]
    assert {one.fate for one in ledgers.read(LEDGER, place.campaign, keys, *rows)} == {Fate.SAME}


def test_number_that_comes_later_is_set_on_the_document_that_stands(place):
    ledgers.bring(LEDGER, place.campaign, place.office, HEADERS[:2], ["通知", "notice"])
    ledgers.bring(
        LEDGER, place.campaign, place.office, ["title", "kind", "number"], ["通知", "notice", "镇科发〔2009〕9号"]
    )
    assert Document.objects.get().number == "镇科发〔2009〕9号"


def test_words_of_what_stands_and_reports_are_no_matter_for_a_sheet(place):
    ledgers.bring(LEDGER, place.campaign, place.office, HEADERS, PLAN)
    rewritten, report = [*PLAN[:5], "一、指导思想\n别的话"], ["阶段报告", "phase_report", "", "", "", ""]
    first, second = ledgers.read(LEDGER, place.campaign, HEADERS, rewritten, report)
    assert (set(first.faults), set(second.faults)) == ({"words"}, {"kind"})


def test_issued_document_is_not_renamed_by_a_sheet(place):
    document = make.approved(place, kind="notice")
    services.issue(document=document, by=place.office)
    headers = ["title", "kind", "issuer"]
    (reading,) = ledgers.read(LEDGER, place.campaign, headers, [document.title, "notice", "别人"])
    assert set(reading.faults) == {"issuer"}


def test_import_that_is_taken_back_withdraws_what_it_brought(place):
    written = ledgers.bring(LEDGER, place.campaign, place.office, HEADERS, PLAN)
    known = LEDGER.known(place.campaign)
    LEDGER.take_back(campaign=place.campaign, by=place.office, written=written, known=known)
    assert Document.objects.get().state == "withdrawn"
    assert ledgers.sent_out(LEDGER, place.campaign)[1] == []
