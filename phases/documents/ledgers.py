"""The register of documents as a sheet that comes back (domain.md S-01, S-06, T-06)."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from phases.core.exports import Cell, Text
from phases.core.ledgers import (
    Beginning,
    Choice,
    Column,
    Day,
    Fault,
    Known,
    Lasting,
    Ledger,
    One,
    Reading,
    Shown,
    Words,
    Written,
    by_name,
)
from phases.core.ledgers.shape import NOTHING
from phases.documents import body as words
from phases.documents import rules, selectors, services
from phases.documents.models import Document, DocumentVersion
from phases.documents.paper import numbers
from phases.documents.states import IN_FORCE, DocumentState
from phases.organisation.roles import Permission

Kind = Document.Kind
# Reports and bulletins are written here: their figures are bound to records.
WRITTEN_HERE = frozenset({Kind.PHASE_REPORT, Kind.REPORT, Kind.BULLETIN})
PLAIN = ("title", "kind", "issuer", "number", "dated_on", "phase")
LONGEST = 30_000  # what fits a cell with room to spare
HEADING = re.compile(r"[〇一二三四五六七八九十百]{1,5}、\s*(.{1,60})")


@dataclass(frozen=True)
class DocumentNumber(Words):
    """镇发[2009]第010号 and 镇发〔2009〕10号 are one number."""

    def read(self, text: str, known: Known) -> str:
        return numbers.normalised(super().read(text, known))


class DocumentRegister(Ledger[Document]):
    """A new line is filed, with its words if the sheet has them; what stands is edited and approved on its page."""

    key = "documents"
    label: Text = _("Register of documents")
    filename = "documents"
    permission = Permission.EXPORT
    model = Document
    finds = ("title", "kind")
    fields: Sequence[Column] = (
        Shown("row", _("No.")),
        Words("title", _("title"), most=300, required=True),
        Choice("kind", _("kind"), choices=Kind, required=True),
        Words("issuer", _("issued by"), most=200),
        DocumentNumber("number", _("document number"), most=60),
        Day("dated_on", _("date")),
        One("phase", _("phase"), among="phases"),
        Beginning("state", _("state"), choices=DocumentState, default=DocumentState.FILED),
        Shown("approved_by", _("approved by")),
        Shown("approved_at", _("approved at")),
        Lasting("words", _("words of the document"), most=LONGEST, hint=_("Headings as 一、…, one paragraph a line.")),
    )

    def records(self, campaign: Any, filters: Mapping[str, str] = NOTHING) -> QuerySet[Document]:
        found = selectors.filtered(Document.objects.filter(campaign=campaign), filters)
        newest = DocumentVersion.objects.filter(document=OuterRef("document")).order_by("-number").values("pk")[:1]
        versions = Prefetch("versions", DocumentVersion.objects.filter(pk=Subquery(newest)))
        return found.select_related("campaign", "phase", "approved_by").prefetch_related(versions).order_by("pk")

    def values(self, record: Document) -> dict[str, Any]:
        versions = list(record.versions.all()) if record.pk else []
        return {name: getattr(record, name) for name in PLAIN} | {
            "row": "",
            "number": numbers.normalised(record.number),
            "state": record.state,
            "approved_by": record.approved_by.name if record.approved_by else "",
            "approved_at": record.approved_at.date().isoformat() if record.approved_at else "",
            "words": as_text(versions[0].body, versions[0].figures) if versions else "",
        }

    def rows(self, campaign: Any, filters: dict[str, str]) -> Iterator[Sequence[Cell]]:
        for number, row in enumerate(super().rows(campaign, filters), start=1):
            yield [number, *row[1:]]

    def names(self, campaign: Any) -> dict[str, dict[str, Any]]:
        return {"phases": by_name(campaign.phases.all(), "name")}

    def pick(self, values: dict[str, Any], candidates: Sequence[Document], taken: Collection[Any]) -> Document | None:
        """Of several with one title and kind the one with the number; a number may also come later."""
        same = [one for one in candidates if one.kind == values.get("kind", one.kind)]
        number = values.get("number", "")
        exact = [one for one in same if numbers.normalised(one.number) == number]
        left = [one for one in exact if one.pk not in taken] or exact
        return next(iter(left), same[0] if len(same) == 1 and same[0].pk not in taken else None)

    def check_found(
        self, record: Document | None, values: dict[str, Any], changed: Collection[str], known: Known
    ) -> Iterator[tuple[str, Fault]]:
        if record is None:
            if values.get("kind") in WRITTEN_HERE:
                yield "kind", Fault(gettext("Reports and bulletins are written here, for their figures are bound."))
            return
        if "words" in changed:
            yield "words", Fault(gettext("The words of a document that stands are edited on its page."))
        if changed and not (verdict := rules.may_edit(record)):
            yield next(key for key in values if key in changed), Fault(verdict.reason)

    def make(self, *, campaign: Any, by: Any, values: dict[str, Any], known: Known) -> Document:
        document = Document(campaign=campaign, created_by=by)
        self.change(document, {name: values[name] for name in PLAIN}, known)
        return document

    def settle(self, *, campaign: Any, by: Any, readings: Sequence[Reading], known: Known) -> None:
        """The words become the first version; what was in force elsewhere is filed here."""
        for reading in readings:
            if reading.before:
                continue
            document = reading.record
            if text := reading.values.get("words"):
                body = from_text(text, document)
                services.save_version(document=document, by=by, body=body, based_on=0)
            state = reading.values.get("state", DocumentState.FILED)
            newest, required = selectors.newest_version(document), selectors.required_sections(campaign, document.kind)
            if state in IN_FORCE and rules.may_file(document, newest, required):
                services.file(document=document, by=by)
            document.refresh_from_db()

    def take_back(self, *, campaign: Any, by: Any, written: Written, known: Known) -> None:
        """Versions are never deleted: what an import brought is withdrawn."""
        rest = Written(changed=written.changed, before=written.before)
        super().take_back(campaign=campaign, by=by, written=rest, known=known)
        reason = gettext("the import was taken back")
        for document in self.records(campaign).filter(pk__in=list(written.made)):
            services.withdraw(document=document, by=by, reason=reason)


def as_text(body: Any, figures: words.Figures) -> str:
    """Headings numbered as the paper numbers them, a paragraph a line; empty when it is too long for a cell."""
    counted = numbers.numbered(1 for section in body["sections"] if section["heading"])
    lines = []
    for section in body["sections"]:
        if section["heading"]:
            lines.append(next(counted) + HEADING.sub(r"\1", words.plain(section["heading"], figures)))
        lines += [words.plain(text, figures).strip() for text in section["paragraphs"]]
    text = "\n".join(line for line in lines if line)
    return text if len(text) <= LONGEST else ""


def from_text(text: str, document: Document) -> words.Body:
    """A line that begins with 一、 opens a section; other lines are its paragraphs."""
    body = words.empty(document.title, [""])
    body["number"] = document.number
    for line in filter(None, map(str.strip, text.splitlines())):
        if heading := HEADING.fullmatch(line):
            key = f"s{len(body['sections']) + 1}"
            body["sections"].append({"key": key, "heading": heading[1], "paragraphs": []})
        else:
            body["sections"][-1]["paragraphs"].append(line)
    if len(body["sections"]) > 1 and not body["sections"][0]["paragraphs"]:
        del body["sections"][0]
    return body
