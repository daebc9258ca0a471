"""The roster in the report, as it stands on the day (domain.md T-02)."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from phases.core.sections import Figure
from phases.organisation.models import Person


class RosterFigures:
    """Serving and retired members, and the day on which they were counted. One query."""

    key = "roster"

    def figures(self, phase: Any) -> Sequence[Figure]:
        campaign = phase.campaign
        url = reverse("study:people", args=[campaign.slug])
        kinds = list(Person.objects.on_roster(campaign.unit).values_list("category", flat=True))
        people = _("persons")

        def counted(*categories: str) -> str | None:
            return str(sum(kinds.count(category) for category in categories)) if kinds else None

        today = date_format(campaign.today, "DATE_FORMAT") if kinds else None
        return (
            Figure("roster.serving", _("serving members"), counted(Person.Category.SERVING), people, url),
            Figure("roster.retired", _("retired members"), counted(Person.Category.RETIRED), people, url),
            Figure("roster.members", _("all party members"), counted(*Person.PARTY_CATEGORIES), people, url),
            Figure("roster.as_of", _("day of the roster"), today, "", url),
        )
