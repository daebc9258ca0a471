"""Handing materials out: to every member in one act, signed for one by one or all at once (domain.md T-13)."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from phases.core import audit
from phases.organisation.models import Person, Unit, User
from phases.study import rules
from phases.study.models import MaterialIssue, StudyMaterial
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign


@transaction.atomic
def issue_to_people(
    *, materials: Sequence[StudyMaterial], people: Sequence[Person], on: date, by: User, signed: bool = False
) -> list[MaterialIssue]:
    """One copy of each title for each person; who has it already is passed over, so asking twice hands out once."""
    if not materials:
        return []
    campaign = materials[0].campaign
    rules.may_record_for(timeline.part_of(by, campaign), people).enforce()
    rules.has_come(on, campaign).enforce()
    have = set(
        MaterialIssue.objects.filter(material__in=materials, person__in=people).values_list("material", "person")
    )
    written = MaterialIssue.objects.bulk_create(
        MaterialIssue(
            material=material, person=person, issued_on=on, received_on=on if signed else None, recorded_by=by
        )
        for material in materials
        for person in people
        if (material.pk, person.pk) not in have
    )
    if written:
        _append(campaign, "material.issued", by, written)
    return written


@transaction.atomic
def issue_to_department(*, material: StudyMaterial, department: Unit, copies: int, on: date, by: User) -> MaterialIssue:
    """Copies for a department; a second delivery adds to the first."""
    campaign = material.campaign
    rules.may_write_for(timeline.part_of(by, campaign), department).enforce()
    rules.has_come(on, campaign).enforce()
    issue, made = MaterialIssue.objects.select_for_update().get_or_create(
        material=material,
        department=department,
        defaults={"copies": copies, "issued_on": on, "recorded_by": by},
    )
    if not made:
        issue.copies += copies
        issue.save(update_fields=["copies"])
    _append(campaign, "material.issued", by, [issue])
    return issue


@transaction.atomic
def sign_for(*, campaign: Campaign, issues: Sequence[MaterialIssue], on: date, by: User) -> int:
    """Note the day on which copies were signed for; those signed for already keep their day."""
    _entitled(campaign, issues, by)
    rules.has_come(on, campaign).enforce()
    waiting = [issue for issue in issues if issue.received_on is None]
    for issue in waiting:
        issue.received_on = max(on, issue.issued_on)
    MaterialIssue.objects.bulk_update(waiting, ["received_on"])
    if waiting:
        _append(campaign, "material.signed_for", by, waiting)
    return len(waiting)


@transaction.atomic
def take_back(*, campaign: Campaign, issues: Sequence[MaterialIssue], by: User) -> int:
    """Undo of handing out: the lines go, the trail keeps them."""
    _entitled(campaign, issues, by)
    if issues:
        _append(campaign, "material.taken_back", by, issues)
        MaterialIssue.objects.filter(pk__in=[issue.pk for issue in issues]).delete()
    return len(issues)


def _entitled(campaign: Campaign, issues: Sequence[MaterialIssue], by: User) -> None:
    part = timeline.part_of(by, campaign)
    rules.may_record_for(part, [issue.person for issue in issues if issue.person is not None]).enforce()
    for issue in issues:
        if issue.department is not None:
            rules.may_write_for(part, issue.department).enforce()


def _append(campaign: Campaign, act: str, by: User, issues: Sequence[MaterialIssue]) -> None:
    """One entry for the whole act: the titles, how many copies, for whom."""
    titles: Mapping[int, str] = {issue.material_id: issue.material.title for issue in issues}
    takers = dict.fromkeys(str(issue.person or issue.department) for issue in issues)
    audit.append(
        chain=campaign.audit_chain,
        act=act,
        by=by,
        on=issues[0].material if len(titles) == 1 else campaign,
        after={
            "title": "、".join(titles.values()),
            "copies": sum(issue.copies for issue in issues),
            "people": "、".join(takers),
            "on": (issues[0].received_on or issues[0].issued_on).isoformat(),
        },
    )
