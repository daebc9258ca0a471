"""What is printed for a sealed ballot: three key sheets, slips to cut, the sheet that lists the marks.

Rendered within the request and kept nowhere: a job would leave a file, a row and a message. No slip has a number.
"""

from collections.abc import Sequence
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from phases.appraisal import ballots
from phases.appraisal.models.urn import MARK, SecretUrn
from phases.core import codes, qr, shares
from phases.core.shares import Share
from phases.documents.paper import leaves
from phases.documents.paper.words import Script
from phases.timeline.models import Campaign

ON_A_PAGE = 10
GROUP = 7  # signs of half a line


def key_sheets(urn: SecretUrn, holders: Sequence[str], parts: Sequence[Share], check: bytes) -> bytes:
    """One page for each scrutineer."""
    with translation.override(script_of(urn)):
        sheets = [_sheet(holder, share) for holder, share in zip(holders, parts, strict=True)]
        return _printed(urn, "urn_keys", {"sheets": sheets, "lock": ballots.shown(check[:MARK])})


def slips(urn: SecretUrn, fresh: Sequence[str], address: str) -> bytes:
    """Ten to a page: a code to vote with, a stub to keep."""
    with translation.override(script_of(urn)):
        drawn = [
            {
                "code": codes.grouped(code),
                "qr": qr.drawn(f"{address}#{code}"),
                "mark": ballots.shown(ballots.mark_of(code)),
            }
            for code in fresh
        ]
        pages = [drawn[start : start + ON_A_PAGE] for start in range(0, len(drawn), ON_A_PAGE)]
        return _printed(urn, "urn_slips", {"pages": pages, "address": address})


def seal_sheet(urn: SecretUrn, marks: Sequence[str]) -> bytes:
    """All marks that were used, how many, and the urn's digest: read out, signed, hung up."""
    with translation.override(script_of(urn)):
        return _printed(urn, "urn_seal", {"marks": marks, "seal": spelled(ballots.seal_of(urn))})


def script_of(urn: SecretUrn) -> Script:
    return "zh-hant" if urn.appraisal.campaign.script == Campaign.Script.HANT else "zh-hans"


def spelled(digest: str) -> str:
    """In groups of eight, as people compare it."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


def names_of_sheets() -> tuple[str, ...]:
    return (_("key A"), _("key B"), _("key C"))


def _sheet(holder: str, share: Share) -> dict[str, Any]:
    lines = shares.written(share)
    return {
        "name": names_of_sheets()[share.number - 1],
        "holder": holder,
        "lines": [f"{line[:GROUP]} {line[GROUP:]}" for line in lines],
        "qr": qr.drawn("".join(lines)),
    }


def _printed(urn: SecretUrn, name: str, words: dict[str, Any]) -> bytes:
    context = {"urn": urn, "appraisal": urn.appraisal, "unit": urn.appraisal.campaign.unit} | words
    return leaves.pdf(f"appraisal/{name}.html", "appraisal/urn_paper.css", script_of(urn), context)
