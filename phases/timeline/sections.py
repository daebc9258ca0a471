"""Figures about the phase itself and its gate for reports (domain.md S-03, S-54, T-05)."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from phases.core.sections import Figure
from phases.timeline.models import Phase, Requirement, Task, Waiver


class PhaseFigures:
    """When the phase was announced to run and did run, and how much it asks for. Two queries."""

    key = "timeline"

    def figures(self, phase: Phase) -> Sequence[Figure]:
        campaign = phase.campaign
        url = f"{reverse('timeline:plan', args=[campaign.slug])}#phase-{phase.order}"
        tasks = Task.objects.filter(step__phase=phase).count()
        decisive = Requirement.objects.filter(phase=phase, severity=Requirement.Severity.GATE)
        requirements = decisive.count()  # what the superior announced; what is only shown was added (domain.md T-05)
        return (
            Figure("timeline.start", _("announced start"), phase.start_words or None, "", url),
            Figure("timeline.end", _("announced end"), phase.end_words or None, "", url),
            Figure("timeline.started", _("actually started"), _day(phase.started_on), "", url),
            Figure("timeline.ended", _("actually ended"), _day(phase.ended_on), "", url),
            Figure("timeline.theme", _("theme"), campaign.theme or None, "", url),
            Figure(
                "timeline.overall_requirement", _("overall requirement"), campaign.overall_requirement or None, "", url
            ),
            Figure("timeline.goals", _("goals"), "、".join(campaign.goals) or None, "", url),
            Figure("timeline.goal_count", _("number of goals"), _count(len(campaign.goals)), _("goals set"), url),
            Figure("timeline.tasks", _("tasks of the phase"), _count(tasks), _("tasks"), url),
            Figure("timeline.requirements", _("requirements of the phase"), _count(requirements), _("items"), url),
        )


class GateFigures:
    """How many requirements the head let through; none is a counted zero. One query."""

    key = "gates"

    def figures(self, phase: Phase) -> Sequence[Figure]:
        url = reverse("gates:gate", args=[phase.campaign.slug, phase.order])
        waived = Waiver.objects.filter(requirement__phase=phase, granted_at__isnull=False, revoked_at=None).count()
        return (Figure("gates.waived", _("requirements let through"), str(waived), _("items"), url),)


def _day(on: date | None) -> str | None:
    return date_format(on, "DATE_FORMAT") if on else None


def _count(number: int) -> str | None:
    return str(number) if number else None
