"""Study sessions, credits and requirements, as the tests need them."""

from decimal import Decimal

from phases.meetings.models import Meeting
from phases.study import services
from phases.study.facts import SessionFacts
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
