"""The study plan: rows that are typed or pasted, and draft sessions made of them in one act (domain.md S-09)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from phases.core import audit, vague_dates
from phases.core.verdict import RefusedError
from phases.meetings.facts import MeetingFacts, all_but
from phases.meetings.models import Meeting
from phases.organisation.models import User
from phases.study import rules
from phases.study.facts import PlanFacts, SessionFacts
from phases.study.models import PlannedStudy, StudySession
from phases.study.selectors import plan
from phases.study.services.sessions import record_session
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign


@dataclass(frozen=True)
class Drafted:
    """What one click made, and which rows it had to leave, each with the reason."""

    made: list[StudySession]
    left: list[tuple[PlannedStudy, str]]


@transaction.atomic
def add_rows(*, campaign: Campaign, rows: Sequence[PlanFacts], by: User) -> list[PlannedStudy]:
    """One row of the form, or many pasted: one act."""
    part = timeline.part_of(by, campaign)
    for facts in rows:
        rules.may_write_for(part, facts.department).enforce()
        rules.may_last(facts.half_hours).enforce()
    written = [_write(PlannedStudy(campaign=campaign), facts) for facts in rows]
    if written:
        audit.append(
            chain=campaign.audit_chain,
            act="plan.added",
            by=by,
            on=written[0] if len(written) == 1 else campaign,
            after=describe(written[0]) if len(written) == 1 else {"theme": "、".join(row.theme for row in written)},
        )
    return written


@transaction.atomic
def change_row(*, row: PlannedStudy, facts: PlanFacts, by: User) -> PlannedStudy:
    """A session that was made of it already stays as it is: it is corrected as a session."""
    part = timeline.part_of(by, row.campaign)
    row = PlannedStudy.objects.select_for_update(of=("self",)).select_related("campaign", "phase").get(pk=row.pk)
    rules.may_write_for(part, row.department).enforce()
    rules.may_write_for(part, facts.department).enforce()
    rules.may_last(facts.half_hours).enforce()
    before = describe(row)
    row = _write(row, facts)
    audit.append(chain=row.campaign.audit_chain, act="plan.changed", by=by, on=row, before=before, after=describe(row))
    return row


@transaction.atomic
def remove_row(*, row: PlannedStudy, by: User) -> None:
    rules.may_write_for(timeline.part_of(by, row.campaign), row.department).enforce()
    rules.may_remove_row(row).enforce()
    audit.append(chain=row.campaign.audit_chain, act="plan.removed", by=by, on=row, before=describe(row))
    row.delete()


@transaction.atomic
def draft_sessions(*, campaign: Campaign, by: User) -> Drafted:
    """A planned session for every row that has a day and no session yet; asked again it makes nothing twice."""
    part = timeline.part_of(by, campaign)
    Campaign.objects.select_for_update().get(pk=campaign.pk)
    made: list[StudySession] = []
    left: list[tuple[PlannedStudy, str]] = []
    for row in plan.rows_of(campaign).filter(session=None):
        row.campaign = campaign
        if not rules.may_write_for(part, row.department):
            continue
        if not (verdict := rules.may_draft(row)):
            left.append((row, str(verdict.reason)))
            continue
        try:
            with transaction.atomic():
                made.append(_draft(row, by))
        except RefusedError as refused:
            left.append((row, str(refused.reason)))
    if made:
        audit.append(
            chain=campaign.audit_chain,
            act="plan.drafted",
            by=by,
            on=campaign,
            after={"theme": "、".join(session.meeting.title for session in made)},
        )
    return Drafted(made, left)


@transaction.atomic
def link_row(*, row: PlannedStudy, session: StudySession | None, by: User) -> PlannedStudy:
    """Say which session came of a row, when it was recorded without the plan; None loosens them again."""
    rules.may_write_for(timeline.part_of(by, row.campaign), row.department).enforce()
    if session is not None:
        rules.may_link(row, session).enforce()
    before = {"session": str(row.session or "")}
    row.session = session
    row.save(update_fields=["session"])
    audit.append(
        chain=row.campaign.audit_chain,
        act="plan.changed",
        by=by,
        on=row,
        before=before,
        after={"session": str(session or "")},
    )
    return row


def describe(row: PlannedStudy) -> dict[str, Any]:
    """A row as the trail keeps it."""
    shown = {name: getattr(row, name) for name in PlanFacts.PLAIN if name not in {"phase", "department"}}
    named = {
        "when_words": row.when_words,
        "department": str(row.department or ""),
        "groups": "、".join(str(group) for group in row.groups.all()),
        "materials": "、".join(str(material) for material in row.materials.all()),
    }
    return {name: value for name, value in (shown | named).items() if value}


def _write(row: PlannedStudy, facts: PlanFacts) -> PlannedStudy:
    for name in PlanFacts.PLAIN:
        setattr(row, name, getattr(facts, name))
    when = vague_dates.parse(facts.when, year=row.campaign.year)
    row.when_words, row.when_on, row.when_precision = when.words, when.on, when.precision
    row.save()
    row.groups.set(facts.groups)
    row.materials.set(facts.materials)
    return row


def _draft(row: PlannedStudy, by: User) -> StudySession:
    """The session as the row announces it; whoever records it finds all this filled in."""
    assert row.when_on is not None  # noqa: S101 - asked by may_draft
    meeting = MeetingFacts(
        phase=row.phase,
        kind=Meeting.Kind.STUDY,
        title=row.theme,
        held_on=row.when_on,
        state=Meeting.State.PLANNED,
        chair=row.lead,
        summary="" if row.when.last == row.when_on else _("Announced for %(words)s.") % {"words": row.when_words},
        groups=tuple(row.groups.all()),
        attendance=all_but(plan.expected_of(row), {}),
    )
    facts = SessionFacts(
        meeting=meeting,
        half_hours=row.half_hours,
        form=row.form,
        content=row.theme,
        materials=tuple(row.materials.all()),
    )
    session = record_session(campaign=row.campaign, facts=facts, by=by)
    PlannedStudy.objects.filter(pk=row.pk).update(session=session)
    return session
