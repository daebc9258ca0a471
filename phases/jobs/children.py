"""What runs under `manage.py start`: the web server, the worker, the scheduler."""

import os
import sys
from importlib import import_module
from typing import Any, NoReturn

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from gunicorn.app.base import BaseApplication

# One office's machine may have no other account than root's; Celery's long warning of it would hide what matters.
CELERY = ["-W", "ignore:You're running the worker", "-m", "celery", "--quiet", "-A", "campaign"]
# Threads suit jobs that wait for the database and the mail server; gossip between workers needs several of them.
WORKER = ["worker", "-l", "WARNING", "-P", "threads", "-c", "2"]
ALONE = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
# Kept in memory: the schedule is short intervals only, so there is no file to be torn by a crash.
BEAT = ["beat", "-l", "WARNING", "-S", "celery.beat.Scheduler", "--pidfile", ""]


class Web(BaseApplication):  # type: ignore[misc] # gunicorn has no types
    """gunicorn on this very process's Django: forked after the set-up, it need not be imported a second time."""

    def __init__(self, bind: str) -> None:
        self.bind = bind
        super().__init__()

    def load_config(self) -> None:
        chosen = {
            "bind": self.bind,
            "worker_class": "gthread",
            "workers": 2,
            "threads": 4,
            "timeout": 120,
            "graceful_timeout": 10,
            "preload_app": True,
            "control_socket_disable": True,
            "loglevel": "error",  # its warnings name the address of a malformed request
        }
        for name, value in chosen.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        import_module(settings.ROOT_URLCONF)  # once here, not at the first request in each of its workers
        return get_wsgi_application()


def web(bind: str) -> None:
    Web(bind).run()


def worker() -> None:
    _become(*CELERY, *WORKER, *ALONE)


def beat() -> None:
    """Never `worker -B`: that scheduler outlives a worker that is killed, and ticks twice after the restart."""
    _become(*CELERY, *BEAT)


def _become(*arguments: str) -> NoReturn:
    os.execv(sys.executable, [sys.executable, *arguments])  # noqa: S606 - no shell is wanted, the arguments are our own
