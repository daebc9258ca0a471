"""Study sessions, credits and requirements, as the tests need them."""

from datetime import date
from decimal import Decimal

from phases.meetings.models import Meeting
from phases.study import services
from phases.study.facts import ActivityFacts, PlanFacts, ReflectionFacts, SessionFacts
from phases.study.models import StudyForm, StudyMaterial
from phases.study.selectors import ledger
from phases.study.services.credits import Entry
from phases.timeline.models import Requirement
from tests.factories import meetings, organisation


def session_facts(of, *, half_hours=6, form=StudyForm.COLLECTIVE, materials=(), content="", **fields):
    """`fields` are those of the meeting."""
    studied = {name: fields.pop(name) for name in SessionFacts.PLAIN if name in fields}
    return SessionFacts(
        meeting=meetings.facts(of, kind=Meeting.Kind.STUDY, title=fields.pop("title", "集中学习"), **fields),
        half_hours=half_hours,
        form=form,
        materials=tuple(materials),
        content=content,
        **studied,
    )


def session(of, *, by=None, **fields):
    return services.record_session(campaign=of, facts=session_facts(of, **fields), by=by or meetings.appointed(of))


def entry(person, *, half_hours=1, on=meetings.DAY, what=""):
    return Entry(person=person, on=on, half_hours=half_hours, what=what)


def material(of, title, **fields):
    return StudyMaterial.objects.create(campaign=of, title=title, **fields)


def requirement(of, criterion, *, value=20, text="", **where):
    return Requirement.objects.create(
        phase=of.phases.all()[0],
        key=f"requirement-{next(organisation.numbers)}",
        text=text or criterion,
        criterion=criterion,
        value=Decimal(value),
        where=where,
    )


def hours_of(person, of):
    """What the ledger says the person has of collective study, in hours."""
    sums = ledger.sums_by_person(of.phases.all()[0])
    return sums.get(person.pk, ledger.Sums()).collective / 2


def plan_row(of, theme="党的十七大精神", *, by=None, **fields):
    facts = PlanFacts(phase=of.phases.all()[0], theme=theme, **fields)
    return services.add_rows(campaign=of, rows=[facts], by=by or meetings.appointed(of))[0]


def reflection(of, department, *, by=None, on=date(2009, 4, 9), **fields):
    facts = ReflectionFacts(department=department, received_on=on, **fields)
    phase = of.phases.all()[0]
    phase.campaign = of
    return services.receive_reflections(phase=phase, lines=[facts], by=by or meetings.appointed(of))[0]


def issued(of, people, *materials, by=None, on=meetings.DAY, **fields):
    by = by or meetings.appointed(of)
    return services.issue_to_people(materials=materials, people=people, on=on, by=by, **fields)


def activity(of, title="党员先锋岗", *, by=None, on=meetings.DAY, **fields):
    facts = ActivityFacts(title=title, on=on, **fields)
    return services.record_activity(phase=of.phases.all()[0], facts=facts, by=by or meetings.appointed(of))


def beside_sessions(of, department, person, by):
    """A row of the plan, a reflection, an activity and a tick: the key of each, by its word."""
    of.rules = of.rules | {"study_checklist": ["学习效果"]}
    of.save()
    tick = services.tick_item(
        phase=of.phases.all()[0], department=department, item="学习效果", note="交流会上都发了言", by=by
    )
    return {
        "row": plan_row(of, when="4月10日", department=department, by=by).pk,
        "reflection": reflection(of, department, person=person, text="学习使人进步。", by=by).pk,
        "activity": activity(of, department=department, by=by).pk,
        "tick": tick.pk,
    }
