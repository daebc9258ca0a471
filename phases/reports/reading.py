"""What the committee sees of a report: the paper, the figures and whether they still agree with the records."""

from dataclasses import dataclass
from typing import Any

from phases.documents import body as words
from phases.documents import compare, reading
from phases.documents.models import DocumentVersion
from phases.reports import drafting, selectors
from phases.reports.models import PrintedReport

GROUP = 4


@dataclass(frozen=True)
class Checked:
    """A figure of the report beside what the records say now."""

    label: str
    text: str
    now: str
    is_missing: bool
    agrees: bool


def checked_figures(version: DocumentVersion) -> list[Checked]:
    """The figures of the words, each compared with the live records."""
    phase = version.document.phase
    live = drafting.snapshot(phase) if phase else {}
    return [
        _checked(version.figures[key], live.get(key)) for key in words.tokens(version.body) if key in version.figures
    ]


def _checked(kept: words.Kept, live: words.Kept | None) -> Checked:
    return Checked(
        label=kept["label"],
        text=words.value_of(kept),
        now=words.value_of(live) if live else "",
        is_missing=kept["value"] is None,
        agrees=live is not None and live["value"] == kept["value"],
    )


def received(version: DocumentVersion) -> dict[str, Any]:
    """The context of the committee's page, with or without an account."""
    earlier = selectors.earlier_delivered(version)
    waived = next((section for section in version.body["sections"] if section["key"] == "waivers"), None)
    return {
        "version": version,
        "document": version.document,
        "campaign_below": version.document.campaign,
        "paper": reading.paper(version.body, version.figures, version.document.campaign),
        "waivers": waived["paragraphs"] if waived else [],
        "checksum": grouped(version.sha256),
        "earlier": earlier,
        "passages": compare.compare(earlier, version) if earlier else [],
        "printed": selectors.printed(version, PrintedReport.Purpose.FINAL),
    }


def grouped(sha256: str) -> str:
    """The first sixteen digits in groups, as a person compares them."""
    return " ".join(sha256[start : start + GROUP] for start in range(0, 4 * GROUP, GROUP))


def summary(version: DocumentVersion) -> dict[str, int]:
    """What the inbox says of a report in one line: how many figures, how many of them gaps."""
    return {
        "figures": len(words.tokens(version.body)),
        "missing": len(words.missing(version.body, version.figures)),
    }
