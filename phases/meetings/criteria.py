"""What meetings offer to the gate (domain.md S-05, S-07, S-52)."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from phases.core.criteria import Finding, Lack
from phases.meetings.models import Meeting, StageReview
from phases.organisation.roles import Permission
from phases.timeline.models import Requirement


class MeetingHeld:
    """Whether meetings of a kind were held. `where`: `kind`, `held_by` (own, superior). One query.

    The figure is the day of the last one; a requirement that comes again counts those of its period (domain.md T-03).
    """

    kind = "meeting_held"
    label = _("meeting of a kind held")

    def assess(self, requirement: Requirement) -> Finding:
        phase, kind = requirement.phase, str(requirement.where.get("kind", Meeting.Kind.OTHER))
        meetings = Meeting.objects.filter(phase=phase, kind=kind).held(requirement)
        held = list(meetings.order_by("held_on").values_list("held_on", flat=True))
        wanted, slug = max(1, int(requirement.value)), phase.campaign.slug
        met = len(held) >= wanted
        add = f"{reverse('meetings:meeting-add', args=[slug])}?{urlencode({'kind': kind, 'phase': phase.order})}"
        figure, target, unit = str(len(held)), str(wanted), requirement.unit or _("times")
        if wanted == 1:
            figure = date_format(held[-1], "MONTH_DAY_FORMAT") if held else str(_("not held"))
            target, unit = "", ""
        known = kind in Meeting.Kind.values  # a template of somebody's own may name a kind that there is not
        label = Meeting.Kind(kind).label if known else kind
        return Finding(
            met=met,
            figure=figure,
            target=target,
            unit=unit,
            lacks=() if met else [Lack(label, _("not recorded yet"), add)],
            mend_url="" if met else add,
            mend_label=_("Record the meeting"),
            mend_by=(Permission.RECORD_MEETING,),
            records_url=f"{reverse('meetings:meeting-list', args=[slug])}?kind={kind}",
        )


class MinutesLocked:
    """The minutes of the phase's held meetings of a kind are locked. `where`: `kind`. One query."""

    kind = "minutes_locked"
    label = _("minutes locked")

    def assess(self, requirement: Requirement) -> Finding:
        phase, kind = requirement.phase, str(requirement.where.get("kind", Meeting.Kind.ORG_LIFE))
        held = list(Meeting.objects.filter(phase=phase, kind=kind).held(requirement).order_by("held_on"))
        unlocked = [meeting for meeting in held if meeting.locked_at is None]
        slug = phase.campaign.slug
        listed = f"{reverse('meetings:meeting-list', args=[slug])}?kind={kind}"
        lacks = [
            Lack(meeting.title, _("minutes still open"), reverse("meetings:minutes-lock", args=[slug, meeting.pk]))
            for meeting in unlocked
        ]
        return Finding(
            met=bool(held) and not unlocked,
            figure=str(len(held) - len(unlocked)),
            target=str(max(1, len(held))),
            unit=requirement.unit or _("times"),
            lacks=lacks or ([] if held else [Lack(_("minutes"), _("not recorded yet"), listed)]),
            mend_url=listed,
            mend_label=_("See the meetings"),
            mend_by=(Permission.RECORD_MEETING,),
            records_url=listed,
        )


class PhaseReviewed:
    """Whether the leaders reviewed the phase, which comes before its report (domain.md S-53). One query."""

    kind = "stage_review"
    label = _("review of the phase recorded")

    def assess(self, requirement: Requirement) -> Finding:
        phase = requirement.phase
        review = StageReview.objects.filter(phase=phase).first()
        slug = phase.campaign.slug
        add = f"{reverse('meetings:review-add', args=[slug])}?phase={phase.order}"
        return Finding(
            met=review is not None,
            figure=date_format(review.reviewed_on, "MONTH_DAY_FORMAT") if review else str(_("not held")),
            target="",
            lacks=() if review else [Lack(_("review of the phase"), _("not recorded yet"), add)],
            mend_url="" if review else add,
            mend_label=_("Record the review"),
            mend_by=(Permission.RECORD_MEETING,),
            records_url=reverse("meetings:review-list", args=[slug]),
        )
