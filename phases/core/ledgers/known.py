"""What is looked up once, before the first line of a sheet is read: names of departments, people, channels."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from django.conf import settings
from django.utils import translation

from phases.core.ledgers.cells import Text, fold

AMBIGUOUS = object()
Found = TypeVar("Found")
SYNONYMS = Path(__file__).with_name("synonyms.yaml")


@dataclass
class Known:
    """`names["departments"]` maps folded names to records (see `by_name`); `year` stands in where a date has none."""

    campaign: Any
    year: int
    names: dict[str, dict[str, Any]] = field(default_factory=dict)
    memo: dict[tuple[str, str], Any] = field(default_factory=dict)

    def once(self, name: str, find: Callable[[], Found]) -> Found:
        """What is asked for with every line and found with the first."""
        if ("", name) not in self.memo:
            self.memo["", name] = find()
        found: Found = self.memo["", name]
        return found


def by_name(records: Iterable[Any], *spellings: str) -> dict[str, Any]:
    """Records under each spelling of theirs (attribute names; `str(record)` if none); what two share is ambiguous."""
    found: dict[str, Any] = {}
    for record in records:
        for name in {fold(str(getattr(record, spelling))) for spelling in spellings} or {fold(str(record))}:
            found[name] = record if found.get(name, record) == record else AMBIGUOUS
    return found


@lru_cache(maxsize=1)
def synonyms() -> dict[str, Any]:
    """Other names of headers and words, as offices write them: `headers` and `words` of the file of that name."""
    read: dict[str, Any] = yaml.load(SYNONYMS.read_text(), Loader=yaml.CSafeLoader)
    return read


def in_all_languages(text: Text) -> set[str]:
    """A label as each language of the product writes it, folded."""
    spellings = set()
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            spellings.add(fold(str(text)))
    return spellings
