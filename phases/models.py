"""The face for Django: it looks for models only here. No area imports this module."""

from phases.core.audit.models import AuditActor, AuditDetail, AuditEntry, AuditHead
from phases.core.jobs.models import Job
from phases.documents.models import Document, DocumentVersion, Remark
from phases.meetings.models import AgendaItem, Attendance, Meeting, MeetingGroup
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
from phases.reports.models import Delivery, PrintedReport, Receipt
from phases.study.models import StudyCredit, StudyMaterial, StudySession
from phases.timeline.models import Appointment, Campaign, GateReview, Phase, Requirement, Step, Task, Waiver

__all__ = [
    "AgendaItem",
    "Appointment",
    "Attendance",
    "AuditActor",
    "AuditDetail",
    "AuditEntry",
    "AuditHead",
    "Campaign",
    "Category",
    "Channel",
    "Consolidation",
    "Delivery",
    "Document",
    "DocumentVersion",
    "GateReview",
    "Group",
    "Job",
    "Meeting",
    "MeetingGroup",
    "Membership",
    "Opinion",
    "OpinionGroup",
    "OpinionMessage",
    "Person",
    "Phase",
    "PrintedReport",
    "Receipt",
    "Remark",
    "Requirement",
    "SetApart",
    "SourceGroup",
    "Step",
    "StudyCredit",
    "StudyMaterial",
    "StudySession",
    "SurveyForm",
    "Task",
    "Unit",
    "User",
    "Waiver",
]
