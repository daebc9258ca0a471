"""The form for a waiver offers what is short and was not asked for."""

import pytest

from phases.gates import selectors, services
from phases.gates.forms import WaiverForm
from tests.factories import gates, timeline

pytestmark = pytest.mark.django_db


def offered(place):
    form = WaiverForm(assessment=selectors.assess(gates.fresh(place.phase)))
    return [text for _pk, text in form.fields["requirement"].choices]


def test_only_what_is_short_and_not_asked_for_is_offered():
    place = gates.place()
    timeline.demand(place.phase, text="召开总结会", where={"kind": "summary"})
    assert offered(place) == ["召开转段会议", "召开总结会"]
    services.ask_waiver(requirement=place.demand, reason="会期未定", by=place.office)
    assert offered(place) == ["召开总结会"]


def test_a_reason_is_demanded():
    place = gates.place()
    form = WaiverForm(
        {"requirement": place.demand.pk, "reason": ""}, assessment=selectors.assess(gates.fresh(place.phase))
    )
    assert not form.is_valid()
    assert set(form.errors) == {"reason"}
