"""What the page of one version shows: the paper, its hints, its remarks, and the deeds that are open."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from phases.core.verdict import Verdict
from phases.documents import body as words
from phases.documents import checks, rules
from phases.documents.models import DocumentVersion, Remark
from phases.documents.paper import numbers
from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part


@dataclass(frozen=True)
class Passage:
    """One section as the paper shows it; `pins` are the numbers of its remarks."""

    key: str
    heading: str
    paragraphs: list[list[words.Piece]]
    pins: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Pinned:
    """A remark with the number that stands beside its section."""

    number: int
    remark: Remark


def paper(
    body: words.Body, figures: words.Figures, campaign: Campaign, remarks: list[Pinned] | None = None
) -> dict[str, Any]:
    """The words as the page shows them, headings numbered as the printed paper numbers them."""
    pins: dict[str, list[int]] = {}
    for pinned in remarks or ():
        pins.setdefault(pinned.remark.section, []).append(pinned.number)
    counted = numbers.numbered(section.get("level", 1) for section in body["sections"] if section["heading"])
    passages = [
        Passage(
            section["key"],
            next(counted) + words.plain(section["heading"], figures) if section["heading"] else "",
            [words.pieces(text, figures) for text in section["paragraphs"]],
            pins.get(section["key"], []),
        )
        for section in body["sections"]
    ]
    return {
        "title_lines": words.plain(body["title"], figures).splitlines(),
        "number": numbers.normalised(body["number"]) or _number_to_come(campaign),
        "addressee": words.plain(body["addressee"], figures),
        "passages": passages,
        "closing": words.pieces(body["closing"], figures),
    }


def _number_to_come(campaign: Campaign) -> str:
    """镇科发〔2009〕＿＿号 until the office gives the number."""
    script = "zh-hant" if campaign.script == Campaign.Script.HANT else "zh-hans"
    return numbers.document_number(campaign.number_prefix, campaign.year, None, script)  # type: ignore[arg-type] # one of the two


def page(version: DocumentVersion) -> dict[str, Any]:
    """Everything on the page of a version; two queries of its own, for a phase report two more on its gate."""
    remarks = list(Remark.objects.filter(version=version).select_related("by", "settled_in"))
    pinned = [Pinned(number, remark) for number, remark in enumerate(remarks, 1)]
    named = words.tokens(version.body)
    missing = words.missing(version.body, version.figures)
    newest = version.document.versions.order_by("-number").first()
    is_newest = newest is not None and newest.pk == version.pk
    return {
        "version": version,
        "paper": paper(version.body, version.figures, version.document.campaign, pinned),
        "hints": [*(checks.gate_hints(version) if is_newest else ()), *checks.hints(version.body, version.figures)],
        "remarks": pinned,
        "open_remarks": sum(remark.settled_in_id is None for remark in remarks),
        "bound": len(named) - len(missing),
        "missing": missing,
        "is_newest": is_newest,
    }


def fingerprints(pks: Iterable[str]) -> dict[str, set[str]]:
    """The hashes of what the versions say today, by document, for the check of the trail."""
    found: dict[str, set[str]] = {}
    for version in DocumentVersion.objects.filter(document__in=[int(pk) for pk in pks]).iterator():
        found.setdefault(str(version.document_id), set()).add(words.fingerprint(version.body, version.figures))
    return found


def deeds(version: DocumentVersion, part: Part, user: User) -> dict[str, Verdict]:
    """What this person may do now; a deed that the part does not include is left out."""
    document, found = version.document, dict[str, Verdict]()
    if part.may(Permission.EDIT_DOCUMENTS):
        found["edit"] = rules.may_edit(document)
        found["submit"] = rules.may_submit(document, version)
        found["recall"] = rules.may_move(document, "recall")
        found["file"] = rules.may_move(document, "file")
        found["withdraw"] = rules.may_move(document, "withdraw")
        found["restore"] = rules.may_move(document, "restore")
    if part.may(Permission.REVIEW_DOCUMENTS):
        found["return"] = rules.may_move(document, "return")
        found["approve"] = rules.may_review(version, user) if document.state == "submitted" else Verdict(ok=False)
    return found


def decides(version: DocumentVersion, found: dict[str, Verdict]) -> bool:
    """Whether the bar at the foot has anything to say to this person: a reviewer waits until it is submitted."""
    state = version.document.state
    if state == "filed":
        return False
    return bool(found) and ("edit" in found or state not in {"draft", "returned", "sent_back"})
