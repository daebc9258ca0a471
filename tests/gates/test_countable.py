"""What can be chosen counts what its words say, and editing keeps what a template asked for."""

import pytest

from phases.gates import countable, selectors
from phases.gates.catalogue import CRITERIA
from phases.meetings.models import Meeting
from tests.factories import gates, meetings, timeline

pytestmark = pytest.mark.django_db


def test_every_criterion_can_be_chosen_and_no_choice_is_there_twice():
    values = [value for _group, listed in countable.choices() for value, _label in listed]
    assert len(values) == len(set(values))
    assert {value.split("/")[0] for value in values} == set(CRITERIA)


def test_a_chosen_kind_of_meeting_counts_meetings_of_that_kind_alone():
    place = gates.place()
    place.demand.delete()
    timeline.demand(place.phase, **countable.demanded("meeting_held/seminar"))
    meetings.meeting(place.campaign, by=place.office, kind=Meeting.Kind.MOBILISATION)
    assert selectors.assess(gates.fresh(place.phase)).short
    meetings.meeting(place.campaign, by=place.office, kind=Meeting.Kind.SEMINAR)
    assert selectors.assess(gates.fresh(place.phase)).passed


@pytest.mark.trace("S-06")
def test_a_plan_of_five_sections_stays_one_when_its_words_are_edited():
    place = gates.place()
    where = {"kind": "implementation_plan", "sections": ["指导思想", "工作要求"]}
    plan = timeline.demand(place.phase, "document_filed", where=where)
    assert countable.chosen_in(plan) == "document_filed/implementation_plan"
    assert countable.demanded("document_filed/implementation_plan", plan)["where"] == where
    assert countable.demanded("document_filed/notice", plan)["where"] == {"kind": "notice"}


def test_what_only_a_template_can_ask_for_is_kept_too():
    place = gates.place()
    where = {"group": "party_group", "forms": ["collective"]}
    sessions = timeline.demand(place.phase, "session_count", where=where)
    chosen = countable.chosen_in(sessions)
    assert countable.demanded(chosen, sessions) == {"criterion": "session_count", "where": where}


def test_a_requirement_that_this_version_cannot_count_has_no_choice():
    place = gates.place()
    assert countable.chosen_in(timeline.demand(place.phase, "phase_of_the_moon")) == ""
