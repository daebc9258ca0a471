"""What a paper may load while it is laid out: its declared font files and nothing else.

Imported by `printing` alone, and only when it prints: weasyprint takes half a second and needs Pango.
"""

import functools
import io
from pathlib import Path

from fontTools.ttLib import TTFont
from weasyprint.urls import URLFetcher, URLFetcherResponse

from phases.documents.paper import fonts


class FontFetcher(URLFetcher):  # type: ignore[misc]  # weasyprint has no types
    """Refuses every address but those of the given faces, so that no text can make the server read or call anything."""

    def __init__(self, faces: list[fonts.Face]) -> None:
        super().__init__(allowed_protocols=["paper-font"])
        self._faces = {face.url: face for face in faces}

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002 -- its caller passes them
        if url not in self._faces:
            raise ValueError(f"A paper loads nothing but its fonts: {url}")
        face = self._faces[url]
        content = full_width(face.path, face.units_per_em) if face.units_per_em else face.path.read_bytes()
        return URLFetcherResponse(url, content, {"Content-Type": "font/otf"})


@functools.lru_cache(maxsize=2)
def full_width(path: Path, units_per_em: int) -> bytes:
    """The face with a smaller em: all its outlines and widths grow alike, and its characters fill the em again."""
    scaled = io.BytesIO()
    with TTFont(path, lazy=True, recalcTimestamp=False, recalcBBoxes=False) as font:
        font["head"].unitsPerEm = units_per_em
        font.save(scaled)
    return scaled.getvalue()
