"""The letter to the committee."""

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from phases.documents import body as words
from phases.reports import links
from phases.reports.models import Delivery, PrintedReport


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
