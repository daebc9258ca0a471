"""The departments that study is counted by."""

from phases.organisation.models import Person, Unit
from phases.timeline.selectors import Part


def departments_of(unit: Unit) -> list[Unit]:
    """Departments and centres of the unit in official order; where it has none, those its people belong to.

    Party branches cut across departments and are groups of their own. Two queries.
    """
    below = Unit.objects.below(unit).exclude(pk=unit.pk)
    foreign = [body.path for body in below if body.kind in {Unit.Kind.UNIT, Unit.Kind.COMMITTEE}]
    kinds = {Unit.Kind.DEPARTMENT, Unit.Kind.CENTRE}
    found = [one for one in below if one.kind in kinds and not any(one.path.startswith(path) for path in foreign)]
    if found:
        return found
    people = Person.objects.on_roster(unit)
    return list({person.unit_id: person.unit for person in people}.values())


def writable(unit: Unit, part: Part, *, everywhere: bool) -> list[Unit]:
    """Those for which somebody may write: all for the office, the own for a liaison."""
    found = departments_of(unit)
    if everywhere:
        return found
    own = [department.path for department in part.departments]
    return [one for one in found if any(one.path.startswith(path) for path in own)]
