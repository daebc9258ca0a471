import pytest

from phases.core.verdict import RefusedError, Verdict


def test_yes_is_true_and_enforces_nothing():
    assert Verdict.yes()
    Verdict.yes().enforce()


def test_no_is_false_and_its_reason_reaches_whoever_tried():
    verdict = Verdict.no("the phase is closed")
    assert not verdict
    with pytest.raises(RefusedError, match="the phase is closed") as refused:
        verdict.enforce()
    assert refused.value.reason == "the phase is closed"
