"""A giver reads under the receipt code what was put right."""

import pytest

from phases.box import reading as boxes
from phases.opinions.models import Opinion
from phases.thread import reading
from tests.factories import box as make
from tests.factories import opinions, timeline
from tests.factories import rectification as items

pytestmark = pytest.mark.django_db


@pytest.fixture
def opinion():
    box = make.box(timeline.campaign(slug="kj"))
    make.given(box, "窗口办事慢")
    make.emptied(box)
    return Opinion.objects.get()


@pytest.fixture
def group(opinion):
    return opinions.group(opinion.campaign, opinion)


def stages(opinion):
    return [(str(stage.word), str(stage.text)) for stage in reading.outcome_of(opinion).stages]


def test_opinion_of_which_nothing_came_yet_reads_as_the_box_tells_it(opinion, group):
    assert reading.outcome_of(opinion) == boxes.outcome_of(opinion)


def test_item_and_what_was_done_stand_on_the_receipt(opinion, group):
    item = items.closed(opinion.campaign, "增设窗口", groups=[group])
    outcome = reading.outcome_of(opinion)
    assert (outcome.word, outcome.icon) == (boxes.DONE, "done")
    assert stages(opinion)[-2:] == [(str(boxes.RECTIFIED), "增设窗口"), (str(boxes.DONE), item.done)]


def test_item_in_hand_says_that_it_goes_on(opinion, group):
    items.item(opinion.campaign, "增设窗口", groups=[group])
    assert reading.outcome_of(opinion).word is boxes.RECTIFIED
    assert stages(opinion)[-1][0] == str(boxes.OPEN)
