"""Taking the demonstration out: rows that elsewhere are kept for good go here, and only here.

Guards of the database let the versions of a demonstration's documents go (migrations/0002_guards.py); foreign keys are
checked when the transaction commits, so nothing of an office's own that points into the demonstration is left hanging.
"""

from django.db import connection, transaction
from django.db.models import Model, QuerySet

from phases.core import audit
from phases.core.audit.models import AuditActor
from phases.core.jobs.models import Job
from phases.documents.models import Document, DocumentVersion, Remark
from phases.meetings.models import AgendaItem, Attendance, Meeting, MeetingGroup
from phases.organisation.models import Group, Person, Unit, User
from phases.reports.models import Delivery, PrintedReport, Receipt
from phases.study.models import StudyCredit, StudyMaterial, StudySession
from phases.timeline.models import Appointment, Campaign, GateReview, Phase, Requirement, Step, Task, Waiver


@transaction.atomic
def remove_all() -> None:
    campaigns = Campaign.objects.filter(is_demonstration=True)
    if not campaigns and not User.objects.filter(is_demonstration=True).exists():
        return
    units = Unit.objects.none()
    for campaign in campaigns.select_related("unit"):
        units |= Unit.objects.below(campaign.unit)
    names = [campaign.name for campaign in campaigns]
    chains = [str(campaign.audit_chain) for campaign in campaigns]
    unit_keys, campaign_keys = list(units.values_list("pk", flat=True)), list(campaigns.values_list("pk", flat=True))
    drop(Job.objects.filter(scope__in=chains))
    for rows in of_campaigns(campaign_keys):
        drop(rows)
    for rows in of_units(unit_keys):
        drop(rows)
    audit.append(chain=audit.INSTALLATION, act="demonstration.removed", by=None, detail={"campaigns": names})


def of_campaigns(keys: list[int]) -> list[QuerySet[Model]]:
    """Everything that hangs on the campaigns, leaves first."""
    versions = DocumentVersion.objects.filter(document__campaign__in=keys)
    meetings = Meeting.objects.filter(campaign__in=keys)
    phases = Phase.objects.filter(campaign__in=keys)
    return [
        Receipt.objects.filter(version__in=versions),
        Delivery.objects.filter(version__in=versions),
        PrintedReport.objects.filter(version__in=versions),
        Remark.objects.filter(version__in=versions),
        versions,
        Document.objects.filter(campaign__in=keys),
        StudyCredit.objects.filter(campaign__in=keys),
        StudySession.materials.through.objects.filter(studysession__meeting__in=meetings),
        StudySession.objects.filter(meeting__in=meetings),
        StudyMaterial.objects.filter(campaign__in=keys),
        Attendance.objects.filter(meeting__in=meetings),
        AgendaItem.objects.filter(meeting__in=meetings),
        MeetingGroup.objects.filter(meeting__in=meetings),
        meetings,
        Waiver.objects.filter(requirement__phase__in=phases),
        GateReview.objects.filter(phase__in=phases),
        Requirement.objects.filter(phase__in=phases),
        Task.objects.filter(step__phase__in=phases),
        Step.objects.filter(phase__in=phases),
        phases,
        Appointment.objects.filter(campaign__in=keys),
        Campaign.objects.filter(pk__in=keys),
    ]


def of_units(keys: list[int]) -> list[QuerySet[Model]]:
    """The people, groups, accounts and units of the demonstration."""
    users = User.objects.filter(is_demonstration=True)
    AuditActor.objects.filter(user__in=users).update(user=None)
    return [
        users,
        Group.members.through.objects.filter(group__unit__in=keys),
        Group.objects.filter(unit__in=keys),
        Person.objects.filter(unit__in=keys),
        Unit.objects.filter(pk__in=keys),
    ]


def drop(rows: QuerySet[Model]) -> None:
    """Delete without Django's own look at PROTECT, which stops where two rows point at each other."""
    rows.order_by()._raw_delete(connection.alias)  # noqa: SLF001 - see above; the database checks the keys at commit
