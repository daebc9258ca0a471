"""What is to be studied, and the reflections that came in, as sheets (domain.md S-13…S-15, S-20)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Max, QuerySet
from django.utils.translation import gettext_lazy as _

from phases.core.exports import Text
from phases.core.ledgers import Choice, Column, Day, Fault, Known, Ledger, One, Shown, Words, by_name
from phases.core.ledgers.shape import NOTHING
from phases.organisation.models import Person, Unit
from phases.organisation.roles import Permission
from phases.study import rules
from phases.study.models import Reflection, StudyMaterial
from phases.study.selectors import reflections
from phases.timeline import selectors as timeline


class MaterialLedger(Ledger[StudyMaterial]):
    """The list of what is read, required or not; a new title comes at the end."""

    key = "materials"
    label: Text = _("List of study materials")
    filename = "study-materials"
    permission = Permission.EXPORT
    model = StudyMaterial
    finds = ("title",)
    fields: Sequence[Column] = (
        Shown("number", _("No.")),
        Words("title", _("title of the material"), most=200, required=True),
        Choice("category", _("category"), choices=StudyMaterial.Category, default=StudyMaterial.Category.BOOK),
        Choice(
            "priority", _("required or not"), choices=StudyMaterial.Priority, default=StudyMaterial.Priority.REQUIRED
        ),
        Choice("audience", _("for"), choices=StudyMaterial.Audience, default=StudyMaterial.Audience.ALL),
    )

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[StudyMaterial]:
        return StudyMaterial.objects.filter(campaign=campaign)

    def values(self, record: StudyMaterial) -> dict[str, Any]:
        return {column.key: getattr(record, column.key) for column in self.fields[1:]}

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> StudyMaterial:
        last = known.memo.get(("", "order")) or self.records(campaign).aggregate(last=Max("order"))["last"] or 0
        known.memo["", "order"] = last + 1
        given = {key: value for key, value in values.items() if key != "number"}
        return StudyMaterial(campaign=campaign, order=last + 1, **given)


class ReflectionLedger(Ledger[Reflection]):
    """Whose reflection came when; its words stay where they are."""

    key = "reflections"
    label: Text = _("Reflections")
    filename = "reflections"
    permission = Permission.EXPORT
    model = Reflection
    finds = ("department", "person", "title", "received_on")
    fields: Sequence[Column] = (
        Day("received_on", _("received on"), required=True),
        One("department", _("department"), among="departments", required=True),
        One("person", _("written by"), among="people"),
        Words("title", _("title"), most=200),
    )

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[Reflection]:
        found = reflections.reflections_of(campaign).filter(taken_back_at=None)
        return reflections.matching(found, dict(filters))

    def values(self, record: Reflection) -> dict[str, Any]:
        return {column.key: getattr(record, column.key) for column in self.fields}

    def names(self, campaign: Any) -> dict[str, dict[str, Any]]:
        return {
            "departments": by_name(Unit.objects.below(campaign.unit), "name", "short_name"),
            "people": by_name(Person.objects.on_roster(campaign.unit), "name"),
        }

    def check(self, values: dict[str, Any], known: Known) -> Iterator[tuple[str, Fault]]:
        day = values.get("received_on")
        if day and not (verdict := rules.has_come(day, known.campaign)):
            yield "received_on", Fault(verdict.reason)

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> Reflection:
        phase = known.once("phase", lambda: timeline.current_phase(campaign))
        return Reflection(campaign=campaign, phase=phase, recorded_by=by, **values)
