"""One A4 page for a wall: a QR code, its address, a few lines."""

from dataclasses import dataclass

from phases.core.qr import Drawing
from phases.documents.paper import leaves
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
    return leaves.pdf("documents/paper/poster.html", "documents/paper/poster.css", poster.script, {"poster": poster})
