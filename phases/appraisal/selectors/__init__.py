"""Reads of appraisals that several callers share."""

from phases.appraisal.counted import printed
from phases.appraisal.selectors.listing import (
    appraisals_of,
    consents_of,
    counts_of,
    matching,
    meetings_of,
    next_wave,
    parts_of,
    standing_parts,
    views_of,
    with_form,
)
from phases.appraisal.selectors.offered import Offered, offered_form, offered_forms
from phases.appraisal.selectors.results import Cell, Group, Result, Row, lowest_rate, result_of, snapshot, told
from phases.appraisal.selectors.standing import newest, standing_results

__all__ = [
    "Cell",
    "Group",
    "Offered",
    "Result",
    "Row",
    "appraisals_of",
    "consents_of",
    "counts_of",
    "lowest_rate",
    "matching",
    "meetings_of",
    "newest",
    "next_wave",
    "offered_form",
    "offered_forms",
    "parts_of",
    "printed",
    "result_of",
    "snapshot",
    "standing_parts",
    "standing_results",
    "told",
    "views_of",
    "with_form",
]
