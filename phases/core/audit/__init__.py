"""The trail: what staff and leaders did, in one hash chain per campaign and one for the installation.

The last line of a service, inside its transaction:

    audit.append(chain=campaign.audit_chain, act="session.corrected", by=by, on=session,
                 reason=reason, before={"hours": old}, after={"hours": new})

Callers import the package and call through it. An act that stands in two chains is appended to the campaign's
chain first and to the installation's last: everybody locks the two heads in that order, so nobody waits in a circle.
What stays out of the trail: casting a ballot, giving an opinion, reading a receipt.
"""

from phases.core.audit.anchors import Anchor, anchor, find_anchor, read_anchor, record_heads
from phases.core.audit.entries import append, reference
from phases.core.audit.erasure import erase_actor, erase_detail
from phases.core.audit.faults import Fault, Kind
from phases.core.audit.history import Line, actors_in, acts_in, entries_of, history_of, read_entries, was_by
from phases.core.audit.models import INSTALLATION
from phases.core.audit.verification import ContentHashes, Soundness, verify
from phases.core.audit.wording import Change

__all__ = [
    "INSTALLATION",
    "Anchor",
    "Change",
    "ContentHashes",
    "Fault",
    "Kind",
    "Line",
    "Soundness",
    "actors_in",
    "acts_in",
    "anchor",
    "append",
    "entries_of",
    "erase_actor",
    "erase_detail",
    "find_anchor",
    "history_of",
    "read_anchor",
    "read_entries",
    "record_heads",
    "reference",
    "verify",
    "was_by",
]
