"""manage.py start: web, worker and scheduler as one."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError

from phases.jobs import launch, supervisor


class Command(BaseCommand):
    help = "Runs web, worker and scheduler as one; Ctrl-C stops all of them."
    requires_system_checks = ()  # `manage.py check` and the tests run them; a start should be quick

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--bind", default="127.0.0.1:8000", help="address and port to listen on")
        parser.add_argument("--empty", action="store_true", help="do not load the demonstration on the first start")

    def handle(self, *_args: Any, bind: str, empty: bool, **_options: Any) -> None:
        try:
            code = launch.run(bind=bind, demonstration=not empty, say=self._say)
        except supervisor.AlreadyRunningError:
            raise CommandError("Not started: it runs already on this data folder. Stop that one first.") from None
        except launch.AddressError as error:
            raise CommandError(f"Not started. {error}") from None
        if code:
            raise SystemExit(code)

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
