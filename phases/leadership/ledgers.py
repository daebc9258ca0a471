"""The leading group, who guides which department, observers and inspection notes as sheets that come back."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from phases.core.exports import Text
from phases.core.ledgers import Choice, Column, Day, Fault, Known, Ledger, One, Shown, Words, YesNo, by_name, fold
from phases.core.ledgers.shape import NOTHING
from phases.leadership import rules, selectors, services
from phases.leadership.models import GroupMember, InspectionNote, Observer, Responsibility
from phases.organisation.models import Person, Unit
from phases.organisation.roles import Permission

FUNCTIONS = ("coordinates", "inspects", "publicises")


class LeadingGroup(Ledger[GroupMember]):
    """Who leads and who works in the office; somebody who is not on the roster stands by name (T-06, S-45)."""

    key = "leading-group"
    label: Text = _("Leading group and office")
    filename = "leading-group"
    permission = Permission.EXPORT
    model = GroupMember
    finds = ("name",)
    fields: Sequence[Column] = (
        Shown("number", _("No.")),
        Words("name", _("name"), most=60, required=True),
        Choice("part", _("part"), choices=GroupMember.Part, default=GroupMember.Part.MEMBER),
        YesNo("coordinates", _("coordination")),
        YesNo("inspects", _("inspection")),
        YesNo("publicises", _("publicity and research")),
        Shown("departments", _("departments guided")),
    )

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[GroupMember]:
        return selectors.MEMBERS.matching(campaign, filters)

    def fetch(self, campaign: Any, found: QuerySet[GroupMember]) -> Iterator[GroupMember]:
        guided = {one.leader.pk: one.departments for one in selectors.mapped(campaign)}
        for member in found:
            member.guided = "、".join(str(one) for one in guided.get(member.person_id or 0, ()))
            yield member

    def values(self, record: GroupMember) -> dict[str, Any]:
        plain = {name: getattr(record, name) for name in ("part", *FUNCTIONS)}
        return plain | {"name": str(record), "departments": getattr(record, "guided", "")}

    def names(self, campaign: Any) -> dict[str, dict[str, Any]]:
        return {"people": by_name(Person.objects.on_roster(campaign.unit), "name")}

    def candidates(self, campaign: Any, lines: Any) -> dict[Any, list[GroupMember]]:
        """The group is short: all of it, by the names that its page shows."""
        found: dict[Any, list[GroupMember]] = {}
        for member in self.fetch(campaign, self.records(campaign)):
            found.setdefault(str(member), []).append(member)
        return found

    def check(self, values: dict[str, Any], known: Known) -> Iterator[tuple[str, Fault]]:
        functions = tuple(bool(values.get(name)) for name in FUNCTIONS)
        if "part" in values and not (verdict := rules.may_work(values["part"], functions)):
            yield "part", Fault(verdict.reason)

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> GroupMember:
        person = known.names["people"].get(fold(values["name"]))
        member = GroupMember(campaign=campaign, person=person if isinstance(person, Person) else None)
        if member.person is None:
            member.name = values["name"]
        self.change(member, {name: values[name] for name in ("part", *FUNCTIONS)}, known)
        return member

    def change(self, record: GroupMember, values: dict[str, Any], known: Known) -> None:
        for key, value in values.items():
            setattr(record, key, value)
        if "part" in values:
            record.order = services.place(record)


class Guiding(Ledger[Responsibility]):
    """A line is one leader and one department whose campaign he or she guides (domain.md T-07)."""

    key = "guiding"
    label: Text = _("Who guides which department")
    filename = "who-guides-which-department"
    permission = Permission.EXPORT
    model = Responsibility
    finds = ("leader", "department")
    fields: Sequence[Column] = (
        Shown("number", _("No.")),
        One("leader", _("leader"), among="leaders", required=True),
        One("department", _("department"), among="departments", required=True),
    )

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[Responsibility]:
        return Responsibility.objects.filter(campaign=campaign).select_related("leader__unit", "department")

    def values(self, record: Responsibility) -> dict[str, Any]:
        return {"leader": record.leader, "department": record.department}

    def names(self, campaign: Any) -> dict[str, dict[str, Any]]:
        return {
            "leaders": by_name(selectors.leaders_of(campaign), "name"),
            "departments": by_name(Unit.objects.below(campaign.unit), "name", "short_name"),
        }

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> Responsibility:
        return Responsibility(campaign=campaign, leader=values["leader"], department=values["department"])


class Observers(Ledger[Observer]):
    key = "observers"
    label: Text = _("Observers")
    filename = "observers"
    permission = Permission.EXPORT
    model = Observer
    finds = ("person",)
    fields: Sequence[Column] = (
        Shown("number", _("No.")),
        One("person", _("name"), among="people", required=True),
        Choice("kind", _("chosen as"), choices=Observer.Kind, required=True),
        Day("chosen_on", _("chosen on"), required=True),
        Words("how", _("how"), most=200),
        Day("ended_on", _("until")),
    )

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[Observer]:
        return selectors.OBSERVERS.matching(campaign, filters)

    def values(self, record: Observer) -> dict[str, Any]:
        return {column.key: getattr(record, column.key) for column in self.fields[1:]}

    def names(self, campaign: Any) -> dict[str, dict[str, Any]]:
        return {"people": by_name(Person.objects.on_roster(campaign.unit), "name")}

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> Observer:
        return Observer(campaign=campaign, **{key: value for key, value in values.items() if key != "number"})


class Inspections(Ledger[InspectionNote]):
    key = "inspections"
    label: Text = _("Inspection")
    filename = "inspections"
    permission = Permission.EXPORT
    model = InspectionNote
    finds = ("department", "on", "text")
    fields: Sequence[Column] = (
        Shown("number", _("No.")),
        One("department", _("department"), among="departments", required=True),
        Day("on", _("date"), required=True),
        Words("inspector", _("inspected by"), most=100),
        Words("text", _("what was found"), most=2000, required=True),
        Words("follow_up", _("what is to be mended"), most=300),
        Day("due_on", _("to be mended by")),
        Day("settled_on", _("mended on")),
    )

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[InspectionNote]:
        return selectors.INSPECTIONS.matching(campaign, filters)

    def values(self, record: InspectionNote) -> dict[str, Any]:
        return {column.key: getattr(record, column.key) for column in self.fields[1:]}

    def names(self, campaign: Any) -> dict[str, dict[str, Any]]:
        return {"departments": by_name(Unit.objects.below(campaign.unit), "name", "short_name")}

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> InspectionNote:
        given = {key: value for key, value in values.items() if key != "number"}
        return InspectionNote(campaign=campaign, recorded_by=by, **given)
