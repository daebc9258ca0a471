from datetime import timedelta

import pytest
from django.utils import timezone

from phases.imports import rules
from phases.imports.models import Import


def imported(state: str, **fields) -> Import:
    return Import(state=state, file_name="a.csv", **fields)


@pytest.mark.parametrize(
    ("state", "allowed"), [("ready", True), ("opened", False), ("written", False), ("writing", False)]
)
def test_only_what_was_looked_at_may_be_written(state, allowed):
    assert bool(rules.may_write(imported(state, counts={"new": 1}))) is allowed


def test_sheet_that_changes_nothing_is_not_written_and_says_so():
    verdict = rules.may_write(imported("ready", counts={"same": 3}))
    assert not verdict
    assert verdict.reason


def test_import_may_be_taken_back_for_a_day():
    now = timezone.now()
    assert rules.may_take_back(imported("written", written_at=now))
    assert not rules.may_take_back(imported("written", written_at=now - timedelta(hours=25)))
    assert not rules.may_take_back(imported("ready"))


@pytest.mark.parametrize(
    ("state", "allowed"), [("opened", True), ("ready", True), ("writing", False), ("written", False)]
)
def test_cells_and_columns_may_change_until_it_is_written(state, allowed):
    assert bool(rules.may_change(imported(state))) is allowed


def test_two_thousand_lines_are_written_at_once_and_more_by_a_worker():
    assert not rules.is_large(imported("ready", rows=2000))
    assert rules.is_large(imported("ready", rows=2001))
