import pytest

from phases.core.jobs.models import Job
from phases.jobs import rules


@pytest.mark.parametrize(
    ("state", "again", "stop"),
    [
        ("waiting", True, True),
        ("running", False, False),
        ("failed", True, True),
        ("dead", True, False),
        ("done", False, False),
    ],
)
def test_rules_follow_the_state_and_give_a_reason(state, again, stop):
    job = Job(state=state)
    for verdict, expected in [(rules.may_try_again(job), again), (rules.may_give_up(job), stop)]:
        assert bool(verdict) == expected
        assert expected or str(verdict.reason)
