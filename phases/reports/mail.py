"""The letter to the committee and what a mail server's answer means."""

import smtplib

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from phases.documents import body as words
from phases.reports import links
from phases.reports.models import Delivery, PrintedReport

REFUSED_FOR_GOOD = range(500, 600)


def letter(delivery: Delivery, printed: PrintedReport) -> EmailMessage:
    """The same words, attachment and Message-ID however often it is sent."""
    version = delivery.version
    document = version.document
    campaign = document.campaign
    with override(campaign.script):
        subject = _("%(unit)s: %(title)s") % {"unit": campaign.unit.short_name, "title": document.title}
        text = render_to_string(
            "reports/mail/report.txt",
            {
                "document": document,
                "campaign": campaign,
                "delivery": delivery,
                "printed": printed,
                "figures": summary(version.body, version.figures),
                "reply_url": links.reply_url(delivery),
            },
        )
    message = EmailMessage(
        subject=" ".join(subject.split()),
        body=text,
        to=[delivery.to_address],
        headers={"Message-ID": delivery.message_id},
    )
    message.attach(f"{document.title}.pdf", bytes(printed.pdf), "application/pdf")
    return message


def summary(body: words.Body, figures: words.Figures) -> list[tuple[str, str]]:
    """The figures of the words, each with its label, in printed order."""
    return [(figures[key]["label"], words.value_of(figures[key])) for key in words.tokens(body) if key in figures]


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
