"""The committee's map says where units stand and what they lack, and compares nobody."""

from datetime import date

import pytest
from django.utils.translation import override

from phases.gates import whereabouts
from phases.meetings.models import Meeting
from phases.timeline import services
from tests.factories import gates, meetings, organisation, timeline

pytestmark = pytest.mark.django_db
TODAY = date(2009, 5, 5)


@pytest.fixture(autouse=True)
def _english():
    with override("en"):
        yield


@pytest.fixture
def committee():
    return timeline.campaign(slug="committee", stands_still_on=TODAY)


def unit_of(committee, name, order=0, **fields):
    unit = organisation.unit(name, order=order)
    return gates.place(unit=unit, parent=committee, stands_still_on=TODAY, **fields)


def lanes(committee):
    places = whereabouts.places_of(whereabouts.units_below(committee))
    drawn = whereabouts.lanes_of(committee, places)
    return {str(lane.name): [str(place.campaign.unit) for place in lane.places] for lane in drawn}


def place_of(committee):
    return whereabouts.places_of(whereabouts.units_below(committee))[0]


def test_units_stand_in_the_official_order_whatever_they_lack(committee):
    for name, order in (("市水利局", 3), ("市公安局", 1), ("市财政局", 2)):
        unit_of(committee, name, order)
    assert lanes(committee)["学习调研"] == ["市公安局", "市财政局", "市水利局"]


def test_unit_that_reported_its_transition_stands_at_the_gate_and_then_in_the_next_phase(committee):
    place = unit_of(committee, "市科技局")
    gates.requested(place)
    assert lanes(committee)["Gate 1"] == ["市科技局"]
    gates.transition_meeting(place)
    gates.services.close_phase(phase=gates.fresh(place.phase), by=place.head)
    found = lanes(committee)
    assert (found["Gate 1"], found["分析检查"]) == ([], ["市科技局"])


def test_what_is_short_is_said_in_words(committee):
    place = unit_of(committee, "市科技局")
    assert place_of(committee).short == ["召开转段会议"]
    assert any("召开转段会议" in str(words) for words in place_of(committee).words)
    gates.transition_meeting(place)
    assert place_of(committee).short == []


def test_transition_meeting_that_is_planned_is_announced_with_its_day(committee):
    place = unit_of(committee, "市财政局")
    meetings.meeting(
        place.campaign, kind=Meeting.Kind.TRANSITION, title="转段会议", state="planned", on=date(2009, 5, 7)
    )
    found = place_of(committee)
    assert any("fixed for" in str(words) for words in found.words)
    assert found.coming == (("转段会议", date(2009, 5, 7)),)


@pytest.mark.parametrize(("end", "alarm"), [("5月4日", "due"), ("5月5日", "due"), ("5月上旬", ""), ("", "")])
def test_end_that_has_passed_or_comes_today_wants_a_look(committee, end, alarm):
    place = unit_of(committee, "市水利局")
    phase = gates.fresh(place.phase)
    services.change_phase(phase=phase, by=place.office, name=phase.name, start="3月中旬", end=end)
    assert place_of(committee).alarm == alarm


def test_units_without_gates_have_a_lane_of_their_own(committee):
    unit_of(committee, "机关支部", mode="recurring")
    found = lanes(committee)
    assert found == {"without gates": ["机关支部"]}


def test_what_several_units_are_short_of_is_named_once_with_how_many(committee):
    unit_of(committee, "市教育局")
    assert whereabouts.lacks_in_common(whereabouts.places_of(whereabouts.units_below(committee))) == []
    unit_of(committee, "市卫生局")
    places = whereabouts.places_of(whereabouts.units_below(committee))
    assert whereabouts.lacks_in_common(places) == [("召开转段会议", 2)]


def test_units_are_found_by_a_word_of_their_name(committee):
    unit_of(committee, "市教育局")
    unit_of(committee, "市卫生局")
    assert [str(found.unit) for found in whereabouts.units_below(committee, "卫生")] == ["市卫生局"]


@pytest.mark.parametrize("people", [3, 30])
def test_each_unit_costs_the_same_queries_whatever_its_records(committee, people, django_assert_max_num_queries):
    place = unit_of(committee, "市科技局")
    meetings.meeting(place.campaign, people=meetings.people(place.campaign.unit, people))
    with django_assert_max_num_queries(7):
        whereabouts.places_of(whereabouts.units_below(committee))


def test_phase_that_has_not_begun_lacks_nothing_yet(committee):
    place = unit_of(committee, "市科技局")
    place.campaign.phases.update(state="not_started")
    found = place_of(committee)
    assert (found.words, found.short, found.alarm) == (("not started yet",), [], "")


def test_last_phase_that_is_over_says_when_it_was_closed(committee):
    place = unit_of(committee, "市科技局")
    closed = gates.closed(place)
    place.campaign.phases.exclude(pk=closed.pk).delete()
    closed.refresh_from_db()
    found = place_of(committee)
    assert found.words == ("closed on May 5",)
    assert (found.short, found.alarm) == ([], "")
