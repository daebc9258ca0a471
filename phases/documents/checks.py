"""What a careful secretary would notice in a draft. Hints, never a reason to refuse."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from phases.documents import body as words
from phases.documents import gate_words
from phases.documents.models import DocumentVersion
from phases.documents.paper import numbers

ORDINAL = re.compile(r"([一二三四五六七八九十]{1,2})是")
SQUARE_YEAR = re.compile(r"[\[［【]\s*\d{4}\s*[\]］】]\s*\d*\s*[号號]?")
CLAUSE = re.compile(r"[，。；、：,;]")
BY_HAND = re.compile(r"\d+(?:\.\d+)?(?=[次人名个個篇场場条條项項期份件]|学时|學時)")


@dataclass(frozen=True)
class Hint:
    """`where` is the heading of the section, `section` its key."""

    what: str | Promise
    why: str | Promise
    where: str = ""
    section: str = ""


def hints(body: words.Body, figures: words.Figures) -> list[Hint]:
    """What is wrong in form, what was written by hand; what is not recorded stands in `missing`."""
    return [
        Hint(hint.what, hint.why, section["heading"], section["key"])
        for section in body["sections"]
        if section["key"] not in gate_words.KEYS  # the numbers of a review are the gate's own
        for text in section["paragraphs"]
        for hint in _in(text, figures)
    ]


def gate_hints(version: DocumentVersion) -> list[Hint]:
    """Where a phase report that may still change says something else than the newest review of the gate."""
    document, phase = version.document, version.document.phase
    if phase is None or document.kind != document.Kind.PHASE_REPORT or document.state in document.BOUND_STATES:
        return []
    anew = _("Refresh the figures: then it is written anew.")
    by_hand = _("It was reworded and keeps its words. Correct it, or empty the section and refresh the figures.")
    return [
        Hint(
            _("The gate has changed since: “%(heading)s”") % {"heading": section["heading"]},
            anew if is_renewed else by_hand,
        )
        for section, is_renewed in gate_words.behind(version, gate_words.written(phase))
    ]


def _in(text: str, figures: words.Figures) -> Iterator[Hint]:
    yield from _jumps(text)
    yield from _square_years(text)
    before = ""
    for piece in words.pieces(text, figures):
        if not piece.key:
            yield from _by_hand(piece.text)
        elif piece.key in figures and figures[piece.key]["value"] == "0":
            yield _counted_zero(before, piece.text)
        before = piece.text


def _counted_zero(before: str, figure: str) -> Hint:
    """True, and still not what one would say halfway through a phase."""
    clause = CLAUSE.split(before)[-1]
    return Hint(
        _("“%(words)s” is a counted zero") % {"words": f"{clause}{figure}"},
        _("If it is still to come, say so in words or take the clause out; the list keeps the figure."),
    )


def _by_hand(text: str) -> Iterator[Hint]:
    for found in BY_HAND.finditer(text):
        around = text[max(0, found.start() - 6) : found.end() + 2]
        yield Hint(
            _("“%(words)s” is typed by hand") % {"words": around},
            _("It is not bound to records and will not follow them. Where a figure of the list says it, insert that."),
        )


def _jumps(text: str) -> Iterator[Hint]:
    """四是 followed by 六是."""
    spelt = {numbers.chinese(number): number for number in range(1, 20)}
    counted = [spelt[word] for word in ORDINAL.findall(text) if word in spelt]
    for before, after in pairwise(counted):
        if after not in {before + 1, 1}:
            yield Hint(
                _("The count jumps from %(before)s to %(after)s")
                % {"before": numbers.chinese(before), "after": numbers.chinese(after)},
                _("%(expected)s is missing.") % {"expected": numbers.chinese(before + 1)},
            )


def _square_years(text: str) -> Iterator[Hint]:
    for found in SQUARE_YEAR.findall(text):
        yield Hint(
            _("The year stands in square brackets"),
            _("The standard writes %(right)s.") % {"right": numbers.normalised(found)},
        )
