"""`manage.py start`: the embedded product as one thing, on a database that is up to date."""

import errno
import http.client
import os
import socket
import time
from collections.abc import Callable
from functools import partial
from io import StringIO

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

from phases.jobs import children, supervisor
from phases.organisation import rules

Say = Callable[[str], None]
FIRST_ANSWER = 60  # seconds; a machine that does much else needs more than a few


class AddressError(Exception):
    """Nothing can listen there; the message says why and what to do."""


def run(*, bind: str, demonstration: bool, say: Say) -> int:
    """The exit code of the whole; raises AlreadyRunningError when another start runs on this data folder."""
    settings.VAR.mkdir(parents=True, exist_ok=True)
    with supervisor.only_one(settings.VAR / "start.lock") as lock:
        host, port = free_address(bind)
        prepare(demonstration=demonstration, say=say)
        family = supervisor.Supervisor(say=say, close=(lock,))
        family.listen()
        _tell_everybody_the_address(bind)
        try:
            family.start({"web": partial(children.web, bind)})
            if _answers(host, port, family):
                say(f"The product runs at {settings.SITE_URL}/  (Ctrl-C stops everything)")
            elif not family.asked_to_stop:
                say(
                    f"The product starts at {settings.SITE_URL}/ but has not answered within {FIRST_ANSWER} s: this "
                    f"machine is busy. Open the address in a minute; nothing needs to be started again."
                )
            if demonstration:
                print_accounts()
            family.start({"worker": children.worker, "beat": children.beat})
            return 0 if family.watch() else 1
        finally:
            family.stop()


def free_address(bind: str) -> tuple[str, int]:
    """Host and port of `bind`, tried before anything starts, so that the reason is told in one line."""
    host, _, port = bind.rpartition(":")
    if not (host and port.isdecimal()):
        raise AddressError(f"{bind} is no address; write it like 127.0.0.1:8000.")
    try:
        socket.create_server((host, int(port))).close()
    except OSError as error:
        busy = "Another program listens at" if error.errno == errno.EADDRINUSE else f"{os.strerror(error.errno or 0)}:"
        raise AddressError(f"{busy} {bind}. Choose another address with --bind.") from None
    return host, int(port)


def prepare(*, demonstration: bool, say: Say) -> None:
    """Bring the data up to date. Asks the database before it calls `migrate`, which takes ten times as long."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        say("Bringing the database up to date")
        call_command("migrate", verbosity=0)
    if not get_user_model().objects.exists():
        greet(demonstration=demonstration, say=say)
    if not settings.WHITENOISE_USE_FINDERS:  # production: hashed names, compressed once
        say("Collecting the static files")
        call_command("collectstatic", interactive=False, verbosity=0)
    connections.close_all()  # a connection must not be shared with the processes that are forked next


def greet(*, demonstration: bool, say: Say) -> None:
    """The first start: nobody can log in yet."""
    if demonstration:
        say("Loading the demonstration; `manage.py demonstration remove` takes it out again")
        call_command("demonstration", "load", stdout=StringIO())  # it lists the accounts, which follow the address
    else:
        say(f"Nobody has an account yet: the first page makes the first administrator. Its code: {rules.setup_code()}")


def print_accounts() -> None:
    """One account per role, if the demonstration is there; after the address, for they are used together."""
    call_command("demonstration", "accounts")
    connections.close_all()


def _tell_everybody_the_address(bind: str) -> None:
    """Links in e-mails lead to where this start listens, unless SITE_URL says where users really come in."""
    if "SITE_URL" not in os.environ:
        settings.SITE_URL = os.environ["SITE_URL"] = f"http://{bind}"


def _answers(host: str, port: int, family: supervisor.Supervisor) -> bool:
    """Wait for the first answer, so that the address is printed when it works and not before."""
    deadline = time.monotonic() + FIRST_ANSWER
    while time.monotonic() < deadline and not family.asked_to_stop:
        try:
            request = http.client.HTTPConnection("127.0.0.1" if host == "0.0.0.0" else host, port, timeout=5)  # noqa: S104 - compared, not bound
            request.request("GET", "/healthz")
            request.getresponse()
        except OSError:
            time.sleep(0.01)
        else:
            return True
    return False
