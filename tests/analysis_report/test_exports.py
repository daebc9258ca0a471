"""The table that is published (domain.md section 3, P-52)."""

import pytest

from phases.analysis_report import services
from phases.analysis_report.exports import AdoptionTable
from tests.factories import analysis_report as make

pytestmark = pytest.mark.django_db


@pytest.mark.trace("T-42")
def test_the_file_holds_closed_rounds_with_masked_givers():
    place = make.scene()
    circulation = make.circulated(place)
    point = services.add_point(
        circulation=circulation, by=place.office, text="措施要可行", giver="朱建國", section="a5"
    )
    assert list(AdoptionTable().rows(place.campaign, {})) == []
    newer = make.write(circulation.report, place)
    services.decide_point(point=point, decision="adopted", taken_in=newer, by=place.office)
    services.close_round(circulation=circulation, by=place.office)
    assert list(AdoptionTable().rows(place.campaign, {})) == [(1, "朱**", "措施要可行", "制定措施", "adopted", "", 2)]
