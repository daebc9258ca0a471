"""A version as official paper."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from phases.core import audit
from phases.documents import body as words
from phases.documents.models import Document, DocumentVersion
from phases.documents.paper import numbers, sheet
from phases.documents.paper.words import UNRECORDED, Script
from phases.timeline.models import Campaign


def paper_of(version: DocumentVersion, *, is_final: bool) -> sheet.Paper:
    """The paper of this version. A draft says so, and has neither date nor signatory: they come with the approval."""
    document = version.document
    campaign, body = document.campaign, version.body
    script: Script = "zh-hant" if campaign.script == campaign.Script.HANT else "zh-hans"
    approved_on = _approved_on(document) if is_final else None
    return sheet.Paper(
        title=words.plain(body["title"], version.figures),
        blocks=tuple(_blocks(version)),
        script=script,
        mark=campaign.issuer_mark,
        number=body["number"] or numbers.document_number(campaign.number_prefix, campaign.year, None, script),
        signatory=_signatory(document) if is_final else UNRECORDED,
        addressee=words.plain(body["addressee"], version.figures),
        signed_by=campaign.unit.name,
        dated_on=(document.dated_on or approved_on) if is_final else None,
        printed_by=campaign.unit.name if is_final else "",
        printed_on=approved_on,
        anchor=anchor_of(document, version) if is_final else _draft_mark(campaign),
    )


def _blocks(version: DocumentVersion) -> list[sheet.Block]:
    found: list[sheet.Block] = []
    for section in version.body["sections"]:
        if section["heading"]:
            found.append(sheet.Heading(section.get("level", 1), words.plain(section["heading"], version.figures)))
        found += [sheet.Paragraph(_runs(text, version.figures)) for text in section["paragraphs"] if text.strip()]
    if version.body["closing"]:
        found.append(sheet.Paragraph(_runs(version.body["closing"], version.figures)))
    return found


def _runs(text: str, figures: words.Figures) -> tuple[sheet.Run, ...]:
    return tuple(sheet.Bound(piece.text) if piece.key else piece.text for piece in words.pieces(text, figures))


def _approved_on(document: Document) -> date | None:
    """Never after the campaign's own day: a demonstration that stands still approved nothing later."""
    if not document.approved_at:
        return None
    return min(timezone.localdate(document.approved_at), document.campaign.today)


def _signatory(document: Document) -> str:
    return document.approved_by.name if document.approved_by else ""


def anchor_of(document: Document, version: DocumentVersion) -> str:
    """The head of the campaign's chain and the version's own checksum, as one line of print."""
    anchor = audit.anchor(str(document.campaign.audit_chain))
    with override(document.campaign.script):
        return _("Trail, entry %(seq)s: %(code)s, text %(text)s") % {
            "seq": anchor.seq,
            "code": anchor.code,
            "text": version.sha256[:16],
        }


def _draft_mark(campaign: Campaign) -> str:
    with override(campaign.script):
        return _("Draft, not approved")
