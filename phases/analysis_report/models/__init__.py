"""The leadership's analysis report and its way through the unit (domain.md T-37…T-51)."""

from phases.analysis_report.models.reports import AnalysisReport, Aspect, SentCopy, StageMark
from phases.analysis_report.models.rounds import Circulation, Point, Recipient

__all__ = ["AnalysisReport", "Aspect", "Circulation", "Point", "Recipient", "SentCopy", "StageMark"]
