"""Two versions beside each other, sentence by sentence and within a changed sentence sign by sign, as they print."""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from phases.documents import body as words
from phases.documents.models import DocumentVersion

# A closing quotation mark or bracket belongs to the sentence before it.
SENTENCE = re.compile(r"[^。！？；!?;]*(?:[。！？；!?;]+[”’」』）)]*)?")
# A Chinese sign is a word of its own; a number or a foreign word is compared whole.
SIGN = re.compile(r"[0-9A-Za-z.%〔〕]+|.", re.DOTALL)
# Below this likeness two sentences are two, not one that was changed.
ALIKE = 0.4
# More pairs than this are not looked at: they stand as taken out and as new.
PAIRS = 400


@dataclass(frozen=True)
class Stretch:
    """Part of a sentence; `differs` where the other version reads otherwise."""

    text: str
    differs: bool = False


@dataclass(frozen=True)
class Row:
    """`kind` is same, added, removed or changed; the other side of an added or removed sentence is empty."""

    kind: str
    old: str
    new: str

    @property
    def was(self) -> list[Stretch]:
        """The older sentence, marked where it was changed."""
        return _marked(self.old, self.new)

    @property
    def now(self) -> list[Stretch]:
        return _marked(self.new, self.old)


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
        yield from _paired(list(old[from_:to]), list(new[start:end]))


def _paired(removed: list[str], added: list[str]) -> Iterator[Row]:
    """Which sentences are the same thought reworded; the others stand alone, in their order."""
    left, right = 0, 0
    for before, after in _alike(removed, added):
        yield from (Row("removed", text, "") for text in removed[left:before])
        yield from (Row("added", "", text) for text in added[right:after])
        yield Row("changed", removed[before], added[after])
        left, right = before + 1, after + 1
    yield from (Row("removed", text, "") for text in removed[left:])
    yield from (Row("added", "", text) for text in added[right:])


def _alike(removed: list[str], added: list[str]) -> list[tuple[int, int]]:
    """The pairs that together are most alike, without crossing each other."""
    if len(removed) * len(added) > PAIRS:
        return []
    best: list[list[tuple[float, list[tuple[int, int]]]]] = [[(0.0, [])] * (len(added) + 1)]
    for row, before in enumerate(removed):
        line: list[tuple[float, list[tuple[int, int]]]] = [(0.0, [])]
        for column, after in enumerate(added):
            found = max(best[row][column + 1], line[column], key=lambda one: one[0])
            likeness = _likeness(before, after)
            if likeness >= ALIKE and best[row][column][0] + likeness > found[0]:
                found = (best[row][column][0] + likeness, [*best[row][column][1], (row, column)])
            line.append(found)
        best.append(line)
    return best[-1][-1][1]


def _likeness(one: str, other: str) -> float:
    matcher = difflib.SequenceMatcher(None, SIGN.findall(one), SIGN.findall(other), autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE else 0.0


def _marked(text: str, other: str) -> list[Stretch]:
    """A single sign that happens to stand in both is no common ground: it is marked with what stands around it."""
    if not text or not other:
        return [Stretch(text, differs=True)] if text else []
    signs, others = SIGN.findall(text), SIGN.findall(other)
    found: list[Stretch] = []
    blocks = difflib.SequenceMatcher(None, signs, others, autojunk=False).get_opcodes()
    for at, (kind, from_, to, _start, _end) in enumerate(blocks):
        within = 0 < at < len(blocks) - 1
        differs = kind != "equal" or (within and to - from_ < 2)  # noqa: PLR2004 - a single sign
        piece = "".join(signs[from_:to])
        if piece and found and found[-1].differs == differs:
            found[-1] = Stretch(found[-1].text + piece, differs)
        elif piece:
            found.append(Stretch(piece, differs))
    return found
