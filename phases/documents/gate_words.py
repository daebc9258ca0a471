"""The two sections of a phase report that a gate review writes: what is still missing, and what was let through.

They are functions of the review alone, so that a section can be told from one that staff reworded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from phases.documents import body as words
from phases.documents.models import DocumentVersion
from phases.timeline.models import GateReview, Phase

UNMET, WAIVERS = "unmet", "waivers"
KEYS = (UNMET, WAIVERS)


@dataclass(frozen=True)
class Written:
    """What the review of that moment writes, by section."""

    at: datetime
    paragraphs: dict[str, list[str]]


def written(phase: Phase) -> list[Written]:
    """What each review of the phase's gate writes, the newest first; two queries."""
    later = _comes_after_the_report(phase)
    with override(phase.campaign.script):
        return [
            Written(review.at, {UNMET: _unmet_of(review.rows, later), WAIVERS: _waived_of(review.rows)})
            for review in GateReview.objects.filter(phase=phase).only("at", "rows")
        ]


def sections(phase: Phase, reviews: Sequence[Written]) -> list[words.SectionWords]:
    """What the newest review found unmet, and the reasons for which something was let through."""
    newest = reviews[0].paragraphs if reviews else {}
    with override(phase.campaign.script):
        headings = {UNMET: _("What is still missing"), WAIVERS: _("What was let through, and why")}
    return [
        {"key": key, "heading": headings[key], "paragraphs": paragraphs}
        for key, paragraphs in newest.items()
        if paragraphs
    ]


def brought_up(body: words.Body, phase: Phase) -> words.Body:
    """The body with these sections as the newest review writes them; one that staff reworded keeps its words."""
    reviews = written(phase)
    if not reviews:
        return body
    present = {section["key"] for section in body["sections"]}
    found: list[words.SectionWords] = []
    for section in body["sections"]:
        if section["key"] not in KEYS or not is_as_written(section, reviews):
            found.append(section)
        elif paragraphs := reviews[0].paragraphs[section["key"]]:
            found.append({**section, "paragraphs": paragraphs})
    added = [section for section in sections(phase, reviews) if section["key"] not in present]
    place = next((index for index, section in enumerate(found) if section["key"] == WAIVERS), len(found))
    return {**body, "sections": [*found[:place], *added, *found[place:]]}


def is_as_written(section: words.SectionWords, reviews: Sequence[Written]) -> bool:
    """Whether some review wrote these words; the editor's form splits a paragraph at its line breaks."""
    said = _lines(section["paragraphs"])
    return any(_lines(review.paragraphs[section["key"]]) == said for review in reviews)


def behind(version: DocumentVersion, reviews: Sequence[Written]) -> list[tuple[words.SectionWords, bool]]:
    """The sections that say something else than the newest review, and whether a refresh writes them anew.

    A section that staff reworded is behind only when the gate has changed since they did.
    """
    standing: dict[str, words.SectionWords] = {section["key"]: section for section in version.body["sections"]}
    found: list[tuple[words.SectionWords, bool]] = []
    for key in KEYS if reviews else ():
        now = reviews[0].paragraphs[key]
        section = standing.get(key)
        if section is None:
            found += [(one, True) for one in sections(version.document.phase, reviews) if one["key"] == key]  # type: ignore[arg-type] # reviews are of a phase
        elif is_as_written(section, reviews):
            found += [(section, True)] if _lines(section["paragraphs"]) != _lines(now) else []
        elif _at_the_rewording(version, section, reviews) not in {None, tuple(now)}:
            found.append((section, False))
    return found


def _at_the_rewording(
    version: DocumentVersion, section: words.SectionWords, reviews: Sequence[Written]
) -> tuple[str, ...] | None:
    """What the gate said when these words were first saved."""
    since = version.created_at
    for earlier in DocumentVersion.objects.filter(document=version.document_id, number__lt=version.number).defer(
        "figures"
    ):
        if section not in earlier.body["sections"]:
            break
        since = earlier.created_at
    return next((tuple(review.paragraphs[section["key"]]) for review in reviews if review.at <= since), None)


def _lines(paragraphs: Sequence[str]) -> list[str]:
    return [line.strip() for text in paragraphs for line in text.splitlines() if line.strip()]


def _comes_after_the_report(phase: Phase) -> set[str]:
    """The report's own approval and receipt, and the transition meeting, cannot be missing in the report itself."""
    closing_meeting = phase.exit_rules.get("meeting")
    return {
        requirement.key
        for requirement in phase.requirements.all()
        if requirement.criterion in {"report_approved", "report_acknowledged"}
        or (requirement.criterion == "meeting_held" and requirement.where.get("kind") == closing_meeting)
    }


def _unmet_of(rows: Sequence[dict[str, Any]], later: set[str]) -> list[str]:
    return [
        _unmet(row) for row in rows if row["state"] == "short" and row["severity"] == "gate" and row["key"] not in later
    ]


def _unmet(row: dict[str, Any]) -> str:
    lacks = "；".join(f"{lack.get('who', '')}{lack.get('what', '')}" for lack in row.get("lacks", ()))
    said = {name: row.get(name, "") for name in ("text", "figure", "target", "unit")}
    if said["target"]:
        words_of_it = _("%(text)s: %(figure)s%(unit)s reached of %(target)s%(unit)s.") % said
    else:
        words_of_it = _("%(text)s: %(figure)s.") % said
    return words_of_it + (_("Missing: %(lacks)s.") % {"lacks": lacks} if lacks else "")


def _waived_of(rows: Sequence[dict[str, Any]]) -> list[str]:
    """A requirement that was met after all was not let through."""
    return [
        _("%(text)s: let through by %(who)s. Reason: %(reason)s")
        % {"text": row["text"], "who": row.get("waived_by", ""), "reason": row.get("waiver", "")}
        for row in rows
        if row["state"] == "waived"
    ]
