"""One A4 page for a wall: a QR code, its address, a few lines."""

from dataclasses import dataclass
from typing import Any

from django.template import loader

from phases.core.qr import Drawing
from phases.documents.paper import fonts
from phases.documents.paper.printing import PrintingError
from phases.documents.paper.words import Script


@dataclass(frozen=True)
class Poster:
    """Words that are ready to print; `script` chooses the faces."""

    script: Script
    unit: str
    title: str
    invitation: str
    qr: Drawing
    address: str
    promises: tuple[str, ...]
    warning: str = ""
    until: str = ""


def pdf(poster: Poster) -> bytes:
    if not fonts.ready():
        raise PrintingError(f"No Chinese font is installed. Install one: {fonts.APT}")
    # Half a second and a native library, needed only when something is printed.
    import weasyprint

    from phases.documents.paper import fetching

    faces = fonts.faces(poster.script)
    fetcher = fetching.FontFetcher(faces)
    configuration = weasyprint.text.fonts.FontConfiguration()
    words: dict[str, Any] = {
        "poster": poster,
        "faces": faces,
        "stacks": {role: fonts.stack(poster.script, role) for role in fonts.ROLES},
    }
    style = weasyprint.CSS(
        string=loader.render_to_string("documents/paper/poster.css", words),
        url_fetcher=fetcher,
        font_config=configuration,
    )
    page = weasyprint.HTML(string=loader.render_to_string("documents/paper/poster.html", words), url_fetcher=fetcher)
    printed: bytes = page.write_pdf(stylesheets=[style], font_config=configuration, pdf_tags=True)
    return printed
