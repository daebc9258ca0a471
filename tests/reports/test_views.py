"""Approving, printing, delivering and receiving in the browser."""

import pytest
from django.urls import reverse
from django.utils import timezone

from phases.core.jobs.models import Job
from phases.documents import services as documents
from phases.documents.models import Document
from phases.reports import services
from phases.reports.models import Delivery, Receipt
from tests.factories import documents as make
from tests.factories import reports as sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return make.bureau(email="committee@example.org")


def login(client, user):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def url(name: str, *args: object, slug: str = "bureau") -> str:
    return reverse(f"reports:{name}", args=[slug, *args])


def test_leader_approves_what_the_page_showed(client, place):
    document = make.submitted(place)
    version = make.newest(document)
    login(client, place.head)
    page = client.get(reverse("documents:document-detail", args=["bureau", document.pk])).content.decode()
    assert f'name="seen_hash" value="{version.sha256}"' in page
    client.post(url("report-approve", document.pk, 1), {"seen_hash": version.sha256})
    document.refresh_from_db()
    assert (document.state, document.approved_by) == ("approved", place.head)
    assert Job.objects.get().kind == "reports.print"


def test_text_that_changed_while_reading_is_shown_not_approved(client, place):
    document = make.submitted(place)
    seen = make.newest(document).sha256
    documents.recall(document=document, by=place.office)
    documents.save_version(document=document, by=place.office, body=make.body("换了内容。"), based_on=1)
    documents.submit(document=document, by=place.office)
    answer = login(client, place.head).post(url("report-approve", document.pk, 1), {"seen_hash": seen})
    document.refresh_from_db()
    assert (answer.status_code, document.state) == (409, "submitted")
    assert "<ins>换了内容。</ins>" in answer.content.decode()


def test_office_does_not_approve(client, place):
    document = make.submitted(place)
    answer = login(client, place.office).post(url("report-approve", document.pk, 1), {"seen_hash": "x"})
    assert answer.status_code == 403


def test_author_is_told_why_he_does_not_approve(client, place):
    document = make.submitted(place, by=place.head)
    version = make.newest(document)
    login(client, place.head)
    client.post(url("report-approve", document.pk, 1), {"seen_hash": version.sha256})
    document.refresh_from_db()
    assert document.state == "submitted"


def test_preview_asks_for_the_print_once(client, place):
    document = make.drafted(place)
    login(client, place.office)
    client.post(url("report-preview", document.pk, 1))
    client.post(url("report-preview", document.pk, 1))
    assert Job.objects.count() == 1
    assert (
        reverse("jobs:progress", args=[Job.objects.get().pk])
        in client.get(url("report-preview", document.pk, 1)).content.decode()
    )


def test_printed_paper_is_served_to_its_own_pages(client, place):
    document = sent.issued(place)
    answer = login(client, place.office).get(url("report-file", document.pk, 1, "pdf"))
    assert (answer.content, answer["Content-Type"]) == (sent.PDF, "application/pdf")
    assert answer["X-Frame-Options"] == "SAMEORIGIN"


def test_waiting_letter_says_since_when_and_why(client, place):
    delivery = sent.delivery(sent.issued(place), "email")
    services.note_unreachable(delivery=delivery, reason="Connection refused", was_refused=True)
    page = login(client, place.office).get(url("delivery-list")).content.decode()
    assert "Connection refused" in page
    assert reverse("reports:delivery-retry", args=["bureau", delivery.pk]) in page


def test_given_up_letter_is_tried_again_from_the_page(client, place):
    delivery = sent.delivery(sent.issued(place), "email")
    services.give_up(delivery=delivery, reason="550 no such user")
    login(client, place.office).post(url("delivery-retry", delivery.pk))
    assert Delivery.objects.get(pk=delivery.pk).state == "waiting"


def test_delivery_list_has_a_fixed_number_of_queries(client, place, django_assert_max_num_queries):
    sent.issued(place)
    login(client, place.office)
    with django_assert_max_num_queries(13):
        client.get(url("delivery-list"))


def test_inbox_shows_what_waits_and_what_is_done(client, place):
    delivery = sent.delivered(place)
    login(client, place.committee)
    address = url("inbox-detail", delivery.pk, slug="committee")
    assert address in client.get(url("inbox", slug="committee")).content.decode()
    client.post(address, {"decision": "acknowledged", "remarks": "清楚"})
    page = client.get(url("inbox", slug="committee")).content.decode()
    assert Receipt.objects.get().remarks == "清楚"
    assert "清楚" in page


def test_inbox_is_not_for_those_below(client, place):
    delivery = sent.delivered(place)
    login(client, place.office)
    assert client.get(url("inbox-detail", delivery.pk, slug="committee")).status_code == 404


def test_send_back_from_the_inbox_needs_a_word(client, place):
    delivery = sent.delivered(place)
    address = url("inbox-detail", delivery.pk, slug="committee")
    login(client, place.committee).post(address, {"decision": "sent_back", "remarks": ""})
    assert not Receipt.objects.exists()
    client.post(address, {"decision": "sent_back", "remarks": "缺转段会议"})
    assert Document.objects.get(pk=delivery.version.document_id).state == "sent_back"


def test_report_sent_back_takes_its_phase_along(client, place):
    delivery = sent.delivered(place)
    place.phase.state = "transition_requested"
    place.phase.started_on = timezone.localdate()
    place.phase.save()
    services.send_back(delivery=delivery, by=place.committee, remarks="补课")
    place.phase.refresh_from_db()
    assert place.phase.state == "active"


def test_figures_that_no_longer_agree_are_shown_to_the_committee(client, place):
    notice = documents.create(campaign=place.campaign, kind="notice", title="通知", by=place.office)
    documents.file(document=notice, by=place.office)
    figures = {"documents.issued": {"label": "印发", "value": "5", "unit": "个", "url": "", "as_of": "2009-05-04"}}
    delivery = sent.delivered(place, body=make.body("{{documents.issued}}"), figures=figures)
    login(client, place.committee)
    page = client.get(url("inbox-detail", delivery.pk, slug="committee")).content.decode()
    assert "5个" in page
    assert "is-warn" in page


def test_resubmitted_report_shows_what_changed(client, place):
    delivery = sent.delivered(place, body=make.body("旧的话。"))
    services.send_back(delivery=delivery, by=place.committee, remarks="补课")
    document = delivery.version.document
    documents.save_version(document=document, by=place.office, body=make.body("补了转段会议。"), based_on=1)
    documents.submit(document=document, by=place.office)
    version = make.newest(document)
    services.approve(document=document, version=version, seen_hash=version.sha256, by=place.head)
    services.keep_print(version=version, purpose="final", pdf=sent.PDF, word=b"", anchor="", by=place.head)
    document.refresh_from_db()
    again = services.record_delivered(delivery=sent.delivery(document))
    login(client, place.committee)
    page = client.get(url("inbox-detail", again.pk, slug="committee")).content.decode()
    assert "<ins>补了转段会议。</ins>" in page


def test_inbox_pdf_is_the_approved_paper(client, place):
    delivery = sent.delivered(place)
    login(client, place.committee)
    assert client.get(url("inbox-pdf", delivery.pk, slug="committee")).content == sent.PDF
