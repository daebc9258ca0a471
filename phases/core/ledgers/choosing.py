"""Columns whose cells name one of several things: a choice of the model, yes or no, records by their names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar

from django.db.models import Choices
from django.utils.translation import gettext as _
from rapidfuzz import process

from phases.core.exports import Cell
from phases.core.ledgers.cells import CellError, Mend, fold, tidy
from phases.core.ledgers.columns import Column
from phases.core.ledgers.known import AMBIGUOUS, Known, in_all_languages, synonyms

SEPARATORS = re.compile(r"[、，,;；\n]+")
YES = {"是", "√", "✓", "✔", "y", "yes", "true", "1", "对", "對"}
NO = {"否", "×", "x", "n", "no", "false", "0", "-", "不是"}
CLOSE = 60  # of 100: two characters of three agree


@dataclass(frozen=True)
class Choice(Column):
    """One of a model's choices, under its label in any language or another name that offices use."""

    repeats: ClassVar[bool] = True

    choices: type[Choices] = Choices
    default: Any = ""

    @property
    def empty(self) -> Any:
        return self.default

    def read(self, text: str, known: Known) -> Any:
        if ("", self.key) not in known.memo:
            known.memo["", self.key] = self._words()
        value = known.memo["", self.key].get(fold(text))
        if value is None:
            labels = self.options(known)
            mends = [Mend(_("Make it %(name)s") % {"name": label}, label) for label in nearest(text, labels)]
            said = _("%(text)s is not known here. Known are: %(known)s") % {"text": text, "known": "、".join(labels)}
            raise CellError(said, *mends)
        return value

    def show(self, value: Any) -> Cell:
        return str(labels(self.choices).get(value, value or ""))

    def options(self, known: Known) -> Sequence[str]:
        return [str(label) for value, label in self.choices.choices if value]

    def _words(self) -> dict[str, Any]:
        words = {fold(str(value)): value for value in self.choices.values}
        for value, label in self.choices.choices:
            words |= dict.fromkeys(in_all_languages(label), value)
        for value, others in synonyms()["words"].get(self.key, {}).items():
            words |= dict.fromkeys(map(fold, others), value)
        return words


@dataclass(frozen=True)
class YesNo(Column):
    """是 or √; empty is no."""

    repeats: ClassVar[bool] = True

    empty: ClassVar[Any] = False

    def read(self, text: str, known: Known) -> bool:
        word = fold(text)
        if word not in YES | NO:
            raise CellError(
                _("%(text)s is neither yes nor no.") % {"text": text}, Mend(_("Yes"), "是"), Mend(_("No"), "否")
            )
        return word in YES

    def show(self, value: Any) -> Cell:
        return "是" if value else ""

    def options(self, known: Known) -> Sequence[str]:
        return ["是", "否"]


@dataclass(frozen=True)
class One(Column):
    """One record out of `known.names[among]`, by its name; `makes`: an unknown name stays text and will be made."""

    repeats: ClassVar[bool] = True

    among: str = ""
    makes: bool = False
    empty: ClassVar[Any] = None

    def read(self, text: str, known: Known) -> Any:
        return named(text, known, self.among, makes=self.makes)

    def options(self, known: Known) -> Sequence[str]:
        return list(
            dict.fromkeys(str(record) for record in known.names[self.among].values() if record is not AMBIGUOUS)
        )


@dataclass(frozen=True)
class Many(Column):
    """Several records, their names between 、; the value is a tuple."""

    repeats: ClassVar[bool] = True

    among: str = ""
    makes: bool = False
    empty: ClassVar[Any] = ()

    def read(self, text: str, known: Known) -> tuple[Any, ...]:
        names = filter(None, (tidy(name) for name in SEPARATORS.split(text)))
        return tuple(dict.fromkeys(named(name, known, self.among, makes=self.makes) for name in names))

    def show(self, value: Any) -> Cell:
        return "、".join(str(record) for record in value)

    def same(self, one: Any, other: Any) -> bool:
        return {str(record) for record in one} == {str(record) for record in other}


@lru_cache(maxsize=100)
def labels(choices: type[Choices]) -> dict[Any, Any]:
    """Value → label, in the language of whoever reads it; the empty choice shows nothing."""
    return {value: label if value else "" for value, label in choices.choices}


def nearest(text: str, names: Sequence[str]) -> list[str]:
    """At most two names that look alike."""
    return [name for name, _score, _at in process.extract(text, names, limit=2, score_cutoff=CLOSE)]


def named(text: str, known: Known, among: str, *, makes: bool) -> Any:
    """The record of that name; an unknown name is a fault with the nearest ones to choose from."""
    names = known.names[among]
    record = names.get(fold(text))
    if record is AMBIGUOUS:
        raise CellError(_("Several are called %(name)s. Write the department in brackets behind.") % {"name": text})
    if record is None and makes:
        return text
    if record is None:
        near = list(
            dict.fromkeys(str(names[name]) for name in nearest(fold(text), list(names)) if names[name] is not AMBIGUOUS)
        )
        mends = [Mend(_("It is %(name)s") % {"name": name}, name) for name in near]
        said = _("There is no %(name)s here yet.") % {"name": text}
        raise CellError(f"{said}{_('Most like it: %(names)s.') % {'names': '、'.join(near)}}" if near else said, *mends)
    return record
