"""What a gate puts on the workbench."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from phases.core.due import Due
from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.timeline.models import Campaign, Waiver
from phases.timeline.selectors import Part
from phases.timeline.states import PhaseState, open_states


class WaiversAsked:
    """A waiver waits for the head."""

    def waiting(self, campaign: Campaign, user: User, part: Part) -> Iterator[Due]:  # noqa: ARG002 - the shape of a source
        if not part.may(Permission.WAIVE, Permission.ASK_WAIVER):
            return
        asked = Waiver.objects.filter(requirement__phase__campaign=campaign, granted_at=None, revoked_at=None)
        for waiver in asked.select_related("requirement__phase", "asked_by"):
            phase = waiver.requirement.phase
            yield Due(
                what=_("Decide on waiving “%(text)s”") % {"text": waiver.requirement.text},
                why=waiver.reason,
                url=reverse("gates:gate", args=(campaign.slug, phase.order)),
                action=_("See the reason"),
                icon="stamp",
                mine=part.may(Permission.WAIVE),
                who=_("the head"),
            )


class PhaseEnds:
    """The announced end of the phase in progress."""

    def waiting(self, campaign: Campaign, user: User, part: Part) -> Iterator[Due]:  # noqa: ARG002 - the shape of a source
        if not part.may(Permission.MOVE_PHASE):
            return
        for phase in campaign.phases.filter(state__in=open_states()).exclude(end_on=None):
            if phase.state == PhaseState.TRANSITION_REQUESTED:
                continue
            yield Due(
                what=_("Bring “%(phase)s” through its gate") % {"phase": phase.name},
                why=_("Announced to end %(end)s; report and transition meeting belong to it.")
                % {"end": phase.end_words},
                url=reverse("gates:gate", args=(campaign.slug, phase.order)),
                action=_("See the gate"),
                icon="gate-closed",
                due_on=phase.end_on,
            )
