"""Several papers bound into one: a cover, a table of contents with page numbers, then each on a new page."""

import hashlib
from dataclasses import dataclass
from datetime import date

from django.template import loader

from phases.documents.paper import fonts, numbers
from phases.documents.paper.printing import PrintingError
from phases.documents.paper.words import WORDS, Script


@dataclass(frozen=True)
class Part:
    """One paper of the booklet. `passages` are headings (perhaps none) with their paragraphs."""

    title: str
    number: str = ""
    dated_on: date | None = None
    passages: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def line(self) -> str:
        """Number and day below the title, as far as they are known."""
        day = numbers.full_date(self.dated_on) if self.dated_on else ""
        return "　".join(filter(None, [numbers.normalised(self.number), day]))


@dataclass(frozen=True)
class Bound:
    title: str
    unit: str
    parts: tuple[Part, ...]
    script: Script = "zh-hans"
    dated_on: date | None = None


def pdf(bound: Bound) -> bytes:
    """The same booklet gives the same bytes on the same machine."""
    if not fonts.ready():
        raise PrintingError(f"No Chinese font is installed. Install one: {fonts.APT}")
    # Half a second and a native library, needed only when something is printed.
    import weasyprint

    from phases.documents.paper import fetching

    faces = fonts.faces(bound.script)
    fetcher = fetching.FontFetcher(faces)
    configuration = weasyprint.text.fonts.FontConfiguration()
    page, style = html(bound), stylesheet(bound, faces)
    sheet = weasyprint.CSS(string=style, url_fetcher=fetcher, font_config=configuration)
    printed: bytes = weasyprint.HTML(string=page, url_fetcher=fetcher).write_pdf(
        stylesheets=[sheet],
        font_config=configuration,
        pdf_identifier=hashlib.sha256((page + style).encode()).digest()[:16],
        pdf_tags=True,
    )
    return printed


def html(bound: Bound) -> str:
    said = WORDS[bound.script]
    words = {
        "bound": bound,
        "contents": said.contents,
        "lacking": said.no_words,
        "dated": numbers.full_date(bound.dated_on) if bound.dated_on else "",
    }
    return loader.render_to_string("documents/paper/booklet.html", words)


def stylesheet(bound: Bound, faces: list[fonts.Face]) -> str:
    stacks = {role: fonts.stack(bound.script, role) for role in fonts.ROLES}
    return loader.render_to_string("documents/paper/booklet.css", {"faces": faces, "stacks": stacks})
