"""Results that stand: locked appraisals, and wholes whose parts are all locked. Waves are told apart, never added."""

from collections.abc import Iterable

from phases.appraisal.models import Appraisal
from phases.appraisal.selectors.listing import with_form
from phases.appraisal.selectors.results import Result, result_of
from phases.appraisal.states import FINAL
from phases.timeline.models import Phase


def standing_results(phases: Iterable[Phase], kind: str = "") -> list[Result]:
    """In the order of waves and days; five queries. A part speaks through its whole."""
    found = (
        Appraisal.objects.filter(phase__in=phases)
        .exclude(state="voided")
        .order_by("phase__order", "wave", "held_on", "pk")
    )
    every = list(with_form(found.filter(kind=kind) if kind else found))
    parts: dict[int, list[Appraisal]] = {}
    for appraisal in every:
        if appraisal.whole_id:
            parts.setdefault(appraisal.whole_id, []).append(appraisal)
    whole = [appraisal for appraisal in every if not appraisal.whole_id]
    return [
        result_of(appraisal, parts.get(appraisal.pk, ()))
        for appraisal in whole
        if _stands(appraisal, parts.get(appraisal.pk, ()))
    ]


def newest(results: Iterable[Result], kind: str) -> Result | None:
    """The last survey of that kind: an earlier one is history, not a part of the figure."""
    found = [result for result in results if result.appraisal.kind == kind]
    return found[-1] if found else None


def _stands(appraisal: Appraisal, parts: Iterable[Appraisal]) -> bool:
    parts = list(parts)
    return all(part.state in FINAL for part in parts) if parts else appraisal.state in FINAL
