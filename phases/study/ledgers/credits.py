"""The hour ledger in its long form: a line is one entry for one person (domain.md 3, 学时登记表; S-17, S-51)."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet, Sum
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from phases.core.exports import Text
from phases.core.ledgers import (
    Choice,
    Column,
    Day,
    Fault,
    HalfHours,
    Known,
    Ledger,
    One,
    Reading,
    Shown,
    Words,
    by_name,
    fold,
)
from phases.core.ledgers.shape import NOTHING
from phases.organisation.models import Person
from phases.organisation.roles import Permission
from phases.study import rules, services
from phases.study.models import StudyCredit, StudyForm, StudySession
from phases.study.selectors import ledger, sessions
from phases.timeline import selectors as timeline

Mode = StudyCredit.Mode
PLAIN = ("on", "person", "mode", "form", "half_hours", "reason")


class Session(One):
    """A session by its day and title: several may have the same title."""

    def show(self, value: Any) -> str:
        return _named(value) if value else ""


class CreditLedger(Ledger[StudyCredit]):
    """Self-study, special arrangements, hours by hand and make-ups come in; attended hours follow from attendance."""

    key = "study-credits"
    label: Text = _("Hours, entry by entry")
    filename = "study-hours"
    permission = Permission.EXPORT
    model = StudyCredit
    finds = ("on", "person", "mode", "session", "reason")
    fields: Sequence[Column] = (
        Shown("number", _("No.")),
        Day("on", _("date"), required=True),
        One("person", _("name of the person"), among="people", required=True),
        Shown("department", _("department")),
        Choice("mode", _("kind of credit"), choices=Mode, required=True),
        Choice("form", _("form"), choices=StudyForm),
        HalfHours("half_hours", _("hours"), most=400, required=True, totalled=True),
        Session("session", _("session that was attended or missed"), among="sessions"),
        Words("reason", _("what and why"), most=200),
    )

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[StudyCredit]:
        standing = StudyCredit.objects.standing().filter(campaign=campaign)
        return standing.select_related("person__unit", "session__meeting").order_by("on", "pk")

    def values(self, record: StudyCredit) -> dict[str, Any]:
        plain = {name: getattr(record, name) for name in PLAIN}
        return plain | {"session": record.session, "department": str(record.person.unit)}

    def names(self, campaign: Any) -> dict[str, dict[str, Any]]:
        held = sessions.sessions_of(campaign).filter(meeting__state="held").order_by("-pk")
        return {
            "people": by_name(Person.objects.on_roster(campaign.unit), "name"),
            "sessions": {fold(_named(session)): session for session in held},
        }

    def check(self, values: dict[str, Any], known: Known) -> Iterator[tuple[str, Fault]]:
        day = values.get("on")
        if day and not (verdict := rules.has_come(day, known.campaign)):
            yield "on", Fault(verdict.reason)
        if (values.get("session") is None) == (values.get("mode") in {Mode.ATTENDED, Mode.MAKE_UP}):
            yield "session", Fault(gettext("Attended hours and make-ups name their session, other hours name none."))

    def check_found(
        self, record: StudyCredit | None, values: dict[str, Any], changed: Collection[str], known: Known
    ) -> Iterator[tuple[str, Fault]]:
        """Lines of the hour ledger are struck with a reason, never rewritten; new ones obey the rules of their kind."""
        if record is not None:
            if changed:
                said = gettext("Hours that stand are not rewritten: strike them on the person's page, then enter anew.")
                yield next(iter(changed)), Fault(said)
        elif values["mode"] == Mode.ATTENDED:
            yield "mode", Fault(gettext("Attended hours follow from attendance: bring the register of study."))
        elif values["mode"] == Mode.MAKE_UP:
            yield from _check_make_up(values, known)
        else:
            yield from _check_entry(values, known)

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> StudyCredit:
        phase = known.once("phase", lambda: timeline.current_phase(campaign))
        session = values["session"]
        form = values["form"] or StudyForm.COLLECTIVE
        if session is not None:
            phase, form = session.meeting.phase, session.form
        elif values["mode"] != Mode.MANUAL:
            form = StudyForm.SELF
        given = {name: values[name] for name in PLAIN} | {"form": form}
        return StudyCredit(campaign=campaign, phase=phase, session=session, recorded_by=by, **given)

    def take_back(self, *, campaign: Any, by: Any, written: Any, known: Known) -> None:
        """They are struck, as every line that no longer counts."""
        reason = gettext("the import was taken back")
        for credit in self.records(campaign).filter(pk__in=list(written.made)):
            services.cancel_credit(credit=credit, reason=reason, by=by)

    def settle(self, *, campaign: Any, by: Any, readings: Sequence[Reading], known: Known) -> None:
        """What was left to make up is less by now."""
        known.memo.pop(("", "left"), None)
        known.memo.pop(("", "entered"), None)


def _check_make_up(values: dict[str, Any], known: Known) -> Iterator[tuple[str, Fault]]:
    session, person, size = values["session"], values["person"], values["half_hours"]
    if ("", "left") not in known.memo:
        left = ledger.missed_in(known.campaign).values_list("meeting", "person", "left")  # type: ignore[misc] # annotated there
        known.memo["", "left"] = {(meeting, one): rest for meeting, one, rest in left}
    rest = known.memo["", "left"].get((session.pk, person.pk), 0)
    if not (verdict := rules.may_make_up(session, size, values["on"])):
        yield "half_hours", Fault(verdict.reason)
    elif size > rest:
        said = gettext("%(name)s did not miss so much of this session or has made it up already.")
        yield "half_hours", Fault(said % {"name": person})
    else:
        known.memo["", "left"][session.pk, person.pk] = rest - size


def _check_entry(values: dict[str, Any], known: Known) -> Iterator[tuple[str, Fault]]:
    """As `services.record_self_study` and its like ask, with the lines of this sheet added up too."""
    person, size, day = values["person"], values["half_hours"], values["on"]
    mode, unit = values["mode"], known.campaign.unit
    if not (verdict := rules.may_credit(unit, person, mode, size, values.get("reason", ""))):
        yield "mode" if mode == Mode.ALTERNATIVE else "reason" if size else "half_hours", Fault(verdict.reason)
        return
    if ("", "entered") not in known.memo:
        apart = StudyCredit.objects.standing().filter(campaign=known.campaign, session=None).order_by()
        summed = apart.values_list("person", "on").annotate(Sum("half_hours"))
        known.memo["", "entered"] = defaultdict(int, {(one, on): total for one, on, total in summed})
    entered = known.memo["", "entered"]
    if verdict := rules.fits_the_day(size, entered[person.pk, day]):
        entered[person.pk, day] += size
    else:
        yield "half_hours", Fault(verdict.reason)


def _named(session: StudySession) -> str:
    return f"{session.meeting.held_on} {session.meeting.title}"
