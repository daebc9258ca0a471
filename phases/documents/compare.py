"""Two versions beside each other, sentence by sentence, in the words that print."""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from phases.documents import body as words
from phases.documents.models import DocumentVersion

SENTENCE = re.compile(r"[^。！？；!?;]*[。！？；!?;]?")


@dataclass(frozen=True)
class Row:
    """`kind` is same, added, removed or changed; the other side of an added or removed sentence is empty."""

    kind: str
    old: str
    new: str


@dataclass(frozen=True)
class Passage:
    """One section; `rows` without those that did not change."""

    heading: str
    rows: list[Row] = field(default_factory=list)


def compare(old: DocumentVersion, new: DocumentVersion) -> list[Passage]:
    """The sections in which something changed, in the order of the newer version."""
    return compare_bodies(old.body, old.figures, new.body, new.figures)


def compare_bodies(
    old: words.Body, old_figures: words.Figures, new: words.Body, new_figures: words.Figures
) -> list[Passage]:
    """The same for words that are not saved yet."""
    before, after = dict(_passages(old, old_figures)), dict(_passages(new, new_figures))
    found = []
    for heading in [*after, *(heading for heading in before if heading not in after)]:
        rows = [row for row in _rows(before.get(heading, []), after.get(heading, [])) if row.kind != "same"]
        if rows:
            found.append(Passage(heading, rows))
    return found


def _passages(body: words.Body, figures: words.Figures) -> Iterator[tuple[str, list[str]]]:
    head = [body["title"], body["number"], body["addressee"], body["closing"]]
    yield "", [words.plain(text, figures) for text in head if text]
    for section in body["sections"]:
        texts = (words.plain(text, figures) for text in section["paragraphs"])
        yield words.plain(section["heading"], figures), [sentence for text in texts for sentence in sentences(text)]


def sentences(text: str) -> list[str]:
    return [part for part in SENTENCE.findall(text) if part.strip()]


def _rows(old: Sequence[str], new: Sequence[str]) -> Iterator[Row]:
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, from_, to, start, end in matcher.get_opcodes():
        if kind == "equal":
            yield from (Row("same", text, text) for text in old[from_:to])
            continue
        removed, added = list(old[from_:to]), list(new[start:end])
        for index in range(max(len(removed), len(added))):
            before = removed[index] if index < len(removed) else ""
            after = added[index] if index < len(added) else ""
            yield Row("changed" if before and after else "added" if after else "removed", before, after)
