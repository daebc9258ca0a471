"""Study ledgers as files, with the columns that offices keep (domain.md section 3)."""

from phases.study.exports.departments import ChecklistExport, ExcellenceList
from phases.study.exports.materials import MaterialCoverage
from phases.study.exports.people import HourList
from phases.study.exports.sessions import SessionList

__all__ = [
    "ChecklistExport",
    "ExcellenceList",
    "HourList",
    "MaterialCoverage",
    "SessionList",
]
