"""What must be true of a discussion."""

from phases.discussion import rules


def test_leaders_are_among_those_who_took_part():
    assert rules.may_stand(None, 3)
    assert rules.may_stand(3, 3)
    assert not rules.may_stand(2, 3)


def test_summary_of_nothing_is_refused():
    assert not rules.may_sum_up("  ", 0)
    assert rules.may_sum_up("小结", 0)
    assert rules.may_sum_up("", 1)
