"""manage.py thread --check CAMPAIGN: is any opinion lost on its way? Exit code 1, with every gap by name, when so."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from phases.opinions.models import Opinion
from phases.thread.selectors import check
from phases.timeline.models import Campaign


class Command(BaseCommand):
    help = "Follow every opinion from its words to its outcome; exits with 1 and names what has none, or two."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", dest="campaign", required=True, help="the campaign's short name in addresses")

    def handle(self, *, campaign: str, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        found = Campaign.objects.filter(slug=campaign).first()
        if found is None:
            known = ", ".join(Campaign.objects.values_list("slug", flat=True)) or "none yet"
            raise CommandError(f"There is no campaign “{campaign}”. There are: {known}.")
        report = check.check(found)
        for fate, number in report.raw.ends.items():
            self.stdout.write(f"{Opinion.Fate(fate).label}  {number}")
        self.stdout.write(f"raw {report.raw.raw} → consolidated {report.raw.groups}; struck {report.raw.struck}")
        for end, number in report.ends.items():
            self.stdout.write(f"{end.label}  {number}")
        for gap in report.gaps:
            self.stdout.write(f"✗ {gap.what}: {gap.why}")
        self.stdout.write(f"orphans {len(report.gaps)}")
        if report.gaps:
            sys.exit(1)
