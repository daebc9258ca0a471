"""What a gate puts on the workbench."""

from datetime import date

import pytest

from phases.gates import services
from phases.gates.due import PhaseEnds, WaiversAsked
from phases.organisation.roles import Role
from phases.timeline import selectors
from phases.timeline import services as timeline_services
from tests.factories import gates, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return gates.place()


def waiting(source, place, user):
    return list(source.waiting(place.campaign, user, selectors.part_of(user, place.campaign)))


def test_a_waiver_waits_for_the_head_and_the_office_sees_that(place):
    services.ask_waiver(requirement=place.demand, reason="会期未定", by=place.office)
    mine, theirs = waiting(WaiversAsked(), place, place.head)[0], waiting(WaiversAsked(), place, place.office)[0]
    assert (mine.mine, theirs.mine) == (True, False)
    assert "会期未定" in str(mine.why)
    assert waiting(WaiversAsked(), place, place.member) == []


def test_a_decided_waiver_waits_for_nobody(place):
    services.waive(requirement=place.demand, reason="会期未定", by=place.head)
    assert waiting(WaiversAsked(), place, place.head) == []


def test_waivers_cost_one_query_however_many_wait(place, django_assert_num_queries):
    for number in range(3):
        requirement = timeline.demand(place.phase, where={"kind": "summary"})
        services.ask_waiver(requirement=requirement, reason=f"原因{number}", by=place.office)
    part = selectors.part_of(place.head, place.campaign)
    with django_assert_num_queries(1):
        assert len(list(WaiversAsked().waiting(place.campaign, place.head, part))) == 3


@pytest.mark.trace("S-03")
def test_the_announced_end_nears_in_its_own_words(place):
    timeline_services.change_phase(
        phase=gates.fresh(place.phase), by=place.office, name="学习调研", start="3月中旬", end="5月5日"
    )
    (due,) = waiting(PhaseEnds(), place, place.office)
    assert due.due_on == date(2009, 5, 5)
    assert "5月5日" in str(due.why)
    liaison = timeline.part(place.campaign, Role.LIAISON)
    assert waiting(PhaseEnds(), place, liaison) == []


def test_a_phase_without_a_day_or_already_reported_does_not_wait(place):
    assert waiting(PhaseEnds(), place, place.office) == []
    timeline_services.change_phase(
        phase=gates.fresh(place.phase), by=place.office, name="学习调研", start="", end="5月5日"
    )
    gates.requested(place)
    assert waiting(PhaseEnds(), place, place.office) == []
