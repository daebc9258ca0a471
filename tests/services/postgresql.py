"""A PostgreSQL server of our own in a temporary folder.

`python -m tests.services.postgresql COMMAND …` runs the command with DATABASE_URL set to such a server.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg2

from tests.services import programs

USER = "campaign"
SYSTEM_USER = "postgres"  # who the server runs as when we are root: it refuses to be root itself
FAST = ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off", "-c", "max_connections=200"]


@dataclass(frozen=True)
class Server:
    """`base` is the address without a database name."""

    base: str
    numbers: Iterator[int]

    def url(self, name: str = "postgres") -> str:
        return f"{self.base}/{name}"

    def create_database(self) -> str:
        """The address of a new, empty database."""
        name = f"campaign_{os.getpid()}_{next(self.numbers)}"
        with closing(psycopg2.connect(self.url())) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute(f'CREATE DATABASE "{name}"')
        return self.url(name)


@contextmanager
def running() -> Iterator[Server]:
    """TEST_DATABASE_URL's server when given, else one from the system's own programs."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield Server(given.rsplit("/", 1)[0], count(1))
        return
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    initdb = programs.find("initdb", package="postgresql", folders=folders)
    folder = Path(tempfile.mkdtemp(prefix="campaign-postgresql-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, SYSTEM_USER, SYSTEM_USER)
        yield from _serve(Path(initdb).parent, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _serve(binaries: Path, folder: Path) -> Iterator[Server]:
    log, data, port = folder / "log", folder / "data", programs.free_port()
    options = ["--auth=trust", f"--username={USER}", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    made = programs.start([str(binaries / "initdb"), *options, "-D", str(data)], user=SYSTEM_USER, log=log, cwd=folder)
    if made.wait():
        raise RuntimeError(f"initdb failed:\n{log.read_text()}")
    server = Server(f"postgresql://{USER}@127.0.0.1:{port}", count(1))
    place = ["-D", str(data), "-p", str(port), "-k", str(folder), "-h", "127.0.0.1"]
    child = programs.start([str(binaries / "postgres"), *place, *FAST], user=SYSTEM_USER, log=log, cwd=folder)
    try:
        programs.wait_until(lambda: _answers(server), child=child, log=log, what="PostgreSQL")
        yield server
    finally:
        programs.stop(child, signal.SIGINT)  # fast: does not wait for connections that a test left open


def _answers(server: Server) -> bool:
    try:
        psycopg2.connect(server.url()).close()
    except psycopg2.OperationalError:
        return False
    return True


if __name__ == "__main__":
    with running() as started:
        environment = os.environ | {"DATABASE_URL": started.url("campaign"), "TEST_DATABASE_URL": started.url()}
        sys.exit(subprocess.call(sys.argv[1:], env=environment))
