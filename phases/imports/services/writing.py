"""Writing what was looked at, part by part: a part and the proof that it was written are one transaction."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phases.core import audit
from phases.core.ledgers import Fate, Written
from phases.imports import rules
from phases.imports.catalogue import LEDGERS
from phases.imports.models import Import, ImportPart
from phases.imports.reader import Reader
from phases.imports.services.checking import check, reader_of
from phases.imports.services.handing import hand_over
from phases.imports.states import ImportState
from phases.organisation.models import User


class MovedError(Exception):
    """The records changed between the look and the writing; what stands in the part would not be what was shown."""


def ask_to_write(*, imported: Import, by: User) -> Import:
    """Write a short sheet at once, whole or not at all; hand a long one to a worker."""
    imported = _begin(imported)
    if rules.is_large(imported):
        return _to_worker(imported, by)
    try:
        return write_now(imported=imported, by=by)
    except MovedError:
        imported.remark = _("While you looked, others changed some of these records. Look again; nothing was written.")
        imported.state = ImportState.CHECKING
        imported.save(update_fields=["remark", "state"])
        return check(imported=imported)


@transaction.atomic
def _begin(imported: Import) -> Import:
    """Whoever comes second finds that it is being written already."""
    imported = Import.objects.select_for_update().select_related("campaign__unit").get(pk=imported.pk)
    rules.may_write(imported).enforce()
    imported.state, imported.remark = ImportState.WRITING, ""
    imported.save(update_fields=["state", "remark"])
    return imported


@transaction.atomic
def _to_worker(imported: Import, by: User) -> Import:
    hand_over(imported, "write", by)
    return imported


@transaction.atomic
def write_now(*, imported: Import, by: User) -> Import:
    """All parts and the end of it in one transaction."""
    reader = reader_of(imported)
    for part in imported.each_part():
        write_part(imported=imported, part=part, reader=reader, by=by)
    return finish(imported=imported, by=by)


@transaction.atomic
def write_part(*, imported: Import, part: ImportPart, reader: Reader, by: User) -> bool:
    """One part; False when it was written before (a worker died behind it), which its reader still has to read."""
    wanted = [line for line, fate in zip(part.numbered, part.fates, strict=True) if fate != Fate.FAULTY]
    shown = "".join(fate for fate in part.fates if fate != Fate.FAULTY)
    readings = reader.read(wanted)
    if part.written is not None:
        return False
    if "".join(reading.fate for reading in readings) != shown:
        raise MovedError
    ledger = LEDGERS[imported.ledger]
    lines = [reading for reading in readings if reading.fate != Fate.SAME]
    written = ledger.write(campaign=imported.campaign, by=by, readings=lines, known=reader.known)
    reader.forget_names()  # what was made meanwhile has a record now
    reader.taken |= {reading.record.pk: reading.number for reading in lines}
    part.written = vars(written)
    part.save(update_fields=["written"])
    return True


def interrupted_at(part: ImportPart) -> str:
    said = _(
        "Others changed records meanwhile: from row %(row)d on nothing was written. "
        "Import the sheet once more; what was written is not doubled."
    )
    return said % {"row": part.lines[0][0]}


@transaction.atomic
def finish(*, imported: Import, by: User, remark: str = "") -> Import:
    """The whole import is one act of the trail, with the file's hash and what became of its lines."""
    imported.state, imported.written_at, imported.content = ImportState.WRITTEN, timezone.now(), None
    imported.remark = remark
    effects = imported.parts.exclude(written=None).values_list("written", flat=True)
    done = [Written(**effect) for effect in effects if effect]
    made, changed = sum(len(one.made) for one in done), sum(len(one.changed) for one in done)
    imported.counts |= {"made": made, "replaced": changed}
    imported.save()
    audit.append(
        chain=imported.campaign.audit_chain,
        act="ledger.imported",
        by=by,
        on=imported,
        object_hash=imported.file_hash,
        detail={"list": imported.ledger, "rows": imported.rows, "added": made, "changed": changed, "remark": remark},
    )
    return imported
