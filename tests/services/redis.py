"""A Redis server of our own, in memory only."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import redis

from tests.services import programs


@contextmanager
def running() -> Iterator[str]:
    """The address: TEST_REDIS_URL when given, else that of a server from the system's own programs."""
    if given := os.environ.get("TEST_REDIS_URL"):
        yield given
        return
    program = programs.find("redis-server", "valkey-server", package="redis-server")
    with tempfile.TemporaryDirectory(prefix="campaign-redis-") as folder:
        log, port = Path(folder, "log"), programs.free_port()
        options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder]
        child = programs.start([program, *options], log=log)
        try:
            programs.wait_until(lambda: _answers(port), child=child, log=log, what="Redis")
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            programs.stop(child)


def empty(url: str) -> None:
    with redis.Redis.from_url(url) as client:
        client.flushall()


def _answers(port: int) -> bool:
    with redis.Redis(port=port) as client:
        try:
            return bool(client.ping())
        except redis.ConnectionError:
            return False
