"""Which areas offer figures to the phase report. A new section is one class in its area and one line here."""

from phases.analysis.sections import ProblemFigures
from phases.analysis_report.sections import AnalysisReportFigures
from phases.appraisal.sections import AppraisalFigures
from phases.box.sections import BoxFigures
from phases.core.sections import Section
from phases.discussion.sections import DiscussionFigures
from phases.documents.sections import DocumentSection
from phases.leadership.sections import LeadershipFigures, ObserverFigures
from phases.meetings.sections import MeetingFigures
from phases.opinions.sections import OpinionFigures
from phases.organisation.sections import RosterFigures
from phases.organisation_life.sections import LifeFigures
from phases.publicity.sections import PublicityFigures
from phases.rectification.sections import RectificationFigures
from phases.research.sections import ResearchFigures
from phases.study.sections import StudyFigures
from phases.submissions.sections import SubmissionFigures
from phases.timeline.sections import GateFigures, PhaseFigures

SECTIONS: tuple[Section, ...] = (
    PhaseFigures(),
    DocumentSection(),
    MeetingFigures(),
    StudyFigures(),
    ResearchFigures(),
    DiscussionFigures(),
    LifeFigures(),
    ProblemFigures(),
    AnalysisReportFigures(),
    AppraisalFigures(),
    RectificationFigures(),
    SubmissionFigures(),
    BoxFigures(),
    PublicityFigures(),
    OpinionFigures(),
    LeadershipFigures(),
    ObserverFigures(),
    RosterFigures(),
    GateFigures(),
)
