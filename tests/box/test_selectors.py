"""Look-ups by code, and lists that ask as often for many as for few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from phases.box import selectors
from phases.core import codes
from tests.factories import box as make

pytestmark = pytest.mark.django_db


def test_code_has_another_tag_for_every_use():
    code = codes.new()
    tags = {
        selectors.waiting_tag(code),
        selectors.receipt_tag(code),
        *(selectors.answer_tag(code, n) for n in (1, 2, 3)),
    }
    assert len(tags) == 5


def test_days_of_opening_are_counted_newest_first():
    box = make.box()
    make.given(box, "一", "二", "三")
    make.emptied(box)
    assert [emptying.opinions for emptying in selectors.emptyings_of(box)] == [3]


def test_list_asks_as_often_for_many_as_for_few():
    box, asked = make.box(), []
    for number in (3, 30):
        make.given(box, *(f"意见{number}-{n}" for n in range(number)))
        make.emptied(box)
        with CaptureQueriesContext(connection) as queries:
            for opinion in selectors.opinions_from(box):
                assert opinion.source is None
                assert list(opinion.categories.all()) == []
        asked.append(len(queries))
    assert asked[0] == asked[1] == 2
