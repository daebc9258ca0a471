"""What may be done with a report and its delivery."""

from django.utils.translation import gettext_lazy as _

from phases.core.verdict import Verdict
from phases.documents.models import Document
from phases.reports.models import Delivery, Receipt

EDITABLE = {"draft", "returned", "sent_back", "approved"}


def may_refresh(document: Document) -> Verdict:
    """Figures follow the records as long as the words may still change."""
    if document.state in EDITABLE:
        return Verdict.yes()
    return Verdict.no(
        _("The figures stay as they are: the document is “%(state)s”. Take it back or have it returned first.")
        % {"state": document.get_state_display()}
    )


def may_answer(delivery: Delivery, receipt: Receipt | None) -> Verdict:
    """One answer per version, and only to what was delivered and not replaced since."""
    if receipt is not None:
        return Verdict.no(
            _("Already answered: %(answer)s, by %(who)s.")
            % {"answer": receipt.get_decision_display(), "who": receipt.by_name}
        )
    if delivery.version.document.state != "issued":
        return Verdict.no(_("This version is no longer the one that counts. Nothing was recorded."))
    return Verdict.yes()


def says_what_is_missing(remarks: str) -> Verdict:
    if remarks.strip():
        return Verdict.yes()
    return Verdict.no(_("Not sent back yet: write what is missing and until when it is to be made up."))


def may_retry(delivery: Delivery) -> Verdict:
    if delivery.state == Delivery.State.DELIVERED:
        return Verdict.no(_("It has been delivered; there is nothing to try again."))
    return Verdict.yes()
