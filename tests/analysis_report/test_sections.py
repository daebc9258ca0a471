"""Figures about the analysis report."""

from datetime import date

import pytest
from django.utils.translation import override

from phases.analysis_report import services
from phases.analysis_report.sections import AnalysisReportFigures
from tests.factories import analysis_report as make
from tests.factories import meetings

pytestmark = pytest.mark.django_db


def values(campaign):
    phase = campaign.phases.all()[1]
    with override("zh-hant"):
        return {figure.key.partition(".")[2]: figure.value for figure in AnalysisReportFigures().figures(phase)}


def test_no_report_prints_gaps_and_no_zero():
    assert set(values(make.campaign()).values()) == {None}


@pytest.mark.trace("T-37", "T-39", "T-40", "T-41", "T-43", "T-51")
def test_the_museums_own_days_and_numbers():
    place = make.scene()
    for day in (1, 5):
        meetings.meeting(place.campaign, by=place.office, kind="drafting", title="碰頭會", on=date(2008, 12, day))
    report = make.reviewed(place)
    make.write(report, place)
    make.approve(report, place)
    services.mark(report=report, act="finish", by=place.office, on=date(2009, 1, 12))
    services.send_copies(
        report=report, by=place.office, recipients=["省科協領導", "領導小組辦公室"], sent_on=date(2009, 1, 13)
    )
    assert values(place.campaign) == {
        "chief": "徐東向",
        "aspects": "6",
        "aspect_names": "、".join(make.ASPECTS),
        "drafting_meetings": "2",
        "rounds": "1",
        "written_on": "2008年12月10日",
        "talked_over_on": None,
        "answers": "2",
        "points": "0",
        "taken_over": "0",
        "reviewed_on": "2009年1月4日",
        "finished_on": "2009年1月12日",
        "recipients": "省科協領導、領導小組辦公室",
        "sent": "2",
    }
