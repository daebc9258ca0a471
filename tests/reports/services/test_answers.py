"""What the committee answers, and what follows for those below."""

import pytest

from phases.core.audit.models import AuditEntry
from phases.core.verdict import RefusedError
from phases.documents import services as documents
from phases.reports import services
from phases.reports.models import Receipt
from tests.factories import documents as make
from tests.factories import reports as sent

pytestmark = pytest.mark.django_db


@pytest.mark.trace("S-54")
def test_acknowledged_report_says_who_and_when():
    place = make.bureau()
    delivery = sent.delivered(place)
    receipt = services.acknowledge(delivery=delivery, by=place.committee, remarks="数字清楚")
    document = delivery.version.document
    document.refresh_from_db()
    assert (document.state, receipt.by, receipt.remarks) == ("acknowledged", place.committee, "数字清楚")
    assert AuditEntry.objects.filter(act="report.acknowledged", chain=str(place.campaign.audit_chain)).exists()


@pytest.mark.trace("T-18")
def test_sent_back_report_carries_the_comment_to_its_authors():
    place = make.bureau()
    delivery = sent.delivered(place, kind="report")
    services.send_back(delivery=delivery, by=place.committee, remarks="缺转段会议，5月8日前补")
    document = delivery.version.document
    document.refresh_from_db()
    assert document.state == "sent_back"
    assert delivery.version.remarks.get().text == "缺转段会议，5月8日前补"


def test_send_back_without_a_word_is_refused():
    place = make.bureau()
    with pytest.raises(RefusedError, match="what is missing"):
        services.send_back(delivery=sent.delivered(place), by=place.committee, remarks="  ")


def test_second_answer_is_refused_with_the_first():
    place = make.bureau(email="committee@example.org")
    document = sent.issued(place)
    services.record_delivered(delivery=sent.delivery(document))
    services.acknowledge(delivery=sent.delivery(document), by=place.committee)
    with pytest.raises(RefusedError, match="联络二组"):
        services.send_back(delivery=sent.delivery(document, "email"), by=None, by_name="市委", remarks="再看")
    assert Receipt.objects.count() == 1


def test_answer_without_an_account_names_who_gave_it():
    place = make.bureau(parent=False, email="committee@example.org")
    receipt = services.acknowledge(delivery=sent.delivered(place, "email"), by=None, by_name="李主任")
    assert (receipt.by, receipt.by_name) == (None, "李主任")


def test_resubmitted_report_is_a_new_delivery():
    place = make.bureau()
    delivery = sent.delivered(place)
    services.send_back(delivery=delivery, by=place.committee, remarks="补课")
    document = delivery.version.document
    documents.save_version(document=document, by=place.office, body=make.body("补了"), based_on=1)
    document = documents.submit(document=document, by=place.office)
    version = make.newest(document)
    services.approve(document=document, version=version, seen_hash=version.sha256, by=place.head)
    services.keep_print(version=version, purpose="final", pdf=sent.PDF, word=b"", anchor="", by=place.head)
    document.refresh_from_db()
    assert sent.delivery(document).pk != delivery.pk
    with pytest.raises(RefusedError):
        services.acknowledge(delivery=delivery, by=place.committee)
