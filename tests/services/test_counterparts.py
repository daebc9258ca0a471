"""The counterparts themselves: that each is real, and can fail in the ways that tests need."""

import smtplib
from contextlib import closing

import psycopg2
import pytest
import redis as redis_client
from django.core.mail import EmailMessage
from playwright.sync_api import Browser, Error

from tests.services import browser as browsers
from tests.services import mail, programs

pytestmark = pytest.mark.services


def test_a_missing_program_names_the_command():
    with pytest.raises(programs.MissingProgramError, match="apt-get install -y nowhere"):
        programs.find("no-such-program", package="nowhere")


def test_postgresql_gives_every_test_an_empty_database(postgresql_server):
    first, second = postgresql_server.create_database(), postgresql_server.create_database()
    assert first != second
    with closing(psycopg2.connect(first)) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'")
        assert cursor.fetchone() == (0,)


def test_redis_starts_empty(redis_url):
    with redis_client.Redis.from_url(redis_url) as client:
        assert client.keys() == []
        client.set("left", "behind")


def send() -> int:
    return EmailMessage("阶段报告", "正文", "office@example.org", ["committee@example.org"]).send()


def test_mail_arrives_as_it_was_written(mail_server: mail.MailServer):
    assert send() == 1
    assert [letter["Subject"] for letter in mail_server.letters] == ["阶段报告"]
    assert mail_server.letters[0].get_content().strip() == "正文"


def test_mail_can_be_refused(mail_server: mail.MailServer):
    mail_server.refuse("550 no such user")
    with pytest.raises(smtplib.SMTPDataError, match="no such user"):
        send()
    assert (mail_server.letters, mail_server.refused) == ([], 1)


def test_mail_server_can_be_away_and_come_back(mail_server: mail.MailServer):
    mail_server.stop()
    with pytest.raises(ConnectionRefusedError):
        send()
    mail_server.start()
    assert send() == 1


def test_mail_server_can_die_after_accepting(mail_server: mail.MailServer):
    seen: list[str] = []
    mail_server.when_accepted(lambda letter: seen.append(str(letter["Message-ID"])))
    mail_server.drop_after_accepting()
    with pytest.raises(smtplib.SMTPServerDisconnected):
        send()
    assert mail_server.message_ids == seen
    assert len(seen) == 1


def test_worker_survives_nothing(start_worker):
    worker = start_worker()
    worker.kill()
    assert not worker.alive
    worker.start()
    assert worker.alive


def test_worker_on_redis_stops_when_asked(start_worker, redis_url):
    worker = start_worker(REDIS_URL=redis_url)
    worker.stop()
    assert worker.wait(0) == 0


@pytest.mark.browser
def test_browser_reaches_only_this_machine(browser: Browser):
    with (
        pytest.raises(AssertionError, match=r"asked http://example\.org"),
        browsers.opened(browser, base_url="http://127.0.0.1") as page,
        pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"),
    ):
        page.goto("http://example.org/")
