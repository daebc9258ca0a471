"""manage.py gate CAMPAIGN [--phase N]: the gate as the page shows it; exit code 1 while something is short."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from phases.gates import selectors
from phases.gates.selectors import Assessment, Row
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign, Phase

SIGNS = {"short": "✗", "waived": "~", "met": "✓", "info": "·"}


class Command(BaseCommand):
    help = "Print what a phase still lacks at its gate; exits with 1 while something is short."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("campaign", help="the campaign's short name in addresses")
        parser.add_argument("--phase", type=int, help="the phase's number; without it the one in progress")

    def handle(self, *, campaign: str, phase: int | None, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        assessment = selectors.assess(self.find(campaign, phase))
        self.stdout.write(str(assessment.phase))
        for row in sorted(assessment.rows, key=lambda row: list(SIGNS).index(row.state)):
            self.print_row(row)
        self.stdout.write(self.summary(assessment))
        if assessment.short:
            sys.exit(1)

    def find(self, slug: str, order: int | None) -> Phase:
        campaign = Campaign.objects.filter(slug=slug).first()
        if campaign is None:
            known = ", ".join(Campaign.objects.values_list("slug", flat=True)) or "none yet"
            raise CommandError(f"There is no campaign “{slug}”. There are: {known}.")
        phase = campaign.phases.filter(order=order).first() if order else timeline.current_phase(campaign)
        if phase is None:
            raise CommandError(f"“{slug}” has no phase {order or ''}.")
        phase.campaign = campaign
        return phase

    def print_row(self, row: Row) -> None:
        finding = row.finding
        amount = f"{finding.figure} / {finding.target}{finding.unit}" if finding.target else str(finding.figure)
        self.stdout.write(f"{SIGNS[row.state]} {row.requirement.text}  {amount}")
        if row.state == "short":
            for lack in finding.lacks:
                self.stdout.write(f"    {lack.who} {lack.what}")
        if finding.note and not finding.met:
            self.stdout.write(f"    {finding.note}")
        if row.waiver:
            self.stdout.write(f"    “{row.waiver.reason}” {row.waiver.granted_by or ''}")

    def summary(self, assessment: Assessment) -> str:
        met, waived, short = len(assessment.met), len(assessment.waived), len(assessment.short)
        return f"reached {met}, waived {waived}, short {short}"
