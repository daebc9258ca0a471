"""What is to be studied."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from phases.core import audit
from phases.core.verdict import Verdict
from phases.organisation.models import User
from phases.study.models import StudyMaterial, StudySession
from phases.timeline.models import Campaign


@transaction.atomic
def add_material(
    *,
    campaign: Campaign,
    title: str,
    by: User,
    priority: str = StudyMaterial.Priority.REQUIRED,
    audience: str = StudyMaterial.Audience.ALL,
) -> StudyMaterial:
    order = StudyMaterial.objects.filter(campaign=campaign).count() + 1
    material = StudyMaterial.objects.create(
        campaign=campaign, title=title, priority=priority, audience=audience, order=order
    )
    audit.append(
        chain=campaign.audit_chain,
        act="material.created",
        by=by,
        on=material,
        after={"title": title, "priority": priority},
    )
    return material


@transaction.atomic
def change_material(*, material: StudyMaterial, title: str, priority: str, audience: str, by: User) -> StudyMaterial:
    names = ("title", "priority", "audience")
    before = {name: getattr(material, name) for name in names}
    material.title, material.priority, material.audience = title, priority, audience
    material.save()
    audit.append(
        chain=material.campaign.audit_chain,
        act="material.changed",
        by=by,
        on=material,
        before=before,
        after={name: getattr(material, name) for name in names},
    )
    return material


@transaction.atomic
def remove_material(*, material: StudyMaterial, by: User) -> None:
    """Only what was never studied: what a session names belongs to its record."""
    if StudySession.objects.filter(materials=material).exists():
        Verdict.no(_("Sessions name this material, so it stays. Take it out of the sessions first.")).enforce()
    audit.append(
        chain=material.campaign.audit_chain,
        act="material.removed",
        by=by,
        on=material,
        before={"title": material.title, "priority": material.priority},
    )
    material.delete()
