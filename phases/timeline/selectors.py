"""Reads of the timeline that several callers share."""

from dataclasses import dataclass

from phases.organisation.models import Unit, User
from phases.organisation.roles import ADMINISTRATOR, ROLES, Permission, Role
from phases.timeline.models import Appointment, Campaign, Phase
from phases.timeline.models.campaigns import PARENT_ROLES
from phases.timeline.states import open_states


@dataclass(frozen=True)
class Part:
    """What somebody is and may do in one campaign."""

    roles: tuple[Role, ...]
    permissions: frozenset[Permission]
    departments: tuple[Unit, ...] = ()

    def may(self, *permissions: Permission) -> bool:
        """Whether one of the permissions is held."""
        return not self.permissions.isdisjoint(permissions)

    def answers_for(self, department: Unit | None) -> bool:
        """Whether the part is that of somebody of this department, or of one above it in the tree."""
        return department is not None and any(department.path.startswith(own.path) for own in self.departments)


def part_of(user: User, campaign: Campaign) -> Part:
    """All roles that stand, those of the superior's campaign among them; two queries at most."""
    appointments = list(
        Appointment.objects.filter(
            user=user, ended_at=None, campaign__in=[campaign.pk, *([campaign.parent_id] if campaign.parent_id else [])]
        ).select_related("department")
    )
    roles = [Role(a.role) for a in appointments if a.campaign_id == campaign.pk]
    if any(a.campaign_id != campaign.pk and a.role in PARENT_ROLES for a in appointments):
        roles.append(Role.SUPERIOR)
    permissions = frozenset().union(*(ROLES[role] for role in roles)) if roles else frozenset()
    if user.is_administrator:
        permissions |= ADMINISTRATOR
    departments = tuple(a.department for a in appointments if a.department and a.campaign_id == campaign.pk)
    return Part(tuple(dict.fromkeys(roles)), permissions, departments)


def holders_of(campaign: Campaign, permission: Permission) -> list[User]:
    """Active users whose own part in the campaign holds the permission, each once."""
    roles = [role for role, permissions in ROLES.items() if permission in permissions]
    appointments = Appointment.objects.filter(campaign=campaign, role__in=roles, ended_at=None, user__is_active=True)
    return list({appointment.user_id: appointment.user for appointment in appointments.select_related("user")}.values())


def current_phase(campaign: Campaign) -> Phase | None:
    """The phase in which work goes on; before the start the first, after the end the last."""
    phases = list(campaign.phases.all())
    opened = [phase for phase in phases if phase.state in open_states()]
    if opened:
        return opened[-1]
    waiting = [phase for phase in phases if phase.state == "not_started"]
    return next(iter(waiting or phases[-1:]), None)
