"""Taking an import back as one act, and giving one up before it is written."""

from django.db import transaction
from django.utils.translation import gettext as _

from phases.core import audit
from phases.core.verdict import Verdict
from phases.imports import rules
from phases.imports.catalogue import LEDGERS
from phases.imports.models import Import
from phases.imports.services.handing import hand_over
from phases.imports.states import ImportState
from phases.organisation.models import User

NAMED = 5


@transaction.atomic
def ask_to_take_back(*, imported: Import, by: User) -> Import:
    """At once, or by a worker when it is long."""
    imported = Import.objects.select_for_update().select_related("campaign__unit").get(pk=imported.pk)
    rules.may_take_back(imported).enforce()
    if not rules.is_large(imported):
        return take_back(imported=imported, by=by)
    imported.state = ImportState.UNDOING
    imported.save(update_fields=["state"])
    hand_over(imported, "undo", by)
    return imported


@transaction.atomic
def take_back(*, imported: Import, by: User) -> Import:
    """Refuses, and changes nothing, when somebody has changed one of the records since."""
    ledger, campaign = LEDGERS[imported.ledger], imported.campaign
    known = ledger.known(campaign)
    parts = list(imported.parts.exclude(written=None).defer("lines").order_by("-position"))
    moved = [name for part in parts for name in ledger.changed_since(campaign, part.effect)]
    _unmoved(moved).enforce()
    for part in parts:
        ledger.take_back(campaign=campaign, by=by, written=part.effect, known=known)
        part.written = None
        part.save(update_fields=["written"])
    imported.state = ImportState.TAKEN_BACK
    imported.save(update_fields=["state"])
    audit.append(
        chain=campaign.audit_chain,
        act="ledger.import_taken_back",
        by=by,
        on=imported,
        object_hash=imported.file_hash,
        detail={"list": imported.ledger, "added": imported.count("made"), "changed": imported.count("replaced")},
    )
    return imported


def _unmoved(moved: list[str]) -> Verdict:
    if not moved:
        return Verdict.yes()
    names = {"names": "、".join(moved[:NAMED]), "count": len(moved)}
    said = _(
        "Changed since the import: %(names)s (%(count)d in all). Taking it back would lose that, so nothing was done."
    )
    return Verdict.no(said % names)


@transaction.atomic
def abandon(*, imported: Import) -> Import:
    """Nothing of it was written; what was kept of the file goes."""
    rules.may_move(imported, ImportState.ABANDONED).enforce()
    imported.parts.all().delete()
    imported.state, imported.content = ImportState.ABANDONED, None
    imported.save(update_fields=["state", "content"])
    return imported
