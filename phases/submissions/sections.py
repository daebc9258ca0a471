"""Figures about dealings with the superior for reports (domain.md T-11, T-18)."""

from collections.abc import Sequence

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from phases.core.sections import Figure
from phases.meetings.models import Meeting
from phases.submissions.models import ConsentRequest, Submission
from phases.timeline.models import Phase


class SubmissionFigures:
    """Consents and papers of the phase; None while nothing is on record. Two queries."""

    key = "submissions"

    def figures(self, phase: Phase) -> Sequence[Figure]:
        slug = phase.campaign.slug
        consents = reverse("submissions:records", args=[slug, "consents"])
        papers = reverse("submissions:records", args=[slug, "papers"])
        of_phase = Q(phase=None) | Q(phase=phase)
        asked = list(ConsentRequest.objects.filter(of_phase, campaign=phase.campaign).order_by("decided_on"))
        sent = list(Submission.objects.filter(of_phase, campaign=phase.campaign))
        granted = [request for request in asked if request.is_granted]
        mobilised = [request for request in granted if request.meeting_kind == Meeting.Kind.MOBILISATION]
        accepted = [paper for paper in sent if paper.state == Submission.State.ACCEPTED]
        first = date_format(mobilised[0].decided_on, "DATE_FORMAT") if mobilised and mobilised[0].decided_on else None
        return (
            Figure(
                "submissions.consents",
                _("consents given by the superior"),
                str(len(granted)) if asked else None,
                _("times"),
                consents,
            ),
            Figure(
                "submissions.mobilisation_consented_on", _("consent to the mobilisation meeting"), first, "", consents
            ),
            Figure(
                "submissions.papers",
                _("papers sent to the superior"),
                str(len(sent)) if sent else None,
                _("papers"),
                papers,
            ),
            Figure(
                "submissions.accepted",
                _("papers accepted by the superior"),
                str(len(accepted)) if sent else None,
                _("papers"),
                papers,
            ),
        )
