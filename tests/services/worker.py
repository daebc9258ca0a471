"""A real Celery worker in a process of its own."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.db import connection

from tests.services import programs

OPTIONS = ["-P", "threads", "-c", "2", "-l", "INFO", "--without-gossip", "--without-mingle", "--without-heartbeat"]


def database_url() -> str:
    """The address of the database that this test itself writes to."""
    parts = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{parts['NAME']}"
    return f"postgresql://{parts['USER']}:{parts['PASSWORD']}@{parts['HOST']}:{parts['PORT']}/{parts['NAME']}"


def environment(extra: Mapping[str, str]) -> dict[str, str]:
    """What a process of the product needs to see the same data folder, keys and database as this test."""
    own = {"DJANGO_SETTINGS_MODULE": "campaign.settings", "DATA_DIR": str(settings.VAR)}
    return os.environ | own | {"DATABASE_URL": database_url()} | dict(extra)


class Worker:
    """Started at once; `extra` are environment variables such as REDIS_URL, EMAIL_HOST and EMAIL_PORT."""

    def __init__(self, folder: Path, *arguments: str, **extra: str) -> None:
        self.log = folder / "worker.log"
        self.command = [sys.executable, "-m", "celery", "-A", "campaign", "worker", *OPTIONS, *arguments]
        self.extra = extra
        self.start()

    def start(self) -> None:
        """Returns when the worker takes jobs."""
        already = self._ready()
        self.child = programs.start(
            self.command, log=self.log, cwd=settings.BASE_DIR, env=environment(self.extra), start_new_session=True
        )
        programs.wait_until(lambda: self._ready() > already, child=self.child, log=self.log, what="the worker")

    def _ready(self) -> int:
        return self.log.read_text().count(" ready.") if self.log.exists() else 0

    @property
    def said(self) -> str:
        """The last of what it printed."""
        return self.log.read_text()[-4000:]

    @property
    def alive(self) -> bool:
        return self.child.poll() is None

    def kill(self) -> None:
        """`kill -9`: no handler runs, nothing is put back."""
        os.killpg(self.child.pid, signal.SIGKILL)
        self.child.wait()

    def stop(self) -> None:
        programs.stop(self.child)

    def wait(self, seconds: float) -> int | None:
        """The exit code, or None when it still runs after `seconds`."""
        try:
            return self.child.wait(seconds)
        except subprocess.TimeoutExpired:
            return None
