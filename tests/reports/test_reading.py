"""What the committee sees of a report."""

import pytest

from phases.reports import reading
from tests.factories import documents as make
from tests.factories import reports as sent

pytestmark = pytest.mark.django_db


def test_inbox_counts_figures_and_gaps():
    place = make.bureau()
    body = make.body("{{study.sessions}}{{study.essays}}")
    version = sent.delivered(place, body=body, figures=make.figures(essays=None)).version
    assert reading.summary(version) == {"figures": 2, "missing": 1}


def test_figure_is_compared_with_what_the_records_say_now():
    place = make.bureau()
    version = sent.delivered(place).version
    (checked,) = reading.checked_figures(version)
    assert (checked.text, checked.agrees, checked.is_missing) == ("3次", False, False)


def test_checksum_is_shown_in_groups_that_a_person_can_compare():
    assert reading.grouped("a91f03c7d2be6640ffff") == "a91f 03c7 d2be 6640"
