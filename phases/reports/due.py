"""What reports put on somebody's workbench."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from phases.core.due import Due
from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.reports.models import Delivery, Receipt
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part


class ReportsReceived:
    """The committee's inbox: reports that wait for an answer. One query."""

    def waiting(self, campaign: Campaign, user: User, part: Part) -> Iterator[Due]:  # noqa: ARG002 - the shape of a source
        if not part.may(Permission.RECEIVE_REPORTS):
            return
        answered = Receipt.objects.filter(version=OuterRef("version"))
        received = Delivery.objects.filter(
            ~Exists(answered), to_campaign=campaign, state="delivered", version__document__state="issued"
        ).select_related("version__document__campaign__unit")
        for delivery in received:
            document = delivery.version.document
            yield Due(
                what=_("%(unit)s: %(title)s") % {"unit": document.campaign.unit, "title": document.title},
                why=_("Received; it waits for your answer."),
                url=reverse("reports:inbox-detail", args=[campaign.slug, delivery.pk]),
                action=_("Read and answer"),
                icon="inbox",
            )


class DeliveriesStuck:
    """For the office: what does not reach the committee. One query."""

    def waiting(self, campaign: Campaign, user: User, part: Part) -> Iterator[Due]:  # noqa: ARG002 - the shape of a source
        if not part.may(Permission.EDIT_DOCUMENTS):
            return
        stuck = Delivery.objects.filter(
            Q(state="dead") | Q(unreachable_since__isnull=False), version__document__campaign=campaign
        ).select_related("version__document")
        for delivery in stuck:
            yield Due(
                what=_("Not delivered: %(title)s") % {"title": delivery.version.document.title},
                why=delivery.last_error,
                url=reverse("reports:delivery-list", args=[campaign.slug]),
                action=_("See the delivery"),
                icon="mail-warning",
            )
