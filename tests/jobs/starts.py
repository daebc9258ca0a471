"""`manage.py start` as a real process, and what the kernel says about its family."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from django.conf import settings

from tests.services import programs


class Start:
    def __init__(self, data: Path, *arguments: str, **variables: str) -> None:
        self.port = programs.free_port()
        self.log = data / f"start-{time.monotonic_ns()}.log"
        command = [sys.executable, "manage.py", "start", "--bind", f"127.0.0.1:{self.port}", *arguments]
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "campaign.settings", "DATA_DIR": str(data)}
        environment.pop("DATABASE_URL", None)
        self.child = programs.start(command, log=self.log, cwd=settings.BASE_DIR, env=environment | variables)

    @property
    def said(self) -> str:
        return self.log.read_text()

    def wait_for(self, *names: str, seconds: float = 150) -> "Start":
        """Until the family is complete and the web server has answered."""
        programs.wait_until(
            lambda: "The product runs at" in self.said and set(names) <= set(self.family().values()),
            child=self.child,
            log=self.log,
            what="manage.py start",
            seconds=seconds,
        )
        return self

    def answers(self) -> bool:
        try:
            with urlopen(f"http://127.0.0.1:{self.port}/healthz") as answer:
                return bool(answer.status == 200)
        except URLError:
            return False

    def family(self) -> dict[int, str]:
        """The processes below this one: pid to "web", "worker" or "beat"."""
        return {pid: _role(pid) for pid in descendants(self.child.pid)}

    def pid_of(self, name: str) -> int:
        return next(pid for pid, role in self.family().items() if role == name)


@contextmanager
def started(data: Path, *arguments: str, **variables: str) -> Iterator[Start]:
    """Stopped at the end, whatever the test did."""
    start = Start(data, *arguments, **variables)
    try:
        yield start
    finally:
        programs.stop(start.child)


def descendants(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except FileNotFoundError:
        return []
    return [one for child in map(int, children) for one in [child, *descendants(child)]]


def living(pids: list[int]) -> list[int]:
    return [pid for pid in pids if _state(pid) not in {"", "Z"}]


def gone(pids: list[int], *, seconds: float = 20) -> bool:
    """Whether all of them end within the time."""
    deadline = time.monotonic() + seconds
    while living(pids) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not living(pids)


def _state(pid: int) -> str:
    with suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    return ""


def _role(pid: int) -> str:
    with suppress(FileNotFoundError, ProcessLookupError):
        words = Path(f"/proc/{pid}/cmdline").read_text().split("\0")
        return next((word for word in words if word in {"worker", "beat"}), "web")
    return ""


def run(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`manage.py …` on that data folder, to its end."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "campaign.settings", "DATA_DIR": str(data)}
    environment.pop("DATABASE_URL", None)
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
