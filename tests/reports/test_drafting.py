"""The outline as a body, the records as a snapshot."""

import pytest

from phases.reports import drafting
from phases.reports.catalogue import SECTIONS
from tests.factories import documents as make

pytestmark = pytest.mark.django_db


def test_snapshot_holds_every_figure_of_every_section_once():
    place = make.bureau()
    keys = [figure.key for section in SECTIONS for figure in section.figures(place.phase)]
    assert sorted(drafting.snapshot(place.phase)) == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_every_figure_is_named_after_its_section():
    phase = make.bureau().phase
    for section in SECTIONS:
        keys = [figure.key for figure in section.figures(phase)]
        assert [key for key in keys if not key.startswith(f"{section.key}.")] == []


def test_figure_that_no_area_offers_is_a_gap_with_the_outlines_name_and_counter():
    place = make.bureau()
    figures = drafting.with_gaps(place.phase, make.body("{{publicity.bulletins}}{{x.y}}"), {})
    assert (figures["publicity.bulletins"]["label"], figures["publicity.bulletins"]["unit"]) == ("简报", "期")
    assert (figures["x.y"]["label"], figures["x.y"]["value"]) == ("x.y", None)


def test_phase_without_an_outline_still_has_a_title():
    place = make.bureau()
    place.phase.report_outline = {}
    body = drafting.compose(place.phase)
    assert place.phase.name in body["title"]
    assert body["sections"] == []
