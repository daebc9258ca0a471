"""manage.py gate: what the page says, on the terminal."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from phases.gates import services
from tests.factories import gates, meetings, study, timeline

pytestmark = pytest.mark.django_db


def said(*arguments):
    out = StringIO()
    code = 0
    try:
        call_command("gate", *arguments, stdout=out)
    except SystemExit as leaving:
        code = leaving.code
    return code, out.getvalue()


@pytest.mark.trace("S-16", "S-17")
def test_gate_prints_figure_target_and_who_is_missing_and_fails():
    place = gates.place()
    short, full = meetings.people(place.campaign.unit, 2)
    timeline.demand(place.phase, "hours_per_member", value=20, unit="学时", where={"population": "serving_members"})
    study.session(place.campaign, people=[short, full], half_hours=39)
    study.session(place.campaign, people=[full], half_hours=1)
    code, text = said(place.campaign.slug)
    assert code == 1
    assert "1 / 2" in text
    assert short.name in text
    assert "0.5" in text
    assert full.name not in text


def test_gate_succeeds_when_nothing_is_short_and_prints_the_waiver():
    place = gates.place()
    services.waive(requirement=place.demand, reason="会期未定", by=place.head)
    code, text = said(place.campaign.slug, "--phase", "1")
    assert code == 0
    assert "会期未定" in text
    assert place.head.name in text


def test_gate_of_an_unknown_campaign_names_those_there_are():
    place = gates.place()
    with pytest.raises(CommandError, match=place.campaign.slug):
        call_command("gate", "nowhere")


def test_gate_of_a_phase_that_is_not_there_says_so():
    place = gates.place()
    with pytest.raises(CommandError, match="no phase 9"):
        call_command("gate", place.campaign.slug, "--phase", "9")
