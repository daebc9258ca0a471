"""Erasing what the law wants gone: the words go, the entry and the soundness of the chain stay."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from phases.core.audit.entries import append
from phases.core.audit.models import INSTALLATION, AuditActor, AuditDetail, AuditEntry
from phases.core.verdict import Verdict


def may_erase(ground: str, *, stands: bool) -> Verdict:
    if not ground.strip():
        return Verdict.no(_("Nothing was erased: an erasure names its legal ground."))
    if not stands:
        return Verdict.no(_("Nothing was erased: there is nothing left to erase."))
    return Verdict.yes()


@transaction.atomic
def erase_detail(*, entry: AuditEntry, by: AbstractBaseUser | None, ground: str) -> AuditEntry:
    """Erase reason and values of an entry; the same chain says who did so, on which ground."""
    details = AuditDetail.objects.filter(entry=entry)
    may_erase(ground, stands=details.exists()).enforce()
    details.delete()
    return append(chain=entry.chain, act="detail.erased", by=by, on=entry, reason=ground, object_hash=entry.hash)


@transaction.atomic
def erase_actor(*, actor: AuditActor, by: AbstractBaseUser | None, ground: str) -> AuditEntry:
    """Erase a name from every entry that carries this reference."""
    names = AuditActor.objects.filter(reference=actor.reference)
    may_erase(ground, stands=names.exists()).enforce()
    # Not `on=actor`: the entry would keep the name that is erased here.
    entry = append(chain=INSTALLATION, act="actor.erased", by=by, reason=ground, object_hash=actor.reference)
    names.delete()
    return entry
