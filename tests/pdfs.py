"""What a printed PDF says, as one line that no page break and no layout interrupts."""

import re
from io import BytesIO

from pypdf import PdfReader

PAGE_NUMBER = re.compile(r"—\d+—")


def text_of(pdf: bytes) -> str:
    """Without white space; a phrase that runs over the end of a page has no page number within it."""
    pages = ("".join(page.extract_text().split()) for page in PdfReader(BytesIO(bytes(pdf))).pages)
    return "".join(PAGE_NUMBER.sub("", page) for page in pages)
