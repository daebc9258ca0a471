"""`manage.py start` with real processes."""

import os
import shutil
import signal

import pytest

from tests import databases
from tests.jobs import starts
from tests.services import programs

pytestmark = pytest.mark.services

ALL = ("web", "worker", "beat")


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A data folder that was started on before, so that the tests need not wait for migrations."""
    folder = tmp_path_factory.mktemp("data")
    shutil.copy(databases.migrated(), folder / "campaign.sqlite3")
    return folder


@pytest.mark.timeout(600)
def test_demonstration_is_loaded_once_and_its_accounts_follow_every_address(tmp_path):
    said = []
    for _ in range(2):
        with starts.started(tmp_path) as start:
            # The first start migrates and plays two whole campaigns: 20 seconds of a processor that may be busy.
            said.append(start.wait_for(*ALL, seconds=450).said.splitlines())
    first, second = said
    assert first[:2] == [
        "Bringing the database up to date",
        "Loading the demonstration; `manage.py demonstration remove` takes it out again",
    ]
    assert second[0].startswith("The product runs at http://127.0.0.1:")
    assert second[1].startswith("Demonstration accounts, all with the password")
    assert len(second) > 6
    assert first[3:] == second[1:]


def test_production_collects_its_static_files_first(data):
    needed = {name: f"https-{name}-0123456789" for name in ("SECRET_KEY", "AUDIT_KEY", "SITE_URL")}
    with starts.started(data, "--empty", PRODUCTION="1", ALLOWED_HOSTS="campaign.example", **needed) as start:
        assert start.wait_for("web").answers()
    assert (data / "static" / "staticfiles.json").is_file()


def test_running_product_refuses_a_second_start_brings_back_its_children_and_stops_whole(data):
    with starts.started(data, "--empty") as start:
        start.wait_for(*ALL)
        second = starts.run(data, "start", "--bind", f"127.0.0.1:{programs.free_port()}")
        assert (second.returncode, second.stdout) == (1, "")
        assert "Not started: it runs already on this data folder." in second.stderr
        for name in ALL:
            come_back(start, name)
        programs.wait_until(start.answers, child=start.child, log=start.log, what="the web server")
        family = list(start.family())
        start.child.terminate()
        assert start.child.wait(40) == 0
    assert starts.living(family) == []


def come_back(start, name):
    """One of the children is killed, and another one takes its place."""
    killed = start.pid_of(name)
    os.kill(killed, signal.SIGKILL)
    programs.wait_until(
        lambda: f"{name} was killed by SIGKILL; starting it again" in start.said, child=start.child, log=start.log
    )
    assert start.wait_for(*ALL).pid_of(name) != killed


def test_kill_9_of_the_launcher_leaves_no_process_and_no_lock(data):
    with starts.started(data, "--empty") as start:
        family = list(start.wait_for(*ALL).family())
        start.child.kill()
        assert starts.gone(family)
    with starts.started(data, "--empty") as again:
        assert again.wait_for("web").answers()
