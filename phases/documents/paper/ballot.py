"""A blank ballot on one A4 page: what to look at, the questions with their boxes, lines for remarks."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.template import loader

from phases.documents.paper import fonts
from phases.documents.paper.printing import PrintingError
from phases.documents.paper.words import Script


@dataclass(frozen=True)
class Line:
    """One question and the words one may choose."""

    text: str
    words: tuple[str, ...]
    about: str = ""


@dataclass(frozen=True)
class Ballot:
    """Words that are ready to print; `script` chooses the faces. No number, no mark: all copies are the same."""

    script: Script
    unit: str
    title: str
    how: str
    item: str
    choice: str
    lines: tuple[Line, ...]
    remarks: str
    look: str = ""
    guidance: tuple[str, ...] = ()
    dated_on: date | None = None

    @property
    def is_long(self) -> bool:
        """Many questions are set smaller, so that the ballot stays one sheet."""
        return len(self.lines) + len(self.guidance) / 2 > 14  # noqa: PLR2004 - measured on A4


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
    style = weasyprint.CSS(
        string=loader.render_to_string("documents/paper/ballot.css", words),
        url_fetcher=fetcher,
        font_config=configuration,
    )
    page = weasyprint.HTML(string=loader.render_to_string("documents/paper/ballot.html", words), url_fetcher=fetcher)
    printed: bytes = page.write_pdf(stylesheets=[style], font_config=configuration, pdf_tags=True)
    return printed
