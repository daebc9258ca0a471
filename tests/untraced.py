"""Work that runs long and calls nothing of ours goes without coverage's tracer, which could count nothing in it.

The tracer slows every line that Python 3.11 runs, counted or not: a paper takes three times as long to print.
"""

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

import pypdf
import weasyprint

LIBRARIES = ((weasyprint.HTML, "render"), (weasyprint.Document, "write_pdf"), (pypdf.PageObject, "extract_text"))


def untraced(work: Callable[..., Any]) -> Callable[..., Any]:
    """`work` without the tracer, if there is one; it may be set back so, as coverage provides for."""

    @wraps(work)
    def freely(*arguments: Any, **words: Any) -> Any:
        tracer = sys.gettrace()
        sys.settrace(None)
        try:
            return work(*arguments, **words)
        finally:
            sys.settrace(tracer)

    return freely


def libraries() -> None:
    for owner, name in LIBRARIES:
        setattr(owner, name, untraced(getattr(owner, name)))
