"""What the state of a document allows, and to whom; permissions stand in `organisation.roles`."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from phases.core.verdict import Verdict
from phases.documents.models import Document, DocumentVersion
from phases.documents.states import MOVES
from phases.organisation.models import User


def may_move(document: Document, act: str) -> Verdict:
    """Whether the table of moves knows the step from the document's state."""
    if document.state in MOVES[act].sources:
        return Verdict.yes()
    return Verdict.no(
        _("Nothing was changed: the document is “%(state)s”, and from there this step does not exist.")
        % {"state": document.get_state_display()}
    )


def may_edit(document: Document) -> Verdict:
    if document.state == "submitted":
        return Verdict.no(_("The document lies with the leader. Take it back first, then edit it."))
    if document.state in {"issued", "acknowledged"}:
        return Verdict.no(_("The document has been issued. What was issued stays as it was; nobody edits it."))
    return may_move(document, "edit")


def may_submit(document: Document, newest: DocumentVersion | None) -> Verdict:
    if newest is None:
        return Verdict.no(_("There is nothing to send yet: the first version is still being written."))
    return may_move(document, "submit")


def may_return(document: Document, remarks: int) -> Verdict:
    """A return without a remark would leave its author guessing."""
    if (verdict := may_move(document, "return")) and not remarks:
        return Verdict.no(_("Not returned yet: write at least one remark that says what is to be changed."))
    return verdict


def has_way_up(document: Document) -> Verdict:
    """Whether an approved report would leave for anywhere; said before the approval, not after it."""
    campaign = document.campaign
    if not document.is_for_superior or campaign.parent_id or campaign.superior_email:
        return Verdict.yes()
    return Verdict.no(
        _(
            "This report will reach nobody: the campaign has neither a superior campaign nor the e-mail of a "
            "supervising committee. Add one in the settings of the campaign before it is approved."
        )
    )


def says_something(remark: str) -> Verdict:
    if remark.strip():
        return Verdict.yes()
    return Verdict.no(_("Nothing was noted: write what is to be changed."))


def may_review(version: DocumentVersion, by: User) -> Verdict:
    """The four eyes: whoever wrote a version, however early, does not approve the document."""
    if DocumentVersion.objects.filter(document=version.document_id, author_id=by.pk).exists():
        return Verdict.no(_("You wrote a version of this document yourself. Somebody else approves it."))
    return may_move(version.document, "approve")


def is_what_was_read(version: DocumentVersion, newest: DocumentVersion | None, seen_hash: str) -> Verdict:
    """An approval binds the very text that the approver read (trust: approval)."""
    if newest is None or newest.pk != version.pk or version.sha256 != seen_hash:
        return Verdict.no(_("Not approved: the text changed while you were reading. Read it again, then decide."))
    return Verdict.yes()


def absent_sections(body: Any, required: Sequence[str]) -> list[str]:
    """The required headings under which nothing is written (domain.md S-06)."""
    written = [
        section["heading"] for section in body["sections"] if any(text.strip() for text in section["paragraphs"])
    ]
    return [heading for heading in required if not any(heading in own for own in written)]


def may_file(document: Document, newest: DocumentVersion | None, required: Sequence[str]) -> Verdict:
    """A plan is complete when every required section says something; saving it is always possible."""
    if newest and (absent := absent_sections(newest.body, required)):
        return Verdict.no(
            _("Not filed yet: %(done)s of %(all)s sections are written. Still to be written: %(absent)s.")
            % {"done": len(required) - len(absent), "all": len(required), "absent": "、".join(absent)}
        )
    return may_move(document, "file")


def may_restore(document: Document) -> Verdict:
    """A phase has one report; a withdrawn one does not come back beside it."""
    standing = Document.objects.filter(kind=Document.Kind.PHASE_REPORT, phase=document.phase_id)
    if document.kind == Document.Kind.PHASE_REPORT and standing.exclude(state="withdrawn").exists():
        return Verdict.no(_("Not restored: the phase has another report by now. Withdraw that one first."))
    return may_move(document, "restore")
