"""Delivery with a real worker and a real mail server, both of which may die at any moment (issue: done when 3)."""

import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.db import transaction

from phases.core.jobs.models import Job
from phases.documents import services as documents
from phases.jobs import services as jobs
from phases.reports import services
from phases.reports.models import Delivery, PrintedReport
from tests.conftest import StartWorker
from tests.factories import documents as make
from tests.factories import reports as sent
from tests.pdfs import text_of
from tests.services import waiting
from tests.services.mail import MailServer
from tests.services.worker import Worker

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]
# Three seconds: with a shorter lease a busy machine takes living workers for dead, again and again until the job is.
LEASE = 3
QUICK = {"JOB_LEASE_SECONDS": str(LEASE), "JOB_BACKOFF_SECONDS": "1"}


@pytest.fixture
def worker(start_worker: StartWorker, mail_server: MailServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Worker]:
    monkeypatch.setattr(settings, "JOB_LEASE_SECONDS", LEASE)
    started = start_worker(**QUICK)
    yield started
    if started.alive:
        started.kill()


def eventually(condition: Callable[[], bool], *, alive: Worker | None = None) -> None:
    """As `waiting.eventually`, doing what beat would have the worker do, and raising the worker when it is dead."""

    def tend() -> None:
        if alive is not None and not alive.alive:
            alive.start()
        jobs.sweep()

    waiting.eventually(condition, seconds=40, between=tend)


def delivered() -> bool:
    deliveries = list(Delivery.objects.values_list("state", flat=True))
    return len(deliveries) == 2 and set(deliveries) == {"delivered"}


def approve(place, document):
    version = make.newest(document)
    services.approve(document=document, version=version, seen_hash=version.sha256, by=place.head)


@pytest.mark.trace("S-54", "T-51")
def test_asked_drafted_approved_printed_and_delivered(worker: Worker, mail_server: MailServer):
    place = make.bureau(email="committee@example.org")
    document = services.ask_for_draft(phase=place.phase, by=place.office)
    eventually(lambda: document.versions.count() == 1)
    document = documents.submit(document=document, by=place.office)
    approve(place, document)
    eventually(delivered)
    (letter,) = mail_server.letters
    document.refresh_from_db()
    printed = PrintedReport.objects.get()
    (attached,) = letter.iter_attachments()
    assert str(letter["Message-ID"]) == Delivery.objects.get(channel="email").message_id
    assert attached.get_content() == bytes(printed.pdf)
    assert document.approved_hash in letter.get_body().get_content()
    text = text_of(printed.pdf)
    assert "镇江市科学技术局文件" in text
    assert re.search(r"\w{4}(-\w{4}){4}", printed.anchor)[0] in text
    assert bytes(printed.word).startswith(b"PK")


def test_report_waits_while_the_mail_server_is_away_and_goes_out_when_it_is_back(
    worker: Worker, mail_server: MailServer
):
    mail_server.stop()
    place = make.bureau(parent=False, email="committee@example.org")
    sent.issued(place)
    eventually(lambda: Delivery.objects.get().unreachable_since is not None)
    waiting = Delivery.objects.get()
    assert (waiting.state, waiting.maybe_repeated) == ("waiting", False)
    assert waiting.last_error
    mail_server.start()
    eventually(lambda: Delivery.objects.get().state == "delivered")
    assert mail_server.message_ids == [waiting.message_id]
    assert Delivery.objects.get().unreachable_since is None


def test_refusal_for_good_is_given_up_and_tried_again_when_asked(worker: Worker, mail_server: MailServer):
    mail_server.refuse("550 no such user")
    place = make.bureau(parent=False, email="nobody@example.org")
    sent.issued(place)
    eventually(lambda: Delivery.objects.get().state == "dead")
    assert "no such user" in Delivery.objects.get().last_error
    eventually(lambda: Job.objects.get(kind="reports.deliver_email").state == "dead")
    mail_server.accept()
    services.retry(delivery=Delivery.objects.get(), by=place.office)
    eventually(lambda: Delivery.objects.get().state == "delivered")
    assert len(mail_server.letters) == 1


def test_death_between_acceptance_and_record_repeats_the_same_letter(worker: Worker, mail_server: MailServer):
    """The worst moment: the server has the letter, we have not written it down."""
    killed: list[str] = []

    def kill_once(letter) -> None:
        if not killed:
            killed.append(str(letter["Message-ID"]))
            worker.kill()

    mail_server.when_accepted(kill_once)
    place = make.bureau(email="committee@example.org")
    sent.issued(place)
    eventually(delivered, alive=worker)
    email = Delivery.objects.get(channel="email")
    assert mail_server.message_ids == [email.message_id, email.message_id]
    assert email.maybe_repeated is True


def test_line_cut_after_acceptance_repeats_the_same_letter(worker: Worker, mail_server: MailServer):
    mail_server.drop_after_accepting()
    place = make.bureau(parent=False, email="committee@example.org")
    sent.issued(place)
    eventually(lambda: Delivery.objects.get().state == "delivered")
    email = Delivery.objects.get()
    assert (set(mail_server.message_ids), email.maybe_repeated) == ({email.message_id}, True)


@pytest.mark.timeout(600)
def test_worker_killed_at_random_in_twenty_runs_loses_and_doubles_nothing(worker: Worker, mail_server: MailServer):
    """Twenty reports go out one after the other, and in each run the worker is killed at a moment of its own."""
    moments = random.Random(20)  # noqa: S311 - the same moments in every run, as far as a machine allows
    with transaction.atomic():
        places = [make.bureau(email=f"committee{number}@example.org", number=number) for number in range(20)]
    # A slow server widens the worst moment: it has the letter and has not said so yet.
    mail_server.when_accepted(lambda _letter: time.sleep(0.1))
    reports = []
    for place in places:
        with transaction.atomic():
            reports.append(sent.issued(place))
        time.sleep(moments.uniform(0.0, 0.6))
        worker.kill()
        worker.start()
        jobs.sweep()
    eventually(lambda: not Delivery.objects.exclude(state="delivered").exists(), alive=worker)
    inbox = Counter(Delivery.objects.filter(channel="inbox").values_list("version", flat=True))
    assert set(inbox.values()) == {1}
    assert len(inbox) == len(reports)
    by_recipient: dict[str, set[str]] = {}
    for letter in mail_server.letters:
        by_recipient.setdefault(str(letter["To"]), set()).add(str(letter["Message-ID"]))
    assert by_recipient == {
        delivery.to_address: {delivery.message_id} for delivery in Delivery.objects.filter(channel="email")
    }
    repeated = {message_id for message_id, times in Counter(mail_server.message_ids).items() if times > 1}
    assert repeated <= set(Delivery.objects.filter(maybe_repeated=True).values_list("message_id", flat=True))
