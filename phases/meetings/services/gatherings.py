"""What happens to a meeting: recorded, corrected, cancelled, restored.

A study session is a meeting too; `study.services` calls these acts with its own wording of the trail's entry.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phases.core import audit
from phases.meetings import rules
from phases.meetings.facts import MeetingFacts
from phases.meetings.models import AgendaItem, Attendance, Meeting, MeetingGroup
from phases.organisation.models import User
from phases.timeline.models import Campaign


@transaction.atomic
def record_meeting(*, campaign: Campaign, facts: MeetingFacts, by: User) -> Meeting:
    """Record what was held, or arrange what is planned."""
    meeting = write(campaign=campaign, facts=facts, by=by)
    planned = facts.state == Meeting.State.PLANNED
    audit.append(
        chain=campaign.audit_chain,
        act="meeting.created" if planned else "meeting.recorded",
        by=by,
        on=meeting,
        after=describe(meeting),
    )
    return meeting


@transaction.atomic
def correct_meeting(*, meeting: Meeting, facts: MeetingFacts, version: int, by: User, reason: str = "") -> Meeting:
    """Set the record right; what stood before stays readable in the trail."""
    held = meeting.state == Meeting.State.HELD
    before = describe(meeting)
    meeting = rewrite(meeting=meeting, facts=facts, version=version, reason=reason)
    audit.append(
        chain=meeting.campaign.audit_chain,
        act="meeting.corrected" if held else "meeting.recorded" if facts.state == "held" else "meeting.changed",
        by=by,
        on=meeting,
        reason=reason,
        before=before,
        after=describe(meeting),
    )
    return meeting


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, reason: str, by: User, act: str = "meeting.cancelled") -> Meeting:
    """Take a meeting out of every count; the record, its attendance and the reason stay."""
    meeting = locked(meeting)
    rules.may_cancel(meeting, reason).enforce()
    before = meeting.state
    meeting.state, meeting.cancelled_at = Meeting.State.CANCELLED, timezone.now()
    meeting.cancelled_reason = reason.strip()
    _save_state(meeting)
    audit.append(
        chain=meeting.campaign.audit_chain,
        act=act,
        by=by,
        on=meeting,
        reason=reason,
        before={"state": before},
        after={"state": meeting.state},
    )
    return meeting


@transaction.atomic
def restore_meeting(*, meeting: Meeting, by: User, act: str = "meeting.restored") -> Meeting:
    """Undo of `cancel_meeting`: held again, or planned when its day has not come."""
    meeting = locked(meeting)
    rules.may_restore(meeting).enforce()
    ahead = meeting.held_on > meeting.campaign.today
    meeting.state = Meeting.State.PLANNED if ahead else Meeting.State.HELD
    meeting.cancelled_at, meeting.cancelled_reason = None, ""
    _save_state(meeting)
    after = {"state": meeting.state}
    before = {"state": Meeting.State.CANCELLED}
    audit.append(chain=meeting.campaign.audit_chain, act=act, by=by, on=meeting, before=before, after=after)
    return meeting


def write(*, campaign: Campaign, facts: MeetingFacts, by: User) -> Meeting:
    """The rows of a new meeting; the caller is atomic and writes the trail."""
    rules.may_stand(facts, campaign).enforce()
    plain = {name: getattr(facts, name) for name in MeetingFacts.PLAIN}
    meeting = Meeting.objects.create(campaign=campaign, recorded_by=by, **plain)
    _write_parts(meeting, facts)
    return meeting


def rewrite(*, meeting: Meeting, facts: MeetingFacts, version: int, reason: str) -> Meeting:
    """The rows of a corrected meeting; the caller is atomic and writes the trail."""
    meeting = locked(meeting)
    if meeting.version != version:
        raise rules.ChangedMeanwhileError(
            _("Somebody else saved this record meanwhile, so yours was not saved. What you typed is still below.")
        )
    rules.may_correct(meeting, reason).enforce()
    rules.may_stand(facts, meeting.campaign).enforce()
    if meeting.state == Meeting.State.PLANNED and facts.state == Meeting.State.HELD:
        meeting.recorded_at = timezone.now()
    for name in MeetingFacts.PLAIN:
        setattr(meeting, name, getattr(facts, name))
    meeting.version = version + 1
    meeting.save()
    for part in (AgendaItem, Attendance, MeetingGroup):
        part._default_manager.filter(meeting=meeting).delete()  # noqa: SLF001 - Django's own face
    _write_parts(meeting, facts)
    return meeting


def locked(meeting: Meeting) -> Meeting:
    """The row as it stands now, held until the transaction ends."""
    return Meeting.objects.select_for_update(of=("self",)).select_related("campaign__unit", "phase").get(pk=meeting.pk)


def describe(meeting: Meeting) -> dict[str, Any]:
    """A meeting as the trail keeps it, agenda and attendance included."""
    shown = {name: getattr(meeting, name) for name in MeetingFacts.PLAIN if name not in {"phase", "directive"}}
    shown = {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in shown.items()}
    lines = meeting.attendance.select_related("person")
    away = [line for line in lines if line.status != Attendance.Status.PRESENT]
    return {
        **{name: value for name, value in shown.items() if value not in (None, "")},
        **({"directive": meeting.directive.title} if meeting.directive else {}),
        "phase": meeting.phase.name,
        "agenda": "; ".join(f"{item.title} ({item.speaker})".removesuffix(" ()") for item in meeting.agenda.all()),
        "groups": "、".join(str(link.group) for link in meeting.for_groups.select_related("group")),
        "expected": len(lines),
        "absent": "、".join(f"{line.person.name}{f' ({line.reason})' if line.reason else ''}" for line in away),
    }


def _save_state(meeting: Meeting) -> None:
    meeting.version += 1
    meeting.save(update_fields=["state", "cancelled_at", "cancelled_reason", "version"])


def _write_parts(meeting: Meeting, facts: MeetingFacts) -> None:
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, order=order, title=line.title, speaker=line.speaker)
        for order, line in enumerate(facts.agenda, start=1)
    )
    MeetingGroup.objects.bulk_create(MeetingGroup(meeting=meeting, group=group) for group in facts.groups)
    Attendance.objects.bulk_create(
        Attendance(
            meeting=meeting,
            person=line.person,
            status=line.status,
            reason="" if line.present else line.reason,
            category=line.person.category,
        )
        for line in facts.attendance
    )
