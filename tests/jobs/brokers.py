"""Lets the acts of a test nudge through a broker of the test's own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import celery


def folder_options(folder: Path) -> dict[str, object]:
    for name in (folder, folder / "control"):
        name.mkdir(parents=True, exist_ok=True)
    return {"data_folder_in": str(folder), "data_folder_out": str(folder), "control_folder": str(folder / "control")}


@contextmanager
def current(url: str, **options: object) -> Iterator[celery.Celery]:
    """A Celery application on `url` that `celery.current_app` answers with inside the block."""
    before = celery.current_app._get_current_object()
    app = celery.Celery("test", broker=url, set_as_current=True)
    app.conf.broker_transport_options = options
    try:
        yield app
    finally:
        app.close()
        before.set_current()
