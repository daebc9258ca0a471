"""What a mail server's answer means."""

import smtplib

import pytest

from phases.core import mail


@pytest.mark.parametrize(
    ("error", "for_good", "certainly_not_there"),
    [
        (smtplib.SMTPDataError(550, b"no"), True, True),
        (smtplib.SMTPDataError(451, b"later"), False, True),
        (smtplib.SMTPRecipientsRefused({"a@b": (550, b"unknown")}), True, True),
        (smtplib.SMTPRecipientsRefused({"a@b": (450, b"busy")}), False, True),
        (ConnectionRefusedError("refused"), False, True),
        (smtplib.SMTPServerDisconnected("gone"), False, False),
        (TimeoutError("timed out"), False, False),
    ],
)
def test_answer_of_the_server_decides_what_follows(error, for_good, certainly_not_there):
    assert mail.refusal(error)[0] is for_good
    assert mail.answered(error) is certainly_not_there
