"""The letter."""

import pytest

from phases.reports import links, mail
from phases.reports.models import PrintedReport
from tests.factories import documents as make
from tests.factories import reports as sent


@pytest.mark.django_db
def test_letter_is_the_same_however_often_it_is_written():
    delivery = sent.delivery(sent.issued(make.bureau(email="committee@example.org")), "email")
    printed = PrintedReport.objects.get()
    first, second = mail.letter(delivery, printed), mail.letter(delivery, printed)
    assert (first.subject, first.body, first.extra_headers) == (second.subject, second.body, second.extra_headers)
    assert first.extra_headers == {"Message-ID": delivery.message_id}
    assert links.reply_url(delivery) in first.body
    assert "3次" in first.body


@pytest.mark.django_db
def test_title_with_a_line_break_cannot_add_a_header():
    place = make.bureau(email="committee@example.org")
    document = sent.issued(place)
    document.title = "报告\nBcc: everybody@example.org"
    delivery = sent.delivery(document, "email")
    delivery.version.document = document
    document.campaign = place.campaign
    assert "\n" not in mail.letter(delivery, PrintedReport.objects.get()).subject
