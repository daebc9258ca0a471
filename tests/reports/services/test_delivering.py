"""Approval, print, and the ways to the committee."""

import pytest
from django.db import IntegrityError, transaction

from phases.core.audit.models import AuditEntry
from phases.core.jobs.models import Job
from phases.core.verdict import RefusedError
from phases.documents import services as documents
from phases.organisation.roles import Role
from phases.reports import services
from phases.reports.models import Delivery, PrintedReport
from tests.factories import analysis_report, meetings
from tests.factories import documents as make
from tests.factories import reports as sent

pytestmark = pytest.mark.django_db


def kinds() -> list[str]:
    return list(Job.objects.order_by("pk").values_list("kind", flat=True))


def test_approval_asks_for_the_print_and_delivers_nothing_yet():
    place = make.bureau()
    document = make.submitted(place)
    version = make.newest(document)
    document = services.approve(document=document, version=version, seen_hash=version.sha256, by=place.head)
    assert (document.state, kinds(), Delivery.objects.count()) == ("approved", ["reports.print"], 0)


@pytest.mark.trace("T-51")
def test_print_issues_the_report_to_both_recipients():
    place = make.bureau(email="committee@example.org")
    document = sent.issued(place)
    assert document.state == "issued"
    assert kinds() == ["reports.print", "reports.deliver_inbox", "reports.deliver_email"]
    assert {delivery.channel for delivery in Delivery.objects.all()} == {"inbox", "email"}
    assert Delivery.objects.get(channel="email").message_id.startswith("<")


def test_print_a_second_time_issues_nothing_again():
    place = make.bureau()
    document = sent.issued(place)
    services.keep_print(
        version=document.approved_version, purpose="final", pdf=b"%PDF other", word=b"", anchor="", by=place.head
    )
    assert (Delivery.objects.count(), bytes(PrintedReport.objects.get().pdf)) == (1, sent.PDF)


@pytest.mark.trace("T-43")
def test_print_of_an_approved_review_copy_issues_nothing_so_that_its_comments_can_be_written_in():
    """The leadership's report is approved twice; what is issued nobody edits any more."""
    place = analysis_report.scene()
    report = analysis_report.drafted(place)
    office, head = meetings.appointed(place.campaign), meetings.appointed(place.campaign, Role.HEAD)
    document = documents.submit(document=report.document, by=office)
    version = document.versions.first()
    services.approve(document=document, version=version, seen_hash=version.sha256, by=head)
    services.keep_print(version=version, purpose="final", pdf=sent.PDF, word=b"", anchor="", by=None)
    document.refresh_from_db()
    assert (document.state, PrintedReport.objects.count()) == ("approved", 1)
    analysis_report.write(analysis_report.fresh(report), place, text="按評議意見改。")
    document.refresh_from_db()
    assert (document.state, document.versions.count()) == ("draft", 2)


def test_plan_is_printed_and_goes_nowhere():
    place = make.bureau(email="committee@example.org")
    document = sent.issued(place, kind="implementation_plan")
    assert (document.state, Delivery.objects.count()) == ("issued", 0)


def test_preview_of_a_draft_issues_nothing():
    place = make.bureau()
    version = make.newest(make.drafted(place))
    services.ask_for_preview(version=version, by=place.office)
    services.keep_print(version=version, purpose="draft", pdf=sent.PDF, word=b"", anchor="", by=place.office)
    assert Delivery.objects.count() == 0


def test_one_delivery_per_version_and_way_by_the_database():
    delivery = sent.delivery(sent.issued(make.bureau()))
    with pytest.raises(IntegrityError), transaction.atomic():
        Delivery.objects.create(version=delivery.version, channel="inbox", to_campaign=delivery.to_campaign)


def test_recorded_twice_is_delivered_once():
    delivery = sent.delivered(make.bureau())
    again = services.record_delivered(delivery=delivery)
    assert again.delivered_at == delivery.delivered_at
    assert AuditEntry.objects.filter(act="delivery.filed").count() == 1


def test_try_that_ended_unknown_is_shown_as_maybe_repeated():
    delivery = sent.delivery(sent.issued(make.bureau(email="committee@example.org")), "email")
    first = services.announce_sending(delivery=delivery)
    assert (first.state, first.maybe_repeated, first.attempts) == ("sending", False, 1)
    second = services.announce_sending(delivery=delivery)
    assert (second.maybe_repeated, second.message_id) == (True, delivery.message_id)


def test_refused_try_is_not_maybe_repeated():
    delivery = sent.delivery(sent.issued(make.bureau(email="committee@example.org")), "email")
    services.announce_sending(delivery=delivery)
    services.note_unreachable(delivery=delivery, reason="451 later", was_refused=True)
    assert services.announce_sending(delivery=delivery).maybe_repeated is False


def test_given_up_delivery_is_tried_again_with_the_same_letter():
    place = make.bureau(email="committee@example.org")
    delivery = sent.delivery(sent.issued(place), "email")
    services.give_up(delivery=delivery, reason="550 no such user")
    job = Job.objects.get(kind="reports.deliver_email")
    Job.objects.filter(pk=job.pk).update(state="dead", finished_at=job.created_at, last_error="550")
    again = services.retry(delivery=Delivery.objects.get(pk=delivery.pk), by=place.office)
    job.refresh_from_db()
    assert (again.state, again.message_id, job.state) == ("waiting", delivery.message_id, "waiting")


def test_delivered_report_is_not_tried_again():
    place = make.bureau()
    with pytest.raises(RefusedError, match="nothing to try"):
        services.retry(delivery=sent.delivered(place), by=place.office)
