"""Visits in the field."""

from typing import Any

from django.db import transaction

from phases.core import audit, changes
from phases.organisation.models import User
from phases.research import rules
from phases.research.models import FieldVisit
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign, Phase

PLAIN = ("place", "is_contact_point", "others", "heard")


@transaction.atomic
def record_visit(*, campaign: Campaign, phase: Phase, by: User, **fields: Any) -> FieldVisit:
    """`fields`: visited_on, place, people, topic, is_contact_point, others, heard."""
    people = list(fields.pop("people", ()))
    rules.may_record_visit(timeline.part_of(by, campaign), by, people, fields.get("topic")).enforce()
    rules.may_take_place(campaign, fields["visited_on"]).enforce()
    visit = FieldVisit.objects.create(campaign=campaign, phase=phase, recorded_by=by, **fields)
    visit.people.set(people)
    audit.append(chain=campaign.audit_chain, act="visit.recorded", by=by, on=visit, after=describe(visit))
    return visit


@transaction.atomic
def change_visit(*, visit: FieldVisit, by: User, **fields: Any) -> FieldVisit:
    visit = _locked(visit)
    part = timeline.part_of(by, visit.campaign)
    rules.may_change_visit(part, by, visit).enforce()
    before = describe(visit)
    people = list(fields.pop("people", visit.people.select_related("unit")))
    for name, value in fields.items():
        setattr(visit, name, value)
    rules.may_record_visit(part, by, people, visit.topic).enforce()
    rules.may_take_place(visit.campaign, visit.visited_on).enforce()
    visit.save()
    visit.people.set(people)
    old, new = changes.between(before, describe(visit))
    if new:
        audit.append(chain=visit.campaign.audit_chain, act="visit.changed", by=by, on=visit, before=old, after=new)
    return visit


@transaction.atomic
def remove_visit(*, visit: FieldVisit, by: User) -> None:
    """What it said stays readable in the trail."""
    visit = _locked(visit)
    rules.may_change_visit(timeline.part_of(by, visit.campaign), by, visit).enforce()
    audit.append(chain=visit.campaign.audit_chain, act="visit.removed", by=by, on=visit, before=describe(visit))
    visit.delete()


def describe(visit: FieldVisit) -> dict[str, Any]:
    """A visit as the trail keeps it."""
    return {
        **{name: getattr(visit, name) for name in PLAIN},
        "visited_on": visit.visited_on.isoformat(),
        "topic": str(visit.topic or ""),
        "people": "、".join(str(person) for person in visit.people.all()),
    }


def _locked(visit: FieldVisit) -> FieldVisit:
    found = FieldVisit.objects.select_for_update(of=("self",))
    return found.select_related("campaign", "topic__lead", "topic__department").get(pk=visit.pk)
