"""From the live records to a draft: the snapshot of the figures and the words of the outline around them."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from phases.documents import body as words
from phases.documents import gate_words
from phases.reports.catalogue import SECTIONS
from phases.timeline.models import Phase

NUMBER = re.compile(r"^[一二三四五六七八九十]+、")


def snapshot(phase: Phase) -> dict[str, words.Kept]:
    """Every figure of every section as it stands now, in the words of the report's own script.

    Where the campaign's outline has a counter of its own, it stands: 10條要求, 專欄1期 (domain.md T-05, T-15).
    """
    labels: dict[str, list[str]] = phase.report_outline.get("labels", {})
    as_of = timezone.now().isoformat(timespec="seconds")
    with override(phase.campaign.script):
        return {
            figure.key: {
                "label": str(figure.label),
                "value": None if figure.value is None else str(figure.value),
                "unit": labels[figure.key][1] if figure.key in labels else str(figure.unit),
                "url": figure.source_url,
                "as_of": as_of,
            }
            for section in SECTIONS
            for figure in section.figures(phase)
        }


def with_gaps(phase: Phase, body: words.Body, figures: dict[str, words.Kept]) -> dict[str, words.Kept]:
    """A figure that the words name and no area offers is a gap; the outline says what it would be called."""
    as_of = timezone.now().isoformat(timespec="seconds")
    labels: dict[str, list[str]] = phase.report_outline.get("labels", {})
    gaps: dict[str, words.Kept] = {}
    for key in words.unknown_tokens(body, figures):
        label, unit = labels.get(key, [key, ""])
        gaps[key] = {"label": label, "value": None, "unit": unit, "url": "", "as_of": as_of}
    return figures | gaps


def compose(phase: Phase, figures: words.Figures | None = None) -> words.Body:
    """The outline of the campaign's template (domain.md S-55), then what is unmet and what was waived.

    A chapter may have parts (T-65). A paragraph that stands as {text, if} is left out where nobody recorded that
    figure: what was not counted is not written about (T-63).
    """
    outline: dict[str, Any] = phase.report_outline
    with override(phase.campaign.script):
        sections = [one for section in outline.get("sections", ()) for one in _chapter(section, figures or {})]
        if opening := outline.get("opening"):
            sections.insert(0, {"key": "opening", "heading": "", "paragraphs": [opening]})
        return {
            "title": outline.get("title") or _("Report on the phase “%(phase)s”") % {"phase": phase.name},
            "number": "",
            "addressee": _addressee(phase),
            "sections": [*sections, *gate_words.sections(phase, gate_words.written(phase))],
            "closing": outline.get("closing", ""),
        }


def _chapter(section: dict[str, Any], figures: words.Figures) -> Iterator[words.SectionWords]:
    """A chapter of the outline, then its parts as sections of the second level."""
    yield {
        "key": section["key"],
        "heading": NUMBER.sub("", section["heading"]),
        "paragraphs": _told(section.get("paragraphs", ()), figures),
    }
    for number, part in enumerate(section.get("parts", ()), start=1):
        yield {
            "key": f"{section['key']}-{number}",
            "heading": part["heading"],
            "paragraphs": _told(part.get("paragraphs", ()), figures),
            "level": 2,
        }


def _told(paragraphs: Iterable[str | dict[str, str]], figures: words.Figures) -> list[str]:
    found = []
    for paragraph in paragraphs:
        if isinstance(paragraph, str):
            found.append(paragraph)
        elif (figure := figures.get(paragraph["if"])) and figure["value"] is not None:
            found.append(paragraph["text"])
    return found


def _addressee(phase: Phase) -> str:
    """As the campaign names its superior; the outline's own words stand in where it does not."""
    parent = phase.campaign.parent
    return phase.campaign.superior_name or (
        parent.unit.name if parent else str(phase.report_outline.get("addressee", ""))
    )
