"""Every source of due things. A new one: a class in its area's `due.py`, a line here, a test."""

from phases.analysis_report.due import AnalysisReportDue
from phases.appraisal.due import AppraisalsDue
from phases.box.due import BoxDue
from phases.core.due import DueSource
from phases.discussion.due import DiscussionDue
from phases.documents.due import DocumentsWaiting
from phases.gates.due import PhaseEnds, WaiversAsked
from phases.meetings.due import MeetingDue
from phases.opinions.due import OpinionsWaiting, OwnAnswers
from phases.organisation_life.due import LifeDue
from phases.rectification.due import RectificationDue
from phases.reports.due import DeliveriesStuck, ReportsReceived
from phases.research.due import ResearchDue
from phases.study.due import StudyDue
from phases.submissions.due import AnswersAwaited
from phases.timeline.due import TasksDue

DUES: tuple[DueSource, ...] = (
    DocumentsWaiting(),
    ReportsReceived(),
    DeliveriesStuck(),
    MeetingDue(),
    LifeDue(),
    StudyDue(),
    BoxDue(),
    OpinionsWaiting(),
    OwnAnswers(),
    ResearchDue(),
    DiscussionDue(),
    AnalysisReportDue(),
    AppraisalsDue(),
    RectificationDue(),
    TasksDue(),
    AnswersAwaited(),
    WaiversAsked(),
    PhaseEnds(),
)
