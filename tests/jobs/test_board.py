from datetime import timedelta

import pytest

from phases.core.jobs import leases
from phases.core.jobs.models import Job
from phases.jobs import board
from tests.factories import jobs as factory

pytestmark = pytest.mark.django_db


def test_every_state_has_a_shape_a_word_and_a_view():
    viewed = {state for name, (_label, states) in board.VIEWS.items() if name for state in states}
    assert set(Job.State.values) == set(board.SHAPES) == set(board.WORDS) == viewed


def test_row_of_postponed_work_is_told_from_work_that_just_waits():
    job = factory.claimed()
    leases.postpone(job, reason="no mail server", wait=None, patience=timedelta(days=1))
    job.refresh_from_db()
    assert (board.Row(job).shape, board.Row(job).waits_until) == ("due", True)
    assert (board.Row(factory.asked("b")).shape, board.Row(factory.asked("b")).waits_until) == ("waiting", False)


def test_row_of_unknown_work_shows_its_kind():
    assert board.Row(Job(kind="from.the_future")).label == "from.the_future"


def test_views_count_each_state_once():
    factory.asked("waits")
    factory.dead("gone")
    leases.fail(factory.claimed("failed"), reason="no luck")
    counts = {shown["url"]: shown["count"] for shown in board.views(Job.objects.all(), "dead")}
    assert counts == {"?state=": 3, "?state=running": 0, "?state=waiting": 2, "?state=dead": 1, "?state=done": 0}
