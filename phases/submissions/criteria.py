"""What dealings with the superior offer to the gate (domain.md T-11, T-18)."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phases.core.criteria import Finding, Lack, Text
from phases.meetings.models import Meeting
from phases.organisation.roles import Permission
from phases.submissions import selectors
from phases.submissions.models import ConsentRequest, Submission
from phases.timeline.models import Requirement

MENDERS = (Permission.EDIT_SUBMISSIONS,)


class ConsentGranted:
    """The superior agreed before the meeting. `where`: {"kind": a kind of meeting}. Two queries."""

    kind = "consent_granted"
    label: Text = gettext_lazy("consent of the superior")

    def assess(self, requirement: Requirement) -> Finding:
        campaign, kind = requirement.phase.campaign, requirement.where.get("kind", "")
        asked = ConsentRequest.objects.filter(campaign=campaign)
        requests = list(asked.filter(meeting_kind=kind) if kind else asked)
        granted = [request for request in requests if request.is_granted]
        meetings = Meeting.objects.filter(campaign=campaign, phase=requirement.phase, kind=kind, host="")
        held = list(meetings.exclude(state=Meeting.State.CANCELLED)) if kind else []
        late = [(meeting, selectors.consent_of(meeting, requests)) for meeting in held]
        lacks = [Lack(str(meeting), verdict.reason) for meeting, verdict in late if not verdict]
        slug = campaign.slug
        add = reverse("submissions:record-add", args=[slug, "consents"])
        if not granted and not lacks:
            lacks = [Lack(Meeting.Kind(kind).label if kind else _("the superior"), _("not asked yet"))]
        return Finding(
            met=len(granted) >= requirement.value and not lacks,
            figure=str(len(granted)),
            target=str(int(requirement.value)),
            unit=requirement.unit or _("times"),
            lacks=lacks,
            note="、".join(request.subject for request in granted),
            mend_url=f"{add}?meeting_kind={kind}" if kind else add,
            mend_label=_("Record a consent"),
            mend_by=MENDERS,
            records_url=reverse("submissions:records", args=[slug, "consents"]),
        )


class PapersSent:
    """Papers sent to the superior. `where`: {"purpose": review, filing or information}. One query."""

    kind = "paper_sent"
    label: Text = gettext_lazy("papers sent to the superior")

    def assess(self, requirement: Requirement) -> Finding:
        campaign, purpose = requirement.phase.campaign, requirement.where.get("purpose", "")
        sent = Submission.objects.filter(campaign=campaign).filter(Q(phase=None) | Q(phase=requirement.phase))
        papers = list(sent.filter(purpose=purpose) if purpose else sent)
        returned = [paper for paper in papers if paper.state == Submission.State.RETURNED]
        slug = campaign.slug
        add = reverse("submissions:record-add", args=[slug, "papers"])
        return Finding(
            met=len(papers) - len(returned) >= requirement.value,
            figure=str(len(papers) - len(returned)),
            target=str(int(requirement.value)),
            unit=requirement.unit or _("papers"),
            lacks=[
                Lack(paper.title, paper.comment, reverse("submissions:record-edit", args=[slug, "papers", paper.pk]))
                for paper in returned
            ],
            mend_url=f"{add}?purpose={purpose}" if purpose else add,
            mend_label=_("Register a paper sent"),
            mend_by=MENDERS,
            records_url=reverse("submissions:records", args=[slug, "papers"]),
        )
