"""manage.py demonstration load|remove: the two example campaigns, in and out."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from phases.demonstration import services


class Command(BaseCommand):
    help = "Load the two example campaigns, or remove them with everything that belongs to them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("act", choices=["load", "remove", "accounts"])

    def handle(self, *, act: str, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        if act == "remove":
            services.remove()
            self.stdout.write("The demonstration is gone; your own campaigns are as they were.")
            return
        if act == "load":
            loaded = services.load()
            self.stdout.write("The demonstration is loaded." if loaded else "The demonstration stands already.")
        for line in services.accounts():
            self.stdout.write(line)
