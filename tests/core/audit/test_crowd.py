"""Thirty-two processes at once, with acts given up half-way, leave a chain without gap on both databases."""

import json
import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.services
PROCESSES, ENTRIES = 32, 10


def crowd(database_url: str) -> dict:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.core.audit.crowd", str(PROCESSES), str(ENTRIES)],
        env=os.environ | {"DATABASE_URL": database_url},
        capture_output=True,
        text=True,
        check=False,
        timeout=170,
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def check(outcome: dict) -> None:
    assert outcome["failed"] == []
    assert outcome["numbers"] == list(range(1, PROCESSES * ENTRIES + 1))
    assert outcome["said"] == sorted(f"{one}-{entry}" for one in range(PROCESSES) for entry in range(ENTRIES))
    assert outcome["faults"] == []


def test_chain_on_sqlite_has_no_gap_after_a_crowd(tmp_path):
    check(crowd(f"sqlite:///{tmp_path}/crowd.sqlite3"))


def test_chain_on_postgresql_has_no_gap_after_a_crowd(postgresql_url):
    check(crowd(postgresql_url))
