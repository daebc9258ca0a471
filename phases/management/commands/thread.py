"""manage.py thread --check CAMPAIGN: has every raw opinion exactly one end? Exit code 1, with names, when not."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from phases.opinions.models import Opinion
from phases.opinions.selectors import thread
from phases.timeline.models import Campaign


class Command(BaseCommand):
    help = "Follow every raw opinion to its end; exits with 1 and names those that have none, or two."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", dest="campaign", required=True, help="the campaign's short name in addresses")

    def handle(self, *, campaign: str, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        found = Campaign.objects.filter(slug=campaign).first()
        if found is None:
            known = ", ".join(Campaign.objects.values_list("slug", flat=True)) or "none yet"
            raise CommandError(f"There is no campaign “{campaign}”. There are: {known}.")
        report = thread.check(found)
        for fate, number in report.ends.items():
            self.stdout.write(f"{Opinion.Fate(fate).label}  {number}")
        self.stdout.write(f"raw {report.raw} → consolidated {report.groups}; struck {report.struck}")
        for orphan in report.orphans:
            self.stdout.write(f"✗ {orphan.opinion.code} {orphan.opinion.channel}: {orphan.gap}")
        if report.orphans:
            sys.exit(1)
