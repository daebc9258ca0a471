"""Pages that are no official papers: a poster, slips, key sheets. A template, its style, our own fonts, no network."""

from collections.abc import Mapping
from typing import Any

from django.template import loader

from phases.documents.paper import fonts
from phases.documents.paper.printing import PrintingError
from phases.documents.paper.words import Script


def pdf(page: str, style: str, script: Script, words: Mapping[str, Any]) -> bytes:
    """`page` and `style` are names of templates; both read `words`, the faces and their stacks."""
    if not fonts.ready():
        raise PrintingError(f"No Chinese font is installed. Install one: {fonts.APT}")
    # Half a second and a native library, needed only when something is printed.
    import weasyprint

    from phases.documents.paper import fetching

    faces = fonts.faces(script)
    fetcher = fetching.FontFetcher(faces)
    configuration = weasyprint.text.fonts.FontConfiguration()
    stacks = {role: fonts.stack(script, role) for role in fonts.ROLES}
    context = {**words, "faces": faces, "stacks": stacks, "script": script}
    sheet = weasyprint.CSS(
        string=loader.render_to_string(style, context), url_fetcher=fetcher, font_config=configuration
    )
    leaf = weasyprint.HTML(string=loader.render_to_string(page, context), url_fetcher=fetcher)
    printed: bytes = leaf.write_pdf(stylesheets=[sheet], font_config=configuration, pdf_tags=True)
    return printed
