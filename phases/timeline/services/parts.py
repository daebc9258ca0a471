"""Who has which part in a campaign."""

from django.db import transaction
from django.utils import timezone

from phases.core import audit
from phases.organisation.models import Unit, User
from phases.organisation.roles import Role
from phases.timeline import rules
from phases.timeline.models import Appointment, Campaign


@transaction.atomic
def appoint(*, campaign: Campaign, user: User, role: str, by: User, department: Unit | None = None) -> Appointment:
    """Give a part; one that stands already is kept, or moved to the other department."""
    rules.may_set_part(role, by).enforce()
    standing = campaign.appointments.filter(user=user, role=role, ended_at=None).select_related("department").first()
    if standing:
        return move_to(standing, department, by)
    appointment = Appointment.objects.create(campaign=campaign, user=user, role=role, department=department)
    after = {"user": user.name, "role": str(Role(role).label), "department": str(department or "")}
    audit.append(chain=campaign.audit_chain, act="appointment.made", by=by, on=appointment, after=after)
    return appointment


def move_to(appointment: Appointment, department: Unit | None, by: User) -> Appointment:
    if appointment.department == department:
        return appointment
    before, after = {"department": str(appointment.department or "")}, {"department": str(department or "")}
    appointment.department = department
    appointment.save(update_fields=["department"])
    chain = appointment.campaign.audit_chain
    audit.append(chain=chain, act="appointment.changed", by=by, on=appointment, before=before, after=after)
    return appointment


@transaction.atomic
def end_appointment(*, appointment: Appointment, by: User) -> Appointment:
    """The part ends now; what was done in it stays explicable."""
    rules.may_set_part(appointment.role, by).enforce()
    appointment.ended_at = timezone.now()
    appointment.save(update_fields=["ended_at"])
    before = {"user": appointment.user.name, "role": str(Role(appointment.role).label)}
    chain = appointment.campaign.audit_chain
    audit.append(chain=chain, act="appointment.ended", by=by, on=appointment, before=before)
    return appointment
