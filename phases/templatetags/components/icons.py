"""Inline icons: Lucide's from the installed package, and our own gates."""

import re
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from lucide.templatetags.lucide import lucide

CLOSED = "M4 21V5h16v16M12 5v16M9.6 13.4h.01M14.4 13.4h.01M2.5 21h19M3 5l1.5-2.5h15L21 5"
OPEN = "M4 21V5h16v16M4 5l4.5 2.6V18.4L4 21M20 5l-4.5 2.6V18.4L20 21M2.5 21h19M3 5l1.5-2.5h15L21 5"
GATES = {"gate-closed": CLOSED, "gate-open": OPEN}


@lru_cache(maxsize=512)
def icon(name: str, label: str = "") -> SafeString:
    """`{% icon "book-open-check" %}`: decoration unless it has a label; the word beside it says what it means."""
    said = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return mark_safe(f'<svg class="icon" {said} focusable="false" {_drawing(name)}')


def _drawing(name: str) -> str:
    """The attributes and the inside of the SVG element."""
    if name in GATES:
        return (
            'width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" '
            f'stroke-linecap="round" stroke-linejoin="round"><path d="{GATES[name]}"/></svg>'
        )
    return re.sub(r">\s+<", "><", lucide(name, size=24)).strip().removeprefix("<svg").lstrip()
