"""Several processes under one: started in order, started again when they die, stopped together, never left behind."""

import ctypes
import fcntl
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, NoReturn

PR_SET_PDEATHSIG, PR_SET_NAME = 1, 15
QUICK = 3  # a child that dies within these seconds never really ran
TRIES = 3  # quick deaths in a row after which starting again is hopeless
PATIENCE = 30  # seconds that children get to finish what they do
POLL = 0.1

Run = Callable[[], object]


class AlreadyRunningError(Exception):
    """Another start holds the lock."""


@contextmanager
def only_one(lock: Path) -> Iterator[IO[str]]:
    """Hold `lock` while the block runs; the kernel lets go of it however this process ends."""
    with lock.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunningError from None
        yield file


@dataclass
class Child:
    name: str
    run: Run
    pid: int = 0
    started: float = 0
    quick_deaths: int = 0


@dataclass
class Supervisor:
    """`close` are files that only the supervisor may hold, such as the lock. `say` writes one line for a person."""

    say: Callable[[str], None]
    close: tuple[IO[str], ...] = ()
    children: list[Child] = field(default_factory=list)
    asked_to_stop: bool = False

    def listen(self) -> None:
        """From now on Ctrl-C and `kill` mean: stop everything in order."""
        for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(sign, self._note_the_wish)

    def _note_the_wish(self, *_signal: object) -> None:
        self.asked_to_stop = True

    def start(self, runs: Mapping[str, Run]) -> None:
        for name, run in runs.items():
            child = Child(name, run)
            self.children.append(child)
            self._fork(child)

    def watch(self) -> bool:
        """Start again whatever dies, until asked to stop; False when one child cannot be kept alive."""
        while not self.asked_to_stop:
            for child in self.children:
                if (ending := _ending(child)) and not self._start_again(child, ending):
                    return False
            time.sleep(POLL)
        return True

    def stop(self) -> None:
        """Last started, first asked; whoever has not finished when patience ends is killed."""
        alive = [child for child in reversed(self.children) if child.pid and not _ending(child)]
        for child in alive:
            _signal(child, signal.SIGTERM)
        deadline = time.monotonic() + PATIENCE
        while alive and time.monotonic() < deadline:
            time.sleep(POLL / 2)
            alive = [child for child in alive if not _ending(child)]
        for child in alive:
            self.say(f"{child.name} did not stop within {PATIENCE} s and was killed")
            _signal(child, signal.SIGKILL)
            os.waitpid(child.pid, 0)

    def _start_again(self, child: Child, ending: str) -> bool:
        quick = time.monotonic() - child.started < QUICK
        child.quick_deaths = child.quick_deaths + 1 if quick else 0
        if child.quick_deaths >= TRIES:
            self.say(f"{child.name} {ending} three times in a row; giving up. The lines above say why.")
            return False
        self.say(f"{child.name} {ending}; starting it again")
        self._fork(child)
        return True

    def _fork(self, child: Child) -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        parent, child.started = os.getpid(), time.monotonic()
        if pid := os.fork():
            child.pid = pid
            return
        _run(child, parent, self.close)


def _run(child: Child, parent: int, close: Iterable[IO[str]]) -> NoReturn:
    """In the new process. Nothing of the parent's stack may run after it, hence _exit."""
    code = 1
    try:
        for file in close:
            os.close(file.fileno())
        os.setpgid(0, 0)  # Ctrl-C reaches the supervisor alone, which then stops all in order
        for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(sign, signal.SIG_DFL)
        _die_with(parent, child.name)
        child.run()
        code = 0
    except SystemExit as wish:
        code = wish.code if isinstance(wish.code, int) else 1
    except BaseException:  # noqa: BLE001 - it ends here either way, and must not unwind into the supervisor's code
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _die_with(parent: int, name: str) -> None:
    """Have the kernel stop this process when `parent` dies, even of kill -9, and show `name` in ps and top."""
    if sys.platform != "linux":  # pragma: no cover - elsewhere the ordered stop must do
        return
    prctl = ctypes.CDLL(None).prctl
    prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    prctl(PR_SET_NAME, f"campaign-{name}".encode())
    if os.getppid() != parent:  # pragma: no cover - it died in the moment before the lines above
        sys.exit(0)


def _ending(child: Child) -> str:
    """How the child ended, in words; empty while it runs."""
    pid, status = os.waitpid(child.pid, os.WNOHANG)
    if not pid:
        return ""
    code = os.waitstatus_to_exitcode(status)
    return f"was killed by {signal.Signals(-code).name}" if code < 0 else f"ended with exit code {code}"


def _signal(child: Child, sign: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.kill(child.pid, sign)
