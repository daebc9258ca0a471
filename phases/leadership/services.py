"""What happens in the leadership of a campaign: founded, mapped, drawn up and published, chosen, inspected."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from phases.core import audit, records
from phases.leadership import rules, selectors
from phases.leadership.models import (
    DutyList,
    GroupMember,
    InspectionNote,
    LeaderDuty,
    LeadingGroup,
    Observer,
    Responsibility,
)
from phases.meetings import rules as days
from phases.organisation.models import Person, Unit, User
from phases.timeline.models import Campaign

FUNCTIONS = ("coordinates", "inspects", "publicises")


@transaction.atomic
def found_group(*, campaign: Campaign, by: User, **fields: Any) -> LeadingGroup:
    """Found the leading group, or change what is said of it (domain.md T-06)."""
    group = LeadingGroup.objects.filter(campaign=campaign).first() or LeadingGroup(campaign=campaign)
    return records.change(group, chain=campaign.audit_chain, by=by, act="leadership.changed", **fields)


@transaction.atomic
def add_member(*, campaign: Campaign, by: User, **fields: Any) -> GroupMember:
    member = GroupMember(campaign=campaign, **fields)
    _enforce_member(member)
    member.order = place(member)
    return records.add(member, chain=campaign.audit_chain, by=by, act="member.added")


@transaction.atomic
def change_member(*, record: GroupMember, by: User, **fields: Any) -> GroupMember:
    part = record.part
    for name, value in fields.items():
        setattr(record, name, value)
    _enforce_member(record)
    standing = GroupMember.objects.get(pk=record.pk)
    if record.part != part:
        fields["order"] = place(record)
    return records.change(standing, chain=record.campaign.audit_chain, by=by, act="member.changed", **fields)


@transaction.atomic
def remove_member(*, record: GroupMember, by: User, reason: str = "") -> None:
    records.remove(record, chain=record.campaign.audit_chain, by=by, act="member.removed", reason=reason)


@transaction.atomic
def assign(*, campaign: Campaign, leader: Person, departments: Iterable[Unit], by: User) -> None:
    """The departments whose campaign a leader guides from now on (domain.md T-07)."""
    standing = {pair.department: pair for pair in _pairs(campaign, leader)}
    wanted = list(departments)
    for department, pair in standing.items():
        if department not in wanted:
            pair.delete()
    Responsibility.objects.bulk_create(
        Responsibility(campaign=campaign, leader=leader, department=department)
        for department in wanted
        if department not in standing
    )
    before, after = [str(one) for one in standing], [str(one) for one in wanted]
    if sorted(before) != sorted(after):
        audit.append(
            chain=campaign.audit_chain,
            act="responsibility.changed",
            by=by,
            on=leader,
            before={"departments": before},
            after={"departments": after},
        )


@transaction.atomic
def draw_up_duties(*, campaign: Campaign, by: User) -> int:
    """A line for every leader and every item of the template's list; lines that stand already stay (domain.md T-09)."""
    leaders = selectors.leaders_of(campaign)
    rules.may_draw_up(campaign, leaders).enforce()
    items: list[str] = list(campaign.rules["leader_checklist"])
    standing = set(LeaderDuty.objects.filter(campaign=campaign).values_list("leader_id", "text"))
    new = [
        LeaderDuty(campaign=campaign, leader=leader, order=order, text=text)
        for leader in leaders
        for order, text in enumerate(items, start=1)
        if (leader.pk, text) not in standing
    ]
    LeaderDuty.objects.bulk_create(new)
    if new:
        detail = {"leaders": [leader.name for leader in leaders], "items": len(items)}
        audit.append(chain=campaign.audit_chain, act="duties.drawn_up", by=by, on=campaign, detail=detail)
    return len(new)


@transaction.atomic
def publish_duties(*, campaign: Campaign, by: User, on: date, notice: str = "") -> DutyList:
    """From then on everybody of the campaign reads the list, observers too."""
    rules.may_publish(list(LeaderDuty.objects.filter(campaign=campaign)[:1]), on, campaign).enforce()
    published = selectors.duty_list(campaign) or DutyList(campaign=campaign)
    fields: dict[str, Any] = {"published_on": on, "notice": notice}
    return records.change(published, chain=campaign.audit_chain, by=by, act="duties.published", **fields)


@transaction.atomic
def withdraw_duties(*, campaign: Campaign, by: User) -> DutyList:
    """Undo of `publish_duties`."""
    published = selectors.duty_list(campaign)
    rules.may_withdraw(published).enforce()
    published = published or DutyList(campaign=campaign)
    return records.change(published, chain=campaign.audit_chain, by=by, act="duties.withdrawn", published_on=None)


@transaction.atomic
def tick_duty(*, duty: LeaderDuty, by: User, on: date | None) -> LeaderDuty:
    """Done on that day; None takes the tick back."""
    rules.may_tick(duty, on).enforce()
    act = "duty.done" if on else "duty.undone"
    return records.change(duty, chain=duty.campaign.audit_chain, by=by, act=act, done_on=on)


@transaction.atomic
def choose_observer(*, campaign: Campaign, by: User, **fields: Any) -> Observer:
    """Somebody was chosen to observe (domain.md T-10); an account and its part are given where accounts are kept."""
    rules.may_observe(fields["person"], campaign).enforce()
    days.is_believable(fields["chosen_on"], campaign).enforce()
    observer = Observer(campaign=campaign, **fields)
    return records.add(observer, chain=campaign.audit_chain, by=by, act="observer.chosen")


@transaction.atomic
def change_observer(*, record: Observer, by: User, **fields: Any) -> Observer:
    rules.may_observe(fields.get("person", record.person), record.campaign, record).enforce()
    return records.change(record, chain=record.campaign.audit_chain, by=by, act="observer.changed", **fields)


@transaction.atomic
def remove_observer(*, record: Observer, by: User, reason: str = "") -> None:
    records.remove(record, chain=record.campaign.audit_chain, by=by, act="observer.removed", reason=reason)


@transaction.atomic
def note_inspection(*, campaign: Campaign, by: User, **fields: Any) -> InspectionNote:
    days.is_believable(fields["on"], campaign).enforce()
    note = InspectionNote(campaign=campaign, recorded_by=by, **fields)
    return records.add(note, chain=campaign.audit_chain, by=by, act="inspection.noted")


@transaction.atomic
def change_inspection(*, record: InspectionNote, by: User, **fields: Any) -> InspectionNote:
    settles = record.settled_on is None and fields.get("settled_on") is not None
    act = "inspection.settled" if settles else "inspection.changed"
    return records.change(record, chain=record.campaign.audit_chain, by=by, act=act, **fields)


@transaction.atomic
def remove_inspection(*, record: InspectionNote, by: User, reason: str = "") -> None:
    records.remove(record, chain=record.campaign.audit_chain, by=by, act="inspection.removed", reason=reason)


def _pairs(campaign: Campaign, leader: Person) -> Iterable[Responsibility]:
    return Responsibility.objects.filter(campaign=campaign, leader=leader).select_related("department")


def _enforce_member(member: GroupMember) -> None:
    rules.is_somebody(member.person, member.name).enforce()
    rules.may_work(member.part, tuple(getattr(member, name) for name in FUNCTIONS)).enforce()


def place(member: GroupMember) -> int:
    """Behind those of the same part, before those of a lower one."""
    first = GroupMember.ORDER[member.part] * 1000
    same = GroupMember.objects.filter(campaign=member.campaign, part=member.part).exclude(pk=member.pk)
    return (same.aggregate(last=Max("order"))["last"] or first) + 1
