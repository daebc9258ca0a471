"""Reads of the sealed urn. Nothing here is kept, counted or logged."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from phases.appraisal import ballots
from phases.appraisal.models import Appraisal, Option, Question
from phases.appraisal.models.urn import SecretUrn
from phases.appraisal.urn_states import UrnState
from phases.core import audit
from phases.organisation.models import User
from phases.timeline.models import Campaign

# What somebody with a slip may be told about: an urn that takes ballots, or took them.
PUBLIC = (UrnState.OPEN, UrnState.CLOSED, UrnState.OPENED, UrnState.CHECKED, UrnState.LOCKED)
LISTED = (*PUBLIC[1:], UrnState.DESTROYED)


@dataclass(frozen=True)
class Slip:
    """A code that belongs to an urn. `used` says that a ballot was cast with it, never how."""

    urn: SecretUrn
    mark: bytes

    @property
    def used(self) -> bool:
        return self.mark in ballots.marks(self.urn)

    @property
    def shown(self) -> str:
        return ballots.shown(self.mark)


def urns() -> QuerySet[SecretUrn]:
    return SecretUrn.objects.select_related("appraisal__campaign__unit", "appraisal__phase")


def slip_of(code: str) -> Slip | None:
    """Every urn in use is looked at, whatever the code: an answer takes as long for a wrong one."""
    found = None
    for urn in urns().filter(state__in=PUBLIC).order_by("pk"):
        entries = ballots.entries(urn)
        if (tag := ballots.tag_of(code, urn)) in entries:
            found = Slip(urn, entries[tag])
    return found


def questions_of(appraisal: Appraisal) -> Sequence[Question]:
    """The form, with its words; two queries."""
    return list(appraisal.questions.prefetch_related("options").order_by("order", "pk"))


def ranks_of(question: Question) -> list[Option]:
    """What can be chosen: every word but the blank."""
    return [option for option in question.options.all() if option.kind != Option.Kind.BLANK]


def marks_shown(urn: SecretUrn) -> list[str]:
    return sorted(ballots.shown(mark) for mark in ballots.marks(urn))


def closing_seal(urn: SecretUrn) -> str:
    """What the trail says of the urn as it was closed last; empty when it never was."""
    entry = audit.entries_of(urn.appraisal.campaign.audit_chain, act="urn.closed", on=audit.reference(urn)).first()
    return entry.object_hash if entry else ""


def opened_by(urn: SecretUrn, user: User) -> bool:
    """Whether it was this user who opened and counted it; with paper ballots, others entered those."""
    entry = audit.entries_of(urn.appraisal.campaign.audit_chain, act="urn.counted", on=audit.reference(urn)).first()
    return entry is not None and audit.was_by(entry, user)


def due_for_destruction(campaign: Campaign | None = None) -> QuerySet[SecretUrn]:
    found = urns().filter(state__in=(UrnState.OPENED, UrnState.CHECKED, UrnState.LOCKED))
    return found.filter(appraisal__campaign=campaign) if campaign else found
