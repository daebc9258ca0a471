"""Taking the demonstration out: rows that elsewhere are kept for good go here, and only here.

Guards of the database let the versions of a demonstration's documents go (migrations/0002_guards.py); foreign keys are
checked when the transaction commits, so nothing of an office's own that points into the demonstration is left hanging.
"""

from typing import Any

from django.db import connection, transaction
from django.db.models import ForeignKey, ManyToOneRel, Model, QuerySet

from phases.core import audit
from phases.core.audit.models import AuditActor
from phases.core.jobs.models import Job
from phases.organisation.models import Group, Person, Unit, User
from phases.timeline.models import Campaign

# Where the search along the foreign keys stops.
OWN = (Campaign, User, Person, Unit, Group)


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
    """Everything that hangs on the campaigns, found along the foreign keys, so that no new model is forgotten.

    People and units are not followed: what hangs on them and on no campaign of the demonstration is an office's own.
    """
    found: dict[type[Model], set[Any]] = {Campaign: set(keys)}
    waiting: list[type[Model]] = [Campaign]
    while waiting:
        model = waiting.pop()
        for field in pointing_at(model):
            rows = field.model._base_manager.filter(**{f"{field.name}__in": found[model]})  # noqa: SLF001 - all rows
            new = set(rows.values_list("pk", flat=True)) - found.get(field.model, set())
            if new:
                found.setdefault(field.model, set()).update(new)
                waiting.append(field.model)
    return [model._base_manager.filter(pk__in=rows) for model, rows in found.items()]  # noqa: SLF001 - all rows


def pointing_at(model: type[Model]) -> list[ForeignKey[Any, Any]]:
    """The foreign keys to a model, those of many-to-many tables too."""
    relations = model._meta.get_fields(include_hidden=True)  # noqa: SLF001 - Django's own face
    return [
        one.field
        for one in relations
        if isinstance(one, ManyToOneRel) and isinstance(one.field, ForeignKey) and one.related_model not in OWN
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
