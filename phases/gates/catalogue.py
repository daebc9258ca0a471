"""Every kind of exit criterion. A new one: a class in its area's `criteria.py`, a line here, a test."""

from phases.analysis.criteria import ProblemsFound
from phases.analysis_report.criteria import AspectsWritten, ReportSent, RoundsClosed
from phases.appraisal.criteria import BallotsComplete, CopiesInTime, TopRanked
from phases.box.criteria import BoxOpened
from phases.core.criteria import Criterion
from phases.discussion.criteria import DepartmentsDiscussed, DepartmentsSummedUp
from phases.documents.criteria import DocumentFiled
from phases.leadership.criteria import DutiesPublished, GroupFounded, Inspected, LeadersMapped, ObserversChosen
from phases.meetings.criteria import MeetingHeld, MinutesLocked, PhaseReviewed
from phases.opinions.criteria import ChannelsUsed, DirectionsNoted, FormsCounted, OpinionsGathered
from phases.organisation_life.criteria import (
    DraftsHandedIn,
    LeadersReviewed,
    NoticesGiven,
    OpinionsSummedUp,
    PointsNoted,
    TalksHeld,
)
from phases.publicity.criteria import BulletinsIssued, CasesTold, ColumnsOpened
from phases.rectification.criteria import (
    ItemsClosed,
    ItemsPlanned,
    ItemsSettled,
    MeasuresNamed,
    PlanApproved,
    PlanPublished,
    QuickFixesClosed,
    RegulationsBound,
    RegulationsDone,
)
from phases.reports.criteria import ReportAcknowledged, ReportApproved
from phases.research.criteria import ResultsConverted, ResultsExchanged, TopicsChosen, TopicsReported
from phases.study.criteria import (
    ChecklistFulfilled,
    HoursPerMember,
    MaterialsIssued,
    MaterialsStudied,
    ReflectionsReceived,
    SessionsHeld,
    StudyPlanned,
)
from phases.submissions.criteria import ConsentGranted, PapersSent
from phases.timeline.criteria import TasksAssigned

LISTED: tuple[Criterion, ...] = (
    MeetingHeld(),
    PhaseReviewed(),
    DocumentFiled(),
    SessionsHeld(),
    HoursPerMember(),
    TopicsChosen(),
    TopicsReported(),
    ResultsExchanged(),
    ResultsConverted(),
    DepartmentsDiscussed(),
    DepartmentsSummedUp(),
    ProblemsFound(),
    RoundsClosed(),
    AspectsWritten(),
    ReportSent(),
    QuickFixesClosed(),
    PlanApproved(),
    PlanPublished(),
    ItemsPlanned(),
    ItemsClosed(),
    ItemsSettled(),
    RegulationsDone(),
    RegulationsBound(),
    MeasuresNamed(),
    ConsentGranted(),
    PapersSent(),
    BoxOpened(),
    ColumnsOpened(),
    BulletinsIssued(),
    CasesTold(),
    ChannelsUsed(),
    FormsCounted(),
    OpinionsGathered(),
    DirectionsNoted(),
    StudyPlanned(),
    MaterialsStudied(),
    MaterialsIssued(),
    ReflectionsReceived(),
    ChecklistFulfilled(),
    GroupFounded(),
    LeadersMapped(),
    DutiesPublished(),
    ObserversChosen(),
    Inspected(),
    TasksAssigned(),
    NoticesGiven(),
    OpinionsSummedUp(),
    TalksHeld(),
    DraftsHandedIn(),
    LeadersReviewed(),
    PointsNoted(),
    MinutesLocked(),
    BallotsComplete(),
    TopRanked(),
    CopiesInTime(),
    ReportApproved(),
    ReportAcknowledged(),
)

CRITERIA: dict[str, Criterion] = {criterion.kind: criterion for criterion in LISTED}
