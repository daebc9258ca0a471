"""Fixtures that several areas share. The real counterparts start only when a test first asks for one."""

import gc
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection
from playwright.sync_api import Browser, Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests import databases, guards, untraced
from tests.services import browser as browsers
from tests.services import mail, postgresql, redis
from tests.services.worker import Worker

# Playwright keeps an event loop in the test's thread; Django would refuse the test's own queries there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

StartWorker = Callable[..., Worker]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The second round, on PostgreSQL, is for what touches a database; the rest has had its say on SQLite."""
    if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        return
    touching = {"db", "transactional_db", "live_server"}
    chosen = [
        item
        for item in items
        if item.get_closest_marker("django_db") or touching & set(getattr(item, "fixturenames", ()))
    ]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(chosen)])
    items[:] = chosen


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings: None) -> bool:
    """pytest-django asks whether the database is there already: on SQLite it is, once the migrated file is copied."""
    if connection.vendor != "sqlite":
        return False
    shutil.copy(databases.migrated(), connection.settings_dict["TEST"]["NAME"])
    return True


@pytest.fixture(scope="session", autouse=True)
def _guards_let_tests_flush() -> None:
    guards.let_tests_flush()


@pytest.fixture(scope="session", autouse=True)
def _collector_skips_what_lives_for_the_whole_run() -> None:
    """Django, the libraries and the tests themselves: a million objects that every collection would look at again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _libraries_run_untraced() -> None:
    if sys.gettrace():
        untraced.libraries()


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[postgresql.Server]:
    with postgresql.running() as server:
        yield server


@pytest.fixture
def postgresql_url(postgresql_server: postgresql.Server) -> str:
    """The address of a new, empty PostgreSQL database."""
    return postgresql_server.create_database()


@pytest.fixture(scope="session")
def redis_server() -> Iterator[str]:
    with redis.running() as url:
        yield url


@pytest.fixture
def redis_url(redis_server: str) -> str:
    """The address of an empty Redis."""
    redis.empty(redis_server)
    return redis_server


@pytest.fixture(scope="session")
def _mail_server() -> Iterator[mail.MailServer]:
    server = mail.MailServer()
    yield server
    server.stop()


@pytest.fixture
def mail_server(_mail_server: mail.MailServer, settings: Settings) -> mail.MailServer:
    """A listening mail server without letters; this process and workers of `start_worker` send to it."""
    _mail_server.reset()
    _mail_server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = _mail_server.host, _mail_server.port
    return _mail_server


@pytest.fixture
def start_worker(transactional_db: None, tmp_path: Path, settings: Settings) -> Iterator[StartWorker]:
    """Starts a real worker on this test's database: `start_worker(REDIS_URL=…)`; all are stopped at the end."""
    # Nudges of an earlier test, some sent a hundred times over: a worker would read those first, for minutes.
    for nudge in (settings.VAR / "broker").glob("*.msg"):
        nudge.unlink(missing_ok=True)
    started: list[Worker] = []

    def start(*arguments: str, **extra: str) -> Worker:
        folder = tmp_path / f"worker{len(started)}"
        folder.mkdir()
        post = {"EMAIL_HOST": settings.EMAIL_HOST, "EMAIL_PORT": str(settings.EMAIL_PORT)}
        started.append(Worker(folder, *arguments, **post | extra))
        return started[-1]

    yield start
    for worker in started:
        worker.stop()
        print(f"── {worker.log}\n{worker.said}")  # pytest shows it below a test that failed


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with browsers.running() as running:
        yield running


@pytest.fixture
def page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A page 1280 pixels wide, on the test's own server; `page.goto("/…")`."""
    with browsers.opened(browser, base_url=live_server.url) as opened:
        yield opened


@pytest.fixture
def phone(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A page 360 pixels wide."""
    with browsers.opened(browser, base_url=live_server.url, width=browsers.PHONE) as opened:
        yield opened
