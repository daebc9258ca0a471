"""Exporting is an act: who took which list leaves an entry in the trail."""

from django.db import transaction

from phases.core import audit
from phases.core.exports import Export
from phases.organisation.models import User
from phases.timeline.models import Campaign


@transaction.atomic
def note_export(*, campaign: Campaign, export: Export, by: User, filters: dict[str, str]) -> None:
    audit.append(
        chain=campaign.audit_chain,
        act="list.exported",
        by=by,
        on=campaign,
        detail={"list": export.key, "filters": filters},
    )
