import signal
import subprocess
import sys

import pytest
from django.conf import settings

from phases.jobs import supervisor
from tests.jobs import starts


def family(case):
    return subprocess.Popen(
        [sys.executable, "-m", "tests.jobs.family", case],
        cwd=settings.BASE_DIR,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_lock_is_held_once_and_let_go(tmp_path):
    lock = tmp_path / "start.lock"
    with supervisor.only_one(lock), pytest.raises(supervisor.AlreadyRunningError), supervisor.only_one(lock):
        pass
    with supervisor.only_one(lock) as again:
        assert not again.closed


@pytest.mark.parametrize(("case", "code"), [("failing", 7), ("finishing", 0)])
def test_child_that_cannot_be_kept_alive_ends_all_and_says_so(case, code):
    with family(case) as boss:
        said, _ = boss.communicate(timeout=20)
    assert boss.returncode == 1
    assert f"bad ended with exit code {code}; starting it again" in said
    assert f"bad ended with exit code {code} three times in a row; giving up." in said


def test_child_that_breaks_down_shows_its_reason():
    with family("broken") as boss:
        said, _ = boss.communicate(timeout=20)
    assert "RuntimeError: the reason of the breakdown" in said


def test_stubborn_child_is_killed_when_patience_ends():
    with family("stubborn") as boss:
        assert boss.stdout.readline() == "started\n"
        children = starts.descendants(boss.pid)
        boss.terminate()
        said, _ = boss.communicate(timeout=20)
    assert said == "bad did not stop within 1 s and was killed\n"
    assert boss.returncode == 0
    assert starts.living(children) == []


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_every_wish_to_stop_ends_the_family(sign):
    with family("quiet") as boss:
        assert boss.stdout.readline() == "started\n"
        children = starts.descendants(boss.pid)
        boss.send_signal(sign)
        assert boss.wait(10) == 0
    assert len(children) == 1
    assert starts.living(children) == []


def test_family_dies_with_its_supervisor():
    with family("quiet") as boss:
        assert boss.stdout.readline() == "started\n"
        children = starts.descendants(boss.pid)
        boss.kill()
    assert starts.gone(children)
