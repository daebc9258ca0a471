"""The analysis report at the gate."""

from datetime import date

import pytest

from phases.analysis_report import services
from phases.analysis_report.criteria import AspectsWritten, ReportSent, RoundsClosed
from phases.timeline import template
from tests.factories import analysis_report as make
from tests.factories import study

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return make.scene()


def seen(criterion, requirement):
    finding = criterion.assess(requirement)
    return finding.met, finding.figure, finding.target, [str(lack.who) for lack in finding.lacks]


@pytest.mark.trace("T-40")
def test_five_of_six_aspects_name_the_sixth(place):
    asked = study.requirement(place.campaign, "report_sections_filled", value=6)
    assert seen(AspectsWritten(), asked) == (False, "0", "6", ["the analysis report"])
    report = make.drafted(place, filled=5)
    assert seen(AspectsWritten(), asked) == (False, "5", "6", ["加強領導班子自身建設"])
    make.write(report, place)
    assert seen(AspectsWritten(), asked) == (True, "6", "6", [])


@pytest.mark.trace("T-41", "T-42")
def test_only_closed_rounds_count(place):
    asked = study.requirement(place.campaign, "circulation_rounds", value=1)
    assert seen(RoundsClosed(), asked) == (False, "0", "1", ["the draft"])
    circulation = make.circulated(place)
    assert seen(RoundsClosed(), asked) == (False, "0", "1", ["round 1"])
    services.close_round(circulation=circulation, by=place.office)
    assert seen(RoundsClosed(), asked) == (True, "1", "1", [])


@pytest.mark.trace("T-51")
def test_copies_sent_are_counted_by_the_name_of_the_version(place):
    report = make.reviewed(place)
    review = study.requirement(place.campaign, "submission_sent", value=1, stage="review")
    final = study.requirement(place.campaign, "submission_sent", value=2, stage="final")
    assert seen(ReportSent(), review) == (False, "0", "1", ["review copy"])
    services.send_copy(report=report, by=place.office, recipient="省科協", sent_on=date(2009, 1, 4))
    assert seen(ReportSent(), review) == (True, "1", "1", [])
    assert seen(ReportSent(), final)[:3] == (False, "0", "2")


@pytest.mark.trace("T-40", "T-41", "T-42")
@pytest.mark.parametrize(
    ("key", "severity"), [("study-practice-2009-bureau", "info"), ("study-practice-2008-museum", "gate")]
)
def test_six_aspects_are_a_gate_where_the_source_demands_them(key, severity):
    """The museum's source tells of six aspects and two rounds; the bureau's ends with phase one and demands nothing."""
    found = template.available()[key]
    assert len(found.rules["analysis_report"]["aspects"]) == 6
    lines = [line for phase in found.phases for line in phase["requirements"]]
    mine = [line for line in lines if line["criterion"] in {"report_sections_filled", "circulation_rounds"}]
    assert {line.get("severity", "gate") for line in mine} == {severity}
