"""What a mail server's answer means."""

import smtplib

REFUSED_FOR_GOOD = range(500, 600)


def refusal(error: Exception) -> tuple[bool, str]:
    """Whether the server said no for good, and what it said."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return _said(*next(iter(error.recipients.values())))
    if isinstance(error, smtplib.SMTPResponseException):
        return _said(error.smtp_code, error.smtp_error)
    return False, str(error) or type(error).__name__


def _said(code: int, words_of_it: bytes | str) -> tuple[bool, str]:
    spoken = words_of_it.decode(errors="replace") if isinstance(words_of_it, bytes) else words_of_it
    return code in REFUSED_FOR_GOOD, f"{code} {spoken}"


def answered(error: Exception) -> bool:
    """Whether the server certainly does not have the letter: it never answered the door, or it said no.

    A line that breaks after the letter was handed over leaves us not knowing.
    """
    return isinstance(error, smtplib.SMTPRecipientsRefused | smtplib.SMTPResponseException | ConnectionRefusedError)
