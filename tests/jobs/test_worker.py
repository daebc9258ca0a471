"""Real workers on real brokers, killed in the middle: nothing is lost and nothing happens twice."""

import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

import pytest
from django.conf import settings
from django.db import transaction

from phases.core.jobs.models import Job
from phases.jobs import services
from tests.conftest import StartWorker
from tests.factories import jobs as factory
from tests.jobs import brokers
from tests.jobs.kinds import effects
from tests.services import programs
from tests.services.waiting import eventually
from tests.services.worker import Worker, environment

REDIS_OPTIONS = {"max_retries": 1, "interval_start": 0, "socket_connect_timeout": 2, "socket_timeout": 5}
pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]


@pytest.fixture(params=["filesystem", "redis"])
def worker(
    request: pytest.FixtureRequest, start_worker: StartWorker, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Worker]:
    """A worker with a lease of one second that knows the kinds of the tests; this test nudges through its broker."""
    monkeypatch.setattr(settings, "JOB_LEASE_SECONDS", 1)
    own = {"DJANGO_SETTINGS_MODULE": "tests.jobs.worker_settings", "JOB_LEASE_SECONDS": "1"}
    if request.param == "redis":
        own["REDIS_URL"] = request.getfixturevalue("redis_url")
    with brokers.current(own["REDIS_URL"]) if "REDIS_URL" in own else nullcontext():
        started = start_worker(**own)
        yield started
        if started.alive:
            started.kill()  # faster than its polite end, and nothing can be lost


def in_state(*states: str) -> int:
    return Job.objects.filter(state__in=states).count()


def test_worker_does_what_was_asked(worker):
    factory.asked("effect", kind="effect")
    eventually(lambda: in_state("done") == 1)
    assert effects() == ["effect"]


def test_worker_killed_in_the_middle_of_a_job_loses_nothing(worker):
    job = factory.asked("effect", kind="effect", payload={"seconds": 1})
    eventually(lambda: Job.objects.filter(pk=job.pk, progress=50).exists())
    worker.kill()
    assert effects() == []
    worker.start()
    eventually(lambda: in_state("done") == 1, between=services.sweep)
    job.refresh_from_db()
    assert (effects(), job.attempts) == (["effect"], 2)


def test_workers_killed_again_and_again_lose_nothing_and_do_nothing_twice(worker):
    keys = [f"effect {n}" for n in range(200)]
    for key in keys:
        factory.asked(key, kind="effect", payload={"seconds": 0.05})
    for _ in range(4):
        done = in_state("done")
        eventually(lambda done=done: in_state("done") >= min(done + 20, len(keys)), between=services.sweep)
        worker.kill()
        worker.start()
    eventually(lambda: in_state("done") == len(keys), between=services.sweep)
    assert sorted(effects()) == sorted(keys)


@pytest.mark.parametrize("worker", ["filesystem"], indirect=True)
def test_two_workers_share_the_work_without_doing_any_twice(worker, start_worker):
    start_worker(DJANGO_SETTINGS_MODULE="tests.jobs.worker_settings", JOB_LEASE_SECONDS="1")
    keys = [f"effect {n}" for n in range(40)]
    for key in keys:
        job = factory.asked(key, kind="effect")
        services.core.nudge(job.pk)  # a second nudge for each, as a sweep in a hurry would send
    eventually(lambda: in_state("done") == len(keys))
    assert sorted(effects()) == sorted(keys)


@pytest.fixture
def beat(worker, tmp_path) -> Iterator[None]:
    """Celery's own clock, sweeping every second, on the folder of `worker`."""
    options = ["-s", str(tmp_path / "schedule"), "--pidfile", ""]
    child = programs.start(
        [sys.executable, "-m", "celery", "-A", "campaign", "beat", *options],
        log=tmp_path / "beat.log",
        cwd=settings.BASE_DIR,
        env=environment({"SWEEP_SECONDS": "1", "JOB_LEASE_SECONDS": "1"}),
    )
    yield
    programs.stop(child)


@pytest.mark.parametrize("worker", ["filesystem"], indirect=True)
def test_beat_finds_work_whose_nudge_was_lost(worker, beat):
    with transaction.atomic():
        factory.asked("effect", kind="effect")
        transaction.get_connection().run_on_commit.clear()
    eventually(lambda: in_state("done") == 1)
    assert effects() == ["effect"]


@contextmanager
def listener(*, answers: bool) -> Iterator[int]:
    """A port where nobody listens, or where somebody takes the call and says nothing."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        if answers:
            server.listen()
        yield server.getsockname()[1]


@pytest.mark.parametrize("answers", [False, True], ids=["down", "mute"])
def test_broker_that_is_away_does_not_fail_the_act(answers, caplog):
    with listener(answers=answers) as port, brokers.current(f"redis://127.0.0.1:{port}/0", **REDIS_OPTIONS):
        began = time.monotonic()
        job = factory.asked("effect", kind="effect")
        assert time.monotonic() - began < 60  # whoever waited for a mute broker would wait for ever
        assert services.sweep() == 0
    job.refresh_from_db()
    assert (job.state, job.nudged_at) == (Job.State.WAITING, None)
    assert "the sweep will find it" in caplog.text
    assert services.sweep() == 1
