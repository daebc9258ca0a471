"""Figures of the phase and its gate for reports."""

import pytest

from phases.gates import services
from phases.timeline import services as timeline_services
from phases.timeline import template
from phases.timeline.sections import GateFigures, PhaseFigures
from tests.factories import gates, organisation

pytestmark = pytest.mark.django_db


def values(section, phase):
    return {figure.key: figure.value for figure in section.figures(phase)}


@pytest.mark.trace("S-03")
def test_a_phase_prints_the_words_in_which_it_was_announced():
    place = gates.place()
    phase = timeline_services.change_phase(
        phase=gates.fresh(place.phase), by=place.office, name="学习调研", start="2009年3月中旬", end="5月5日"
    )
    found = values(PhaseFigures(), phase)
    assert (found["timeline.start"], found["timeline.end"]) == ("2009年3月中旬", "5月5日")
    assert found["timeline.ended"] is None


def test_what_nobody_fixed_is_a_gap_and_not_a_zero():
    place = gates.place()
    found = values(PhaseFigures(), gates.fresh(place.campaign.phases.get(order=3)))
    assert set(found.values()) == {None}


def test_waivers_count_once_granted_and_no_longer_when_taken_back():
    place = gates.place()
    phase = gates.fresh(place.phase)
    waiver = services.ask_waiver(requirement=place.demand, reason="会期未定", by=place.office)
    assert values(GateFigures(), phase) == {"gates.waived": "0"}
    services.grant_waiver(waiver=waiver, by=place.head)
    assert values(GateFigures(), phase) == {"gates.waived": "1"}
    services.revoke_waiver(waiver=waiver, by=place.head)
    assert values(GateFigures(), phase) == {"gates.waived": "0"}


@pytest.mark.trace("T-05")
def test_four_tasks_and_ten_requirements_are_counted_and_what_is_only_shown_is_not():
    chosen = template.available()["study-practice-2008-museum"]
    by, unit = organisation.administrator(), organisation.unit()
    campaign = timeline_services.create_campaign(
        template=chosen, unit=unit, by=by, slug="museum", name="活動", short_name="活動", year=2008
    )
    found = values(PhaseFigures(), gates.fresh(campaign.phases.get(order=1)))
    assert (found["timeline.tasks"], found["timeline.requirements"]) == ("4", "10")
