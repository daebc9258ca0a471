"""What the report's page says: where it stands, and which deed leads on."""

import pytest

from phases.analysis_report import reading, selectors
from phases.timeline.selectors import part_of
from tests.factories import analysis_report as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return make.scene()


def road(report):
    marks, newest = selectors.marks_of(report), selectors.newest_version(report)
    return [(step.stage, step.place, step.act) for step in reading.road(report, marks, newest)]


def test_before_the_first_version_nothing_can_be_named(place):
    assert road(make.report(place)) == [
        ("draft", "now", ""),
        ("consultation", "", ""),
        ("review", "", ""),
        ("final", "", ""),
    ]


def test_the_next_deed_stands_in_the_first_stage_to_come(place):
    report = make.report(place)
    make.write(report, place)
    assert road(report)[0] == ("draft", "now", "draft")
    report = make.circulated(make.scene()).report
    assert road(make.fresh(report))[1:3] == [("consultation", "done", ""), ("review", "now", "review")]


def test_each_version_bears_its_names(place):
    report = make.reviewed(place)
    make.write(report, place)
    versions = list(report.document.versions.all())
    with_names = reading.named(versions, selectors.marks_of(report))
    assert [(one.version.number, one.names) for one in with_names] == [
        (2, []),
        (1, ["first draft", "draft for comments", "review copy"]),
    ]


@pytest.mark.trace("T-43")
def test_the_page_offers_writing_to_the_chief_and_reading_to_the_head(place):
    report = make.reviewed(place)
    report.campaign = place.campaign
    chief = reading.page(report, part_of(place.author, place.campaign), place.author)
    head = reading.page(report, part_of(place.head, place.campaign), place.head)
    assert (bool(chief["may_write"]), chief["may_send"], chief["may_step_back"]) == (True, True, True)
    assert (bool(head["may_write"]), head["may_send"], head["may_circulate"]) == (False, False, False)
    assert reading.heading_of(report) == "The analysis report: review copy"
