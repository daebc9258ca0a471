"""Points on the drafts as a sheet that comes back."""

import pytest

from phases.analysis_report import services
from phases.analysis_report.ledgers import PointLedger
from phases.analysis_report.models import Point
from phases.core.ledgers import Fate
from phases.imports.reader import Reader
from tests.factories import analysis_report as make
from tests.factories import ledgers

pytestmark = pytest.mark.django_db

HEADERS = ["round", "giver", "text", "decision", "reason", "taken_in"]


@pytest.fixture
def place():
    return make.scene()


def read(place, *line):
    return Reader(PointLedger(), place.campaign, HEADERS, HEADERS).read([(2, list(line))])[0]


def test_lines_of_a_sheet_become_points_of_the_round(place):
    make.circulated(place)
    lines = (["1", "張主任", "措施要可行", "", "", ""], ["1", "李科長", "再短些", "not adopted", "已有", ""])
    ledgers.bring(PointLedger(), place.campaign, place.office, HEADERS, *lines)
    assert list(Point.objects.values_list("number", "giver", "text", "decision", "reason")) == [
        (1, "張主任", "措施要可行", "", ""),
        (2, "李科長", "再短些", "not", "已有"),
    ]


def test_what_goes_out_comes_back_without_a_difference(place):
    circulation = make.circulated(place)
    services.reply(recipient=circulation.recipients.all()[0], by=place.office, points=[("a1", "問題再具體些")])
    newer = make.write(circulation.report, place)
    services.decide_point(point=circulation.points.get(), decision="adopted", taken_in=newer, by=place.office)
    keys, rows = ledgers.sent_out(PointLedger(), place.campaign)
    readings = Reader(PointLedger(), place.campaign, keys, keys).read(list(enumerate(rows, start=2)))
    assert [reading.fate for reading in readings] == [Fate.SAME]


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (("7", "", "沒有這一輪", "", "", ""), "round"),
        (("1", "", "沒有理由", "not adopted", "", ""), "reason"),
        (("1", "", "發出的那一稿", "adopted", "", "1"), "taken_in"),
        (("1", "", "未採納卻有稿次", "not adopted", "已有", "2"), "taken_in"),
    ],
)
def test_faults_stand_in_their_cells(place, line, column):
    make.circulated(place)
    assert column in read(place, *line).faults


def test_a_closed_round_is_not_changed_by_a_sheet(place):
    services.close_round(circulation=make.circulated(place), by=place.office)
    assert "round" in read(place, "1", "張主任", "晚到的意見", "", "", "").faults
