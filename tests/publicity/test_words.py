"""What a bulletin says by itself."""

import pytest

from phases.publicity import words
from phases.publicity.models import Bulletin
from tests.factories import timeline

pytestmark = pytest.mark.django_db


def test_issue_of_nothing_still_has_a_place_to_write():
    bulletin = Bulletin(campaign=timeline.campaign(), number=1, title="第1期")
    body = words.written(bulletin, (), (), ())
    assert body["title"] == "第1期"
    assert len(body["sections"]) == 1
