"""The gate on the live records, what it costs, and who sees how much of it."""

from datetime import date

import pytest

from phases.gates import selectors, services
from phases.organisation.roles import ROLES, Role
from phases.timeline.models import Phase, Requirement
from phases.timeline.selectors import Part
from tests.factories import gates, meetings, study, timeline
from tests.factories.organisation import group

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return gates.place()


def assess(place):
    return selectors.assess(gates.fresh(place.phase))


def states(place):
    return [row.state for row in assess(place).rows]


def part(role):
    return Part((role,), ROLES[role])


@pytest.mark.trace("S-16")
def test_two_party_group_sessions_are_not_enough_and_the_third_is(place):
    leader = meetings.people(place.campaign.unit, 1)[0]
    core = group(place.campaign.unit, leader)
    place.demand.delete()
    timeline.demand(
        place.phase, "session_count", value=3, unit="次", where={"group": "party_group", "forms": ["collective"]}
    )
    for _ in range(2):
        study.session(place.campaign, people=[leader], groups=(core,))
    row = assess(place).rows[0]
    assert (row.state, str(row.finding.figure), str(row.finding.target)) == ("short", "2", "3")
    study.session(place.campaign, people=[leader], groups=(core,))
    assert states(place) == ["met"]


def test_states_are_met_waived_short_and_info(place):
    timeline.demand(place.phase, where={"kind": "seminar"})
    timeline.demand(place.phase, where={"kind": "conveyance"})
    timeline.demand(place.phase, where={"kind": "summary"}, severity=Requirement.Severity.INFO)
    waived = place.phase.requirements.all()[2]
    meetings.meeting(place.campaign, by=place.office, kind="seminar", title="座谈会")
    services.waive(requirement=waived, reason="已在省里传达", by=place.head)
    assert states(place) == ["short", "met", "waived", "info"]
    assessment = assess(place)
    assert (assessment.deciding, assessment.passed, assessment.cells) == (3, False, ["ok", "hold", ""])


def test_a_kind_that_this_version_cannot_count_keeps_the_gate_shut(place):
    timeline.demand(place.phase, "phase_of_the_moon")
    gates.transition_meeting(place)
    row = assess(place).rows[1]
    assert row.state == "short"
    assert "phase_of_the_moon" in str(row.finding.note)


def test_what_is_only_shown_keeps_no_gate_shut(place):
    gates.transition_meeting(place)
    timeline.demand(place.phase, where={"kind": "summary"}, severity=Requirement.Severity.INFO)
    assert assess(place).passed


def test_the_cost_does_not_grow_with_people_and_sessions(
    place, django_assert_num_queries, django_assert_max_num_queries
):
    timeline.demand(place.phase, "hours_per_member", value=20, unit="学时", where={"population": "serving_members"})
    people = meetings.people(place.campaign.unit, 1)
    study.session(place.campaign, people=people)
    with django_assert_max_num_queries(20) as first:
        assess(place)
    for _ in range(3):
        people += meetings.people(place.campaign.unit, 1)
        study.session(place.campaign, people=people)
    with django_assert_num_queries(len(first.captured_queries)):
        assess(place)


@pytest.mark.trace("S-17")
def test_names_are_for_those_who_may_see_study(place):
    person = meetings.people(place.campaign.unit, 1)[0]
    timeline.demand(place.phase, "hours_per_member", value=20, unit="学时", where={"population": "serving_members"})
    whole = assess(place)
    for role, seen in (
        (Role.OFFICE, True),
        (Role.HEAD, True),
        (Role.SUPERIOR, False),
        (Role.MEMBER, False),
        (Role.OBSERVER, False),
    ):
        row = selectors.as_seen_by(whole, part(role)).rows[1]
        assert ([str(lack.who) for lack in row.finding.lacks] == [person.name]) is seen, role
        assert str(row.finding.figure) == "0"


def test_forms_that_mend_are_for_those_who_record(place):
    whole = assess(place)
    assert "meetings/add" in selectors.as_seen_by(whole, part(Role.OFFICE)).rows[0].finding.mend_url
    assert "add" not in selectors.as_seen_by(whole, part(Role.HEAD)).rows[0].finding.mend_url
    assert selectors.as_seen_by(whole, part(Role.OBSERVER)).rows[0].finding.mend_url == ""


@pytest.fixture
def recurring():
    """A branch's year that began in January and stands in April."""
    place = gates.place(mode="recurring", stands_still_on=date(2009, 4, 20))
    Phase.objects.filter(pk=place.phase.pk).update(started_on=date(2009, 1, 5))
    return place


def monthly(place, every="month"):
    place.demand.delete()
    return timeline.demand(place.phase, where={"kind": "committee"}, every=every)


def held(place, *days):
    for day in days:
        meetings.meeting(place.campaign, by=place.office, kind="committee", title="支委会", on=day)


def test_what_comes_again_every_month_counts_in_the_month_that_runs(recurring):
    monthly(recurring)
    held(recurring, date(2009, 3, 31))
    assert states(recurring) == ["short"]
    held(recurring, date(2009, 4, 1))
    assert states(recurring) == ["met"]


def test_past_months_stand_as_they_were_and_end_where_the_phase_began(recurring):
    monthly(recurring)
    held(recurring, date(2009, 2, 10), date(2009, 4, 2))
    past = assess(recurring).rows[0].past
    assert [(one.period.first.month, one.met) for one in past] == [(3, False), (2, True), (1, False)]


def test_a_quarter_is_met_by_any_day_in_it(recurring):
    monthly(recurring, every="quarter")
    held(recurring, date(2009, 4, 2), date(2009, 1, 8))
    row = assess(recurring).rows[0]
    assert (row.state, [one.met for one in row.past]) == ("met", [True])


def test_a_period_before_the_phase_has_begun_is_not_held_against_it(recurring):
    Phase.objects.update(started_on=None)
    monthly(recurring)
    assert assess(recurring).rows[0].past == []
