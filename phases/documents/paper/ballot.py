"""A blank ballot on one A4 page: what to look at, the questions with their boxes, lines for remarks."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.template import loader

from phases.documents.paper import fonts, titles
from phases.documents.paper.printing import PrintingError
from phases.documents.paper.words import Script

# Measured on A4, in characters: what one row of words holds, a box with its space, a word that wants a row of its own.
ROW, BOX, LONG_WORD = 22, 2, 8
TITLE = 24  # characters of the title in a line


@dataclass(frozen=True)
class Line:
    """One question and the words one may choose."""

    text: str
    words: tuple[str, ...]
    about: str = ""

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The words beside each other; many of them on two rows of the same length, long ones below each other."""
        if any(len(word) > LONG_WORD for word in self.words):
            return tuple((word,) for word in self.words)
        if sum(len(word) + BOX for word in self.words) <= ROW:
            return (self.words,)
        half = (len(self.words) + 1) // 2
        return self.words[:half], self.words[half:]


@dataclass(frozen=True)
class Ballot:
    """Words that are ready to print; `script` chooses the faces. No number, no mark: all copies are the same."""

    script: Script
    unit: str
    title: str
    how: str
    blank: str
    item: str
    choice: str
    lines: tuple[Line, ...]
    remarks: str
    look: str = ""
    guidance: tuple[str, ...] = ()
    dated_on: date | None = None

    @property
    def title_lines(self) -> tuple[str, ...]:
        return titles.broken(self.title, TITLE)

    @property
    def is_long(self) -> bool:
        """Many questions are set smaller, so that the ballot stays one sheet."""
        return len(self.lines) + len(self.guidance) / 2 > 14  # noqa: PLR2004 - measured on A4

    @property
    def tells_more(self) -> bool:
        """Whether questions name what they are about, and so want more room than their words."""
        return any(line.about for line in self.lines)


def pdf(ballot: Ballot) -> bytes:
    if not fonts.ready():
        raise PrintingError(f"No Chinese font is installed. Install one: {fonts.APT}")
    # Half a second and a native library, needed only when something is printed.
    import weasyprint

    from phases.documents.paper import fetching

    faces = fonts.faces(ballot.script)
    fetcher = fetching.FontFetcher(faces)
    configuration = weasyprint.text.fonts.FontConfiguration()
    words: dict[str, Any] = {
        "ballot": ballot,
        "faces": faces,
        "stacks": {role: fonts.stack(ballot.script, role) for role in fonts.ROLES},
    }
    page = weasyprint.HTML(string=loader.render_to_string("documents/paper/ballot.html", words), url_fetcher=fetcher)

    def laid_out(*, numbered: bool) -> Any:
        text = loader.render_to_string("documents/paper/ballot.css", words | {"numbered": numbered})
        style = weasyprint.CSS(string=text, url_fetcher=fetcher, font_config=configuration)
        return page.render(stylesheets=[style], font_config=configuration, pdf_tags=True)

    leaves = laid_out(numbered=False)
    if len(leaves.pages) > 1:
        leaves = laid_out(numbered=True)
    printed: bytes = leaves.write_pdf()
    return printed
