"""The words of a version and the figures bound in them: pure functions on the JSON that a version keeps."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NotRequired, TypedDict

from phases.core.audit import canonical
from phases.documents.paper import words

TOKEN = re.compile(r"\{\{\s*([A-Za-z0-9_.-]+)\s*\}\}")
FINGERPRINT = "phases.document.v1\n"


class SectionWords(TypedDict):
    """`key` stays when the heading is reworded, so that remarks keep their place; `level` 2 is a part of a chapter."""

    key: str
    heading: str
    paragraphs: list[str]
    level: NotRequired[Literal[2]]


class Body(TypedDict):
    """Everything that is printed, but for the figures' values; it is what somebody approves."""

    title: str
    number: str
    addressee: str
    sections: list[SectionWords]
    closing: str


class Kept(TypedDict):
    """A figure as it stood when the snapshot was taken; `value` is None when nobody had recorded it."""

    label: str
    value: str | None
    unit: str
    url: str
    as_of: str


Figures = Mapping[str, Kept]


@dataclass(frozen=True)
class Piece:
    """A stretch of a text: plain words, or a figure in its place."""

    text: str
    key: str = ""
    label: str = ""
    url: str = ""
    is_missing: bool = False


def empty(title: str = "", headings: Iterable[str] = ()) -> Body:
    sections: list[SectionWords] = [
        {"key": f"s{number}", "heading": heading, "paragraphs": []} for number, heading in enumerate(headings, 1)
    ]
    return {"title": title, "number": "", "addressee": "", "sections": sections, "closing": ""}


def fingerprint(body: Any, figures: Any) -> str:
    """The hash that an approval binds: canonical JSON of words and figures."""
    spelt = canonical.spell({"body": body, "figures": dict(figures)})
    return hashlib.sha256((FINGERPRINT + spelt).encode()).hexdigest()


def texts(body: Any) -> Iterator[str]:
    """Every text that may hold a figure, in printed order."""
    yield body["title"]
    yield body["addressee"]
    for section in body["sections"]:
        yield section["heading"]
        yield from section["paragraphs"]
    yield body["closing"]


def tokens(body: Any) -> list[str]:
    """The keys of the figures in the words, each once, in printed order."""
    return list(dict.fromkeys(key for text in texts(body) for key in TOKEN.findall(text)))


def unknown_tokens(body: Any, figures: Figures) -> list[str]:
    return [key for key in tokens(body) if key not in figures]


def missing(body: Any, figures: Figures) -> list[Kept]:
    """The figures in the words that nobody has recorded: they print as a gap."""
    return [figures[key] for key in tokens(body) if key in figures and figures[key]["value"] is None]


def value_of(figure: Kept) -> str:
    """With its counter: 3次; a gap when nobody recorded it."""
    value = figure["value"]
    return f"{words.UNRECORDED if value is None else value}{figure['unit']}"


def pieces(text: str, figures: Figures) -> list[Piece]:
    """The text cut at its figures, for a reader who wants to see what is bound to records."""
    found: list[Piece] = []
    for index, part in enumerate(TOKEN.split(text)):
        if index % 2 == 0:
            if part:
                found.append(Piece(part))
        elif figure := figures.get(part):
            is_missing = figure["value"] is None
            found.append(Piece(value_of(figure), part, figure["label"], figure["url"], is_missing))
        else:
            found.append(Piece(words.UNRECORDED, part, part, is_missing=True))
    return found


def plain(text: str, figures: Figures) -> str:
    """The text as it prints."""
    return "".join(piece.text for piece in pieces(text, figures))
