"""The face for Django: it looks for models only here. No area imports this module."""

from phases.analysis.models import Problem
from phases.box.models import BoxKey, Envelope, OpinionBox
from phases.core.audit.models import AuditActor, AuditDetail, AuditEntry, AuditHead
from phases.core.jobs.models import Job
from phases.discussion.models import Discussion, NewView, Suggestion, Summary, Theme
from phases.documents.models import Document, DocumentVersion, Remark
from phases.imports.models import Import, ImportPart, KnownSheet
from phases.leadership.models import (
    DutyList,
    GroupMember,
    InspectionNote,
    LeaderDuty,
    LeadingGroup,
    Observer,
    Responsibility,
)
from phases.meetings.models import (
    AgendaItem,
    Attendance,
    Meeting,
    MeetingGroup,
    SignInClaim,
    SignInDesk,
    StageReview,
)
from phases.opinions.models import (
    Category,
    Channel,
    Consolidation,
    Membership,
    Opinion,
    OpinionGroup,
    OpinionMessage,
    SetApart,
    SourceGroup,
    SurveyForm,
)
from phases.organisation.models import Group, Person, Unit, User
from phases.publicity.models import Bulletin, Essay, ExemplaryCase, PublicityColumn, PublicityItem
from phases.rectification.models import Item
from phases.reports.models import Delivery, PrintedReport, Receipt
from phases.research.models import Conversion, FieldVisit, Topic
from phases.study.models import (
    ChecklistTick,
    ExcellenceActivity,
    MaterialIssue,
    PlannedStudy,
    Reflection,
    StudyCredit,
    StudyMaterial,
    StudySession,
)
from phases.submissions.models import ConsentRequest, Submission
from phases.timeline.models import Appointment, Campaign, GateReview, Phase, Requirement, Step, Task, Waiver

__all__ = [
    "AgendaItem",
    "Appointment",
    "Attendance",
    "AuditActor",
    "AuditDetail",
    "AuditEntry",
    "AuditHead",
    "BoxKey",
    "Bulletin",
    "Campaign",
    "Category",
    "Channel",
    "ChecklistTick",
    "ConsentRequest",
    "Consolidation",
    "Conversion",
    "Delivery",
    "Discussion",
    "Document",
    "DocumentVersion",
    "DutyList",
    "Envelope",
    "Essay",
    "ExcellenceActivity",
    "ExemplaryCase",
    "FieldVisit",
    "GateReview",
    "Group",
    "GroupMember",
    "Import",
    "ImportPart",
    "InspectionNote",
    "Item",
    "Job",
    "KnownSheet",
    "LeaderDuty",
    "LeadingGroup",
    "MaterialIssue",
    "Meeting",
    "MeetingGroup",
    "Membership",
    "NewView",
    "Observer",
    "Opinion",
    "OpinionBox",
    "OpinionGroup",
    "OpinionMessage",
    "Person",
    "Phase",
    "PlannedStudy",
    "PrintedReport",
    "Problem",
    "PublicityColumn",
    "PublicityItem",
    "Receipt",
    "Reflection",
    "Remark",
    "Requirement",
    "Responsibility",
    "SetApart",
    "SignInClaim",
    "SignInDesk",
    "SourceGroup",
    "StageReview",
    "Step",
    "StudyCredit",
    "StudyMaterial",
    "StudySession",
    "Submission",
    "Suggestion",
    "Summary",
    "SurveyForm",
    "Task",
    "Theme",
    "Topic",
    "Unit",
    "User",
    "Waiver",
]
