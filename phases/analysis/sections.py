"""Figures about problems for reports (domain.md S-37, T-24). None where nobody wrote a problem in the phase."""

from collections import Counter
from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phases.analysis.models import Problem
from phases.core.sections import Figure
from phases.timeline.models import Phase


class ProblemFigures:
    """Problems of a phase by their subject. One query."""

    key = "analysis"

    def figures(self, phase: Phase) -> Sequence[Figure]:
        found = Counter(Problem.objects.filter(phase=phase).values_list("subject", flat=True))
        url = reverse("analysis:problem-list", args=[phase.campaign.slug])

        def counted(number: int) -> str | None:
            return str(number) if found else None

        items = _("items")
        leading, cadres = Problem.Subject.LEADING_GROUP, Problem.Subject.PARTY_CADRES
        return (
            Figure("analysis.problems", _("problems found"), counted(found.total()), items, url),
            Figure(
                "analysis.problems_of_leading_group",
                _("problems of the leading group"),
                counted(found[leading]),
                items,
                f"{url}?view={leading}",
            ),
            Figure(
                "analysis.problems_of_cadres",
                _("problems of party members and cadres"),
                counted(found[cadres]),
                items,
                f"{url}?view={cadres}",
            ),
        )
