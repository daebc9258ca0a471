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
    category: str = StudyMaterial.Category.BOOK,
) -> StudyMaterial:
    order = StudyMaterial.objects.filter(campaign=campaign).count() + 1
    material = StudyMaterial.objects.create(
        campaign=campaign, title=title, priority=priority, audience=audience, category=category, order=order
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
def change_material(
    *,
    material: StudyMaterial,
    title: str,
    priority: str,
    audience: str,
    by: User,
    category: str = StudyMaterial.Category.BOOK,
) -> StudyMaterial:
    names = ("title", "category", "priority", "audience")
    before = {name: getattr(material, name) for name in names}
    material.title, material.priority, material.audience = title, priority, audience
    material.category = category
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
def adopt_materials(*, campaign: Campaign, by: User) -> list[StudyMaterial]:
    """Take over the titles that the template names; those on the list already are passed over (domain.md S-13)."""
    known = set(StudyMaterial.objects.filter(campaign=campaign).values_list("title", flat=True))
    offered = [line for line in campaign.rules.get("materials", []) if line["title"] not in known]
    written = StudyMaterial.objects.bulk_create(
        StudyMaterial(campaign=campaign, order=len(known) + place, **line)
        for place, line in enumerate(offered, start=1)
    )
    if written:
        audit.append(
            chain=campaign.audit_chain,
            act="material.adopted",
            by=by,
            on=campaign,
            after={"title": "、".join(material.title for material in written)},
        )
    return written


@transaction.atomic
def remove_material(*, material: StudyMaterial, by: User) -> None:
    """Only what was never studied: what a session names belongs to its record."""
    if StudySession.objects.filter(materials=material).exists():
        Verdict.no(_("Sessions name this material, so it stays. Take it out of the sessions first.")).enforce()
    if material.issues.exists():
        Verdict.no(_("Copies of this material were handed out, so it stays. Take them back first.")).enforce()
    audit.append(
        chain=material.campaign.audit_chain,
        act="material.removed",
        by=by,
        on=material,
        before={"title": material.title, "priority": material.priority},
    )
    material.delete()
