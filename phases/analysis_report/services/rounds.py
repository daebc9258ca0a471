"""Rounds: a version is shown to departments and people, in writing or at a meeting (domain.md T-41, T-42)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from phases.analysis_report import rules, selectors
from phases.analysis_report.models import AnalysisReport, Circulation, Recipient
from phases.analysis_report.services import stages
from phases.analysis_report.services.reports import locked as report_locked
from phases.analysis_report.states import Stage
from phases.core import audit, records
from phases.core.verdict import RefusedError
from phases.meetings import rules as days
from phases.meetings.models import Meeting
from phases.organisation.models import Person, Unit, User
from phases.timeline import selectors as timeline


@transaction.atomic
def open_round(  # noqa: PLR0913 - what is sent, to whom and until when
    *,
    report: AnalysisReport,
    by: User,
    mode: str = Circulation.Mode.WRITING,
    sent_on: date | None = None,
    due_on: date | None = None,
    units: Iterable[Unit] = (),
    people: Iterable[Person] = (),
    others: Iterable[str] = (),
    meeting: Meeting | None = None,
    note: str = "",
) -> Circulation:
    """Send the newest version round; it bears the name of a draft for comments from then on."""
    report = report_locked(report)
    rules.may_write(timeline.part_of(by, report.campaign), by, report).enforce()
    units, people, others, newest = list(units), list(people), list(others), selectors.newest_version(report)
    rules.may_circulate(
        report,
        newest,
        is_by_meeting=mode == Circulation.Mode.MEETING,
        asked=len(units) + len(people) + len(others),
        has_meeting=meeting is not None,
    ).enforce()
    sent_on = sent_on or (meeting.held_on if meeting else report.campaign.today)
    _enforce_days(report, sent_on, due_on)
    if report.stage == Stage.PLANNING:
        stages.put(report, "draft", newest, by, on=sent_on)  # type: ignore[arg-type] # the rule saw it
    circulation = Circulation.objects.create(
        report=report,
        number=selectors.next_round(report),
        mode=mode,
        version=newest,  # type: ignore[misc] # the rule saw it
        sent_on=sent_on,
        due_on=due_on,
        meeting=meeting if mode == Circulation.Mode.MEETING else None,
        note=note.strip(),
        opened_by=by,
    )
    _ask(circulation, units, people, others)
    _append(circulation, "circulation.opened", by, after=described(circulation))
    stages.put(report, "consult", newest, by, on=sent_on)  # type: ignore[arg-type] # the rule saw it
    return circulation


@transaction.atomic
def add_recipients(
    *,
    circulation: Circulation,
    by: User,
    units: Iterable[Unit] = (),
    people: Iterable[Person] = (),
    others: Iterable[str] = (),
) -> Circulation:
    """Somebody was forgotten; who is asked already stays as it is."""
    circulation = _to_write(circulation, by)
    _enforce_open(circulation)
    asked = Recipient.objects.filter(circulation=circulation)
    known = {(one.unit_id, one.person_id, one.name) for one in asked}
    _ask(
        circulation,
        [unit for unit in units if (unit.pk, None, "") not in known],
        [person for person in people if (None, person.pk, "") not in known],
        [name for name in others if (None, None, name) not in known],
    )
    _append(circulation, "circulation.changed", by, after=described(circulation))
    return circulation


@transaction.atomic
def change_round(*, circulation: Circulation, by: User, **fields: Any) -> Circulation:
    """Another day, another meeting, a remark. Version and number stay."""
    circulation = _to_write(circulation, by)
    _enforce_open(circulation)
    _enforce_days(
        circulation.report, fields.get("sent_on", circulation.sent_on), fields.get("due_on", circulation.due_on)
    )
    chain = circulation.report.campaign.audit_chain
    return records.change(circulation, chain=chain, by=by, act="circulation.changed", **fields)


@transaction.atomic
def change_and_ask(
    *, circulation: Circulation, by: User, units: Iterable[Unit] = (), others: Iterable[str] = (), **fields: Any
) -> Circulation:
    """What the page of a round changes at once."""
    asked, named = list(units), list(others)
    if asked or named:
        add_recipients(circulation=circulation, by=by, units=asked, others=named)
    return change_round(circulation=circulation, by=by, **fields)


@transaction.atomic
def close_round(*, circulation: Circulation, by: User, on: date | None = None) -> Circulation:
    """Every point has its answer; who never answered is noted so, and the table is published."""
    circulation = _to_write(circulation, by)
    rules.may_close(circulation, list(selectors.points_of(circulation))).enforce()
    silent = Recipient.objects.filter(circulation=circulation, state=Recipient.State.SENT)
    missing = "、".join(str(one) for one in silent.select_related("unit", "person"))
    silent.update(state=Recipient.State.NO_REPLY)
    circulation.closed_on = on or circulation.report.campaign.today
    circulation.save(update_fields=["closed_on"])
    _append(circulation, "circulation.closed", by, after={"closed_on": str(circulation.closed_on), "no_reply": missing})
    return circulation


@transaction.atomic
def reopen_round(*, circulation: Circulation, by: User, reason: str) -> Circulation:
    """A closed round takes answers again."""
    circulation = _to_write(circulation, by)
    rules.may_reopen(circulation, reason).enforce()
    circulation.closed_on = None
    circulation.save(update_fields=["closed_on"])
    silent = Recipient.objects.filter(circulation=circulation, state=Recipient.State.NO_REPLY)
    silent.update(state=Recipient.State.SENT)
    _append(circulation, "circulation.reopened", by, reason=reason.strip())
    return circulation


def locked(circulation: Circulation) -> Circulation:
    """The row as it stands now, held until the transaction ends."""
    found = Circulation.objects.select_for_update(of=("self",))
    return found.select_related("report__campaign__unit", "report__document", "version", "meeting").get(
        pk=circulation.pk
    )


def described(circulation: Circulation) -> dict[str, Any]:
    """A round as the trail keeps it."""
    asked = Recipient.objects.filter(circulation=circulation).select_related("unit", "person")
    return {
        **records.described(circulation),
        "version": circulation.version.number,
        "recipients": "、".join(str(one) for one in asked),
    }


def _to_write(circulation: Circulation, by: User) -> Circulation:
    circulation = locked(circulation)
    rules.may_write(timeline.part_of(by, circulation.report.campaign), by, circulation.report).enforce()
    return circulation


def _enforce_open(circulation: Circulation) -> None:
    if not circulation.is_open:
        raise RefusedError(rules.CLOSED)


def _enforce_days(report: AnalysisReport, sent_on: date, due_on: date | None) -> None:
    rules.are_days_in_order(sent_on, due_on).enforce()
    days.is_believable(sent_on, report.campaign).enforce()


def _ask(circulation: Circulation, units: Iterable[Unit], people: Iterable[Person], others: Iterable[str]) -> None:
    Recipient.objects.bulk_create(
        [
            *(Recipient(circulation=circulation, unit=unit) for unit in units),
            *(Recipient(circulation=circulation, person=person) for person in people),
            *(Recipient(circulation=circulation, name=name) for name in others),
        ]
    )


def _append(circulation: Circulation, act: str, by: User, **said: Any) -> None:
    audit.append(chain=circulation.report.campaign.audit_chain, act=act, by=by, on=circulation, **said)
