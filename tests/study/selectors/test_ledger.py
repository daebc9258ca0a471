"""The hour ledger with the sources' figures."""

from datetime import timedelta
from decimal import Decimal

import pytest

from phases.organisation.models import Person
from phases.study import services
from phases.study.models import StudyForm
from phases.study.selectors import ledger
from tests.factories import meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db

NEXT_DAY = meetings.DAY + timedelta(days=1)


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def phase(campaign):
    return campaign.phases.get(order=1)


@pytest.fixture
def office(campaign):
    return meetings.appointed(campaign)


def accounts(phase):
    return ledger.accounts_of(phase, Person.objects.on_roster(phase.campaign.unit))


@pytest.mark.trace("S-17")
def test_half_an_hour_is_missing_of_twenty(campaign, phase):
    study.requirement(campaign, "hours_per_member", value=20)
    short, enough = organisation.person(campaign.unit, "甲"), organisation.person(campaign.unit, "乙")
    study.session(campaign, people=[short, enough], half_hours=39)
    study.session(campaign, people=[short, enough], absent={short: "sick"}, half_hours=1)
    found = [(line.sums.collective / 2, line.lack / 2, line.state, line.missed) for line in accounts(phase)]
    assert found == [(19.5, 0.5, "short", 1), (20, 0, "met", 0)]
    (need,) = ledger.make_up_list(accounts(phase))
    assert (need.person, need.after) == (short, 1)
    assert ledger.make_up_list(accounts(phase), gathering=1)[0].after == 0


@pytest.mark.trace("S-51")
def test_self_study_and_visits_are_summed_apart(campaign, phase, office):
    study.requirement(campaign, "hours_per_member", value=20)
    person = organisation.person(campaign.unit, arrangement="home_visit")
    study.session(campaign, people=[person], half_hours=3)
    services.record_self_study(phase=phase, entry=study.entry(person, half_hours=8), by=office)
    services.record_alternative(phase=phase, entry=study.entry(person, half_hours=2), by=office)
    services.record_alternative(phase=phase, entry=study.entry(person, half_hours=0), by=office)
    services.record_manual(phase=phase, entry=study.entry(person, half_hours=1, what="党校"), by=office)
    assert ledger.sums_by_person(phase)[person.pk] == ledger.Sums(collective=4, own=8, alternative=2, visits=2)
    assert [line.state for line in accounts(phase)] == ["special"]


def test_form_that_the_requirement_does_not_count_gives_no_hours(campaign, phase):
    people = meetings.people(campaign.unit, 1)
    study.requirement(campaign, "hours_per_member", value=3, forms=["collective"])
    study.session(campaign, people=people, form=StudyForm.LECTURE)
    assert [line.state for line in accounts(phase)] == ["short"]


def test_hours_of_one_phase_do_not_count_in_another(campaign, phase):
    people = meetings.people(campaign.unit, 1)
    study.session(campaign, people=people, phase=campaign.phases.get(order=2))
    assert ledger.sums_by_person(phase) == {}


def test_without_a_requirement_hours_are_shown_and_nobody_is_short(campaign, phase):
    people = meetings.people(campaign.unit, 1)
    study.session(campaign, people=people)
    (line,) = accounts(phase)
    assert (line.sums.collective, line.target, line.lack, line.state) == (6, None, 0, "none")


@pytest.mark.parametrize(
    ("population", "asked"),
    [
        ("party_members", {"serving", "leader", "probationary"}),
        ("serving_members", {"serving", "leader"}),
        ("leaders", {"leader"}),
        ("all", {"serving", "leader", "probationary", "staff"}),
    ],
)
@pytest.mark.trace("S-49")
def test_population_says_of_whom_hours_are_asked(campaign, phase, population, asked):
    organisation.person(campaign.unit, "serving")
    organisation.person(campaign.unit, "leader", is_leader=True)
    organisation.person(campaign.unit, "probationary", category="probationary")
    organisation.person(campaign.unit, "staff", category="staff")
    organisation.person(campaign.unit, "retired", category="retired", arrangement="home_visit")
    study.requirement(campaign, "hours_per_member", population=population)
    assert {line.person.name for line in accounts(phase) if line.target is not None} == asked


def test_requirement_that_spares_nobody_asks_the_retired_too(campaign, phase):
    organisation.person(campaign.unit, category="retired", arrangement="home_visit")
    study.requirement(campaign, "hours_per_member", exclude=[])
    assert [line.lack for line in accounts(phase)] == [40]


@pytest.mark.trace("T-69")
def test_absence_is_missed_until_it_is_made_up_and_again_when_that_is_cancelled(campaign, phase, office):
    people = meetings.people(campaign.unit, 2)
    later = study.session(
        campaign, people=people, absent={people[0]: ""}, title="第二次", on=meetings.DAY.replace(day=12)
    )
    session = study.session(campaign, people=people, absent={people[0]: "sick"})
    assert ledger.missed_by(campaign, people[0]) == [session, later]
    assert ledger.missed_counts(phase) == {people[0].pk: 2}
    (credit,) = services.record_make_up(session=session, people=people[:1], on=meetings.DAY, by=office)
    assert ledger.missed_by(campaign, people[0]) == [later]
    services.cancel_credit(credit=credit, reason="没有来", by=office)
    assert ledger.missed_by(campaign, people[0]) == [session, later]


def test_planned_and_cancelled_sessions_were_not_missed(campaign, office):
    people = meetings.people(campaign.unit, 1)
    study.session(campaign, people=people, absent={people[0]: ""}, state="planned")
    session = study.session(campaign, people=people, absent={people[0]: ""})
    services.cancel_session(session=session, reason="没有召开", by=office)
    assert ledger.missed_by(campaign, people[0]) == []


def test_ledger_shows_cancelled_lines_too_by_day(campaign, phase, office):
    person = organisation.person(campaign.unit)
    second = services.record_self_study(phase=phase, entry=study.entry(person, on=NEXT_DAY), by=office)
    first = services.record_self_study(phase=phase, entry=study.entry(person), by=office)
    services.cancel_credit(credit=first, reason="重复", by=office)
    assert list(ledger.lines_of(campaign, person)) == [first, second]


@pytest.mark.parametrize(("half_hours", "words"), [(39, "19.5"), (40, "20"), (0, "0"), (1, "0.5"), (200, "100")])
def test_hours_are_written_without_needless_decimals(half_hours, words):
    assert ledger.in_hours(half_hours) == words


def test_demand_is_read_from_the_requirement(campaign):
    asked = study.requirement(campaign, "hours_per_member", value="2.5", form="lecture")
    demand = ledger.demand_of(asked)
    assert (demand.half_hours, demand.forms) == (5, ("lecture",))
    assert asked.value == Decimal("2.5")


@pytest.mark.trace("S-49")
def test_more_may_be_asked_of_leading_cadres_than_of_the_others():
    campaign = timeline.campaign()
    leader, member = organisation.person(campaign.unit, is_leader=True), organisation.person(campaign.unit)
    study.requirement(campaign, "hours_per_member", value=20, population="serving_members")
    study.requirement(campaign, "hours_per_member", value=24, population="leaders")
    accounts = ledger.accounts_of(campaign.phases.get(order=1), [leader, member])
    assert [account.target for account in accounts] == [48, 40]
