"""The background work of the reports; `phases.jobs.catalogue` lists it."""

import smtplib
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phases.core import mail as post
from phases.core.jobs import LaterError, PermanentError, Work
from phases.core.jobs.work import Text
from phases.documents.models import Document, DocumentVersion
from phases.documents.paper import printing, word
from phases.reports import mail, paper, services
from phases.reports.models import Delivery, PrintedReport

PATIENCE = timedelta(days=14)


class DraftReport:
    label: Text = gettext_lazy("Draft the report")

    def run(self, work: Work) -> None:
        document = Document.objects.select_related("campaign__unit", "phase").get(pk=work.payload["document_pk"])
        work.progress(20, _("Collecting figures from the records"))
        with work.completing():
            services.write_draft(document=document, by=work.job.asked_by)


class PrintReport:
    label: Text = gettext_lazy("Print the report")

    def run(self, work: Work) -> None:
        version = DocumentVersion.objects.select_related("document__campaign__unit", "document__approved_by").get(
            pk=work.payload["version_pk"]
        )
        purpose = work.payload["purpose"]
        sheet = paper.paper_of(version, is_final=purpose == PrintedReport.Purpose.FINAL)
        work.progress(20, _("Laying out the PDF"))
        pdf = printing.pdf(sheet)
        work.progress(80, _("Writing the Word file"))
        editable = word.word(sheet)
        with work.completing():
            services.keep_print(
                version=version,
                purpose=purpose,
                pdf=pdf,
                word=editable,
                anchor=sheet.anchor,
                by=work.job.asked_by,
            )


class DeliverToInbox:
    label: Text = gettext_lazy("Put the report into the committee's inbox")

    def run(self, work: Work) -> None:
        with work.completing():
            services.record_delivered(delivery=_delivery(work))


class DeliverByEmail:
    label: Text = gettext_lazy("Send the report by e-mail")

    def run(self, work: Work) -> None:
        delivery = services.announce_sending(delivery=_delivery(work))
        if delivery.state != Delivery.State.DELIVERED:
            self._send(work, delivery)
        with work.completing():
            services.record_delivered(delivery=delivery)

    def _send(self, work: Work, delivery: Delivery) -> None:
        printed = PrintedReport.objects.get(version=delivery.version_id, purpose=PrintedReport.Purpose.FINAL)
        work.progress(30, _("Handing the letter to the mail server"))
        try:
            mail.letter(delivery, printed).send()
        except (smtplib.SMTPException, OSError) as error:
            self._refused(work, delivery, error)

    def _refused(self, work: Work, delivery: Delivery, error: Exception) -> None:
        for_good, said = post.refusal(error)
        if for_good:
            reason = _("The mail server refuses the letter: %(said)s") % {"said": said}
            services.give_up(delivery=delivery, reason=reason)
            raise PermanentError(reason) from error
        reason = _("The mail server does not take the letter now: %(said)s") % {"said": said}
        services.note_unreachable(delivery=delivery, reason=reason, was_refused=post.answered(error))
        if timezone.now() - work.job.asked_at > PATIENCE:
            services.give_up(delivery=delivery, reason=reason)
            raise PermanentError(reason) from error
        raise LaterError(reason, patience=PATIENCE) from error


def _delivery(work: Work) -> Delivery:
    """The row with all that a letter needs."""
    deliveries = Delivery.objects.select_related(
        "version__document__campaign__unit", "version__document__approved_by", "to_campaign"
    )
    return deliveries.get(pk=work.payload["delivery_pk"])
