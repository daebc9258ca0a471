import pytest

from phases.dashboard.forms import TrailFilter
from tests.factories import timeline

pytestmark = pytest.mark.django_db


def test_filter_that_makes_no_sense_filters_nothing() -> None:
    assert TrailFilter({"act": "no.such_act", "q": ""}, campaign=timeline.campaign()).wanted() == {}


def test_empty_filter_filters_nothing() -> None:
    assert TrailFilter({}, campaign=timeline.campaign()).wanted() == {}
