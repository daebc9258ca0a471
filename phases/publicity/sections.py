"""Figures about publicity for reports: the table of S-47, a figure a line (domain.md S-21…S-23, T-15)."""

from collections.abc import Sequence

from phases.core.sections import Figure
from phases.publicity import selectors
from phases.timeline.models import Phase


class PublicityFigures:
    """Up to the phase. Once anything is on record, what is not there is a counted zero: essays may be none."""

    key = "publicity"

    def figures(self, phase: Phase) -> Sequence[Figure]:
        lines = selectors.table(phase.campaign, until=phase)
        kept = any(line.number for line in lines)
        return [
            Figure(f"publicity.{line.key}", line.label, str(line.number) if kept else None, line.unit, line.url)
            for line in lines
        ]
