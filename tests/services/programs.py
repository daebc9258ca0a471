"""Finds a server's program, runs it as a child that cannot outlive the test run, waits until it answers."""

import ctypes
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

PR_SET_PDEATHSIG = 1


class MissingProgramError(RuntimeError):
    """Says with which command the program is installed; a test that needs it fails and is never skipped."""


def find(*names: str, package: str, folders: Sequence[Path] = ()) -> str:
    """The first of `names` on the PATH or in `folders`, as a full path."""
    path = os.pathsep.join([os.environ.get("PATH", os.defpath), *map(str, folders)])
    for name in names:
        if found := shutil.which(name, path=path):
            return found
    raise MissingProgramError(f"{names[0]} is not installed. Install it: apt-get install -y {package}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def die_with_parent() -> None:
    """In the child, before its program: the kernel ends it when the test run is killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def start(command: Sequence[str], *, user: str = "", log: Path, **options: Any) -> subprocess.Popen[bytes]:
    """Run `command`, its output in `log`; as `user` when we are root, since some servers refuse to be root."""
    if user and os.geteuid() == 0:
        account = pwd.getpwnam(user)
        options |= {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    with log.open("ab") as output:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            preexec_fn=die_with_parent,  # noqa: PLW1509 - it calls one system call and nothing else
            **options,
        )


def wait_until(
    answers: Callable[[], bool], *, child: subprocess.Popen[bytes], log: Path, seconds: float = 30, what: str = ""
) -> None:
    """Return when `answers()`; fail with the end of the log when the child ended or time is up."""
    deadline = time.monotonic() + seconds
    while not answers():
        if child.poll() is not None or time.monotonic() > deadline:
            state = "ended" if child.poll() is not None else f"did not answer within {seconds} s"
            tail = "\n".join(log.read_text(errors="replace").splitlines()[-20:])
            raise RuntimeError(f"{what or child.args} {state}:\n{tail}")
        time.sleep(0.02)


def stop(child: subprocess.Popen[bytes], sign: signal.Signals = signal.SIGTERM, seconds: float = 20) -> None:
    if child.poll() is None:
        child.send_signal(sign)
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
