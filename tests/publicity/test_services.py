"""Columns, items, cases, essays and bulletins, as the office keeps them."""

import pytest

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.documents import services as documents
from phases.publicity import services
from phases.publicity.models import Bulletin, PublicityColumn
from tests.factories import meetings, publicity, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.mark.trace("S-22")
def test_item_needs_no_more_than_a_title_and_a_day(campaign):
    item = publicity.item(campaign)
    assert (item.reference, item.column, item.phase) == ("", None, campaign.phases.get(order=1))


def test_column_that_items_name_stays(campaign):
    column = publicity.column(campaign)
    publicity.item(campaign, column=column)
    with pytest.raises(RefusedError, match="stays"):
        services.remove_column(record=column, by=column.recorded_by)
    assert PublicityColumn.objects.exists()


@pytest.mark.trace("S-46")
def test_case_is_taken_into_a_bulletin_with_its_words(campaign):
    case, item = publicity.case(campaign), publicity.item(campaign, medium="镇江日报")
    meeting = meetings.meeting(campaign, title="动员大会", summary="统一思想")
    bulletin = publicity.bulletin(campaign, cases=[case], items=[item], meetings=[meeting])
    body = bulletin.document.versions.get().body
    words = [paragraph for section in body["sections"] for paragraph in section["paragraphs"]]
    assert len(words) == 3
    assert "动员大会" in words[0]
    assert "统一思想" in words[0]
    assert "镇江日报" in words[1]
    assert words[2].startswith("知识产权处")
    assert list(case.bulletins.all()) == [bulletin]
    assert bulletin.document.kind == "bulletin"


def test_issue_made_on_paper_is_only_registered(campaign):
    assert publicity.bulletin(campaign, on_paper=True).document is None


def test_number_is_taken_once(campaign):
    publicity.bulletin(campaign, number=1)
    with pytest.raises(RefusedError, match="exists already"):
        publicity.bulletin(campaign, number=1)
    second = publicity.bulletin(campaign, number=2)
    with pytest.raises(RefusedError):
        services.change_bulletin(record=second, by=second.recorded_by, number=1)


def test_what_an_issue_takes_in_changes_with_an_entry_in_the_trail(campaign):
    bulletin, case = publicity.bulletin(campaign), publicity.case(campaign)
    services.change_bulletin(record=bulletin, by=bulletin.recorded_by, cases=[case], items=[])
    newest = audit.history_of(bulletin)[0]
    assert (str(newest.act), [str(change.new) for change in newest.changes]) == ("changed a bulletin", ["知识产权处"])


def test_document_is_withdrawn_with_its_bulletin(campaign):
    bulletin = publicity.bulletin(campaign)
    document = bulletin.document
    services.remove_bulletin(record=bulletin, by=bulletin.recorded_by, reason="重复")
    document.refresh_from_db()
    assert document.state == "withdrawn"
    assert not Bulletin.objects.exists()


def test_filed_bulletin_goes_with_its_document_too(campaign):
    bulletin = publicity.bulletin(campaign)
    documents.file(document=bulletin.document, by=bulletin.recorded_by)
    services.remove_bulletin(record=Bulletin.objects.get(), by=bulletin.recorded_by, reason="作废")
    assert not Bulletin.objects.exists()


def test_plain_records_change_and_go_with_the_trail(campaign):
    by = publicity.office(campaign)
    essay, item, case = publicity.essay(campaign, by), publicity.item(campaign, by), publicity.case(campaign, by)
    column = publicity.column(campaign, by)
    services.change_essay(record=essay, by=by, result="二等奖")
    services.change_item(record=item, by=by, author="何雨桐")
    services.change_case(record=case, by=by, elsewhere="市活动简报")
    services.change_column(record=column, by=by, address="第4版")
    for record, remove in (
        (essay, services.remove_essay),
        (item, services.remove_item),
        (case, services.remove_case),
        (column, services.remove_column),
    ):
        assert len(audit.history_of(record)) == 2
        remove(record=record, by=by, reason="")
    acts = set(audit.entries_of(campaign.audit_chain).values_list("act", flat=True))
    assert {"essay.removed", "publicity.removed", "case.removed", "column.removed"} <= acts
