"""The unit tree."""

from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext_lazy as _

from phases.core import audit
from phases.core.verdict import Verdict
from phases.organisation import rules
from phases.organisation.models import Unit, User


@transaction.atomic
def add_unit(
    *,
    by: User,
    name: str,
    kind: str = Unit.Kind.UNIT,
    short_name: str = "",
    parent: Unit | None = None,
    order: int | None = None,
) -> Unit:
    """A unit at the end of its parent's list. Who may call this is the caller's question: offices add departments."""
    siblings = Unit.objects.filter(parent=parent)
    unit = Unit(
        name=name,
        short_name=short_name or name,
        kind=kind,
        parent=parent,
        order=siblings.count() if order is None else order,
    )
    unit.path = f"pending:{name}:{siblings.count()}"
    unit.save()
    unit.path = f"{parent.path if parent else '/'}{unit.pk}/"
    unit.save(update_fields=["path"])
    audit.append(
        chain=audit.INSTALLATION, act="unit.created", by=by, on=unit, after={"name": name, "parent": str(parent or "")}
    )
    return unit


@transaction.atomic
def change_unit(*, unit: Unit, by: User, **fields: Any) -> Unit:
    """Rename or move; everything below moves along."""
    rules.may_administer(by).enforce()
    old_path, before = unit.path, {name: str(getattr(unit, name)) for name in fields}
    if "parent" in fields:
        rules.may_place_under(unit, fields["parent"]).enforce()
    for name, value in fields.items():
        setattr(unit, name, value)
    unit.path = f"{unit.parent.path if unit.parent else '/'}{unit.pk}/"
    unit.save()
    if unit.path != old_path:
        for below in Unit.objects.filter(path__startswith=old_path).exclude(pk=unit.pk):
            below.path = unit.path + below.path.removeprefix(old_path)
            below.save(update_fields=["path"])
    after = {name: str(getattr(unit, name)) for name in fields}
    audit.append(chain=audit.INSTALLATION, act="unit.changed", by=by, on=unit, before=before, after=after)
    return unit


@transaction.atomic
def remove_unit(*, unit: Unit, by: User) -> None:
    rules.may_administer(by).enforce()
    audit.append(chain=audit.INSTALLATION, act="unit.removed", by=by, on=unit, before={"name": unit.name})
    try:
        unit.delete()
    except ProtectedError:
        Verdict.no(
            _("People, units below or campaigns still belong to this unit, so it stays. Move them first.")
        ).enforce()
