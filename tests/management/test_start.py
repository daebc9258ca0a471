"""What the command says; what it starts is tested in tests/jobs/test_launch.py."""

import socket

import pytest
from django.core.management import CommandError, call_command

from phases.jobs import supervisor
from tests.jobs import starts
from tests.services import programs


@pytest.fixture
def taken(settings, tmp_path):
    settings.VAR = tmp_path
    with supervisor.only_one(tmp_path / "start.lock"):
        yield


def test_second_start_is_told_to_stop_the_first(taken):
    with pytest.raises(CommandError, match=r"Not started: it runs already on this data folder\. Stop that one first\."):
        call_command("start")


@pytest.mark.parametrize(
    ("bind", "reason"),
    [
        ("here", r"Not started\. here is no address; write it like 127\.0\.0\.1:8000\."),
        ("192.0.2.1:8000", r"Cannot assign requested address: 192\.0\.2\.1:8000\. Choose another address"),
    ],
)
def test_address_that_cannot_be_is_explained(settings, tmp_path, bind, reason):
    settings.VAR = tmp_path
    with pytest.raises(CommandError, match=reason):
        call_command("start", bind=bind)


def test_child_that_cannot_live_makes_the_start_fail(settings, tmp_path, monkeypatch):
    settings.VAR = tmp_path
    monkeypatch.setattr("phases.jobs.launch.run", lambda **_options: 1)
    with pytest.raises(SystemExit) as ended:
        call_command("start", bind=f"127.0.0.1:{programs.free_port()}")
    assert ended.value.code == 1


def test_port_in_use_is_told_before_anything_starts(settings, tmp_path):
    settings.VAR = tmp_path
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(CommandError, match=rf"Another program listens at 127\.0\.0\.1:{port}\."):
            call_command("start", bind=f"127.0.0.1:{port}")


def test_first_start_migrates_and_says_what_to_do_next(tmp_path):
    with starts.started(tmp_path, "--empty") as start:
        start.wait_for("web", "worker", "beat")
        assert start.answers()
        asked = "from phases.organisation import rules; print(rules.setup_code())"
        code = starts.run(tmp_path, "shell", "-v", "0", "-c", asked).stdout.strip()
        assert start.said.splitlines() == [
            "Bringing the database up to date",
            f"Nobody has an account yet: the first page makes the first administrator. Its code: {code}",
            f"The product runs at http://127.0.0.1:{start.port}/  (Ctrl-C stops everything)",
        ]
