"""Columns whose cells name one of several things: a choice of the model, yes or no, records by their names."""

import re
from collections.abc import Mapping, Sequence
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
class Beginning(Choice):
    """A state: a new line begins in it. What stands keeps its own, for a state is moved on its page, by its rules.

    Words that no state is called by are passed over, as offices write how far a thing is in words of their own.
    """

    def read(self, text: str, known: Known) -> Any:
        try:
            return super().read(text, known)
        except CellError:
            return self.default

    def same(self, one: Any, other: Any) -> bool:
        return True


@dataclass(frozen=True)
class YesNo(Column):
    """Yes or no in the words of `synonyms.yaml`, a tick among them; empty is no."""

    repeats: ClassVar[bool] = True

    empty: ClassVar[Any] = False

    def read(self, text: str, known: Known) -> bool:
        answer = answers().get(fold(text))
        if answer is None:
            yes, no = self.options(known)
            said = _("%(text)s is neither yes nor no.") % {"text": text}
            raise CellError(said, Mend(_("Yes"), yes), Mend(_("No"), no))
        return answer

    def show(self, value: Any) -> Cell:
        return answer_word(True) if value else ""

    def options(self, known: Known) -> Sequence[str]:
        return [answer_word(True), answer_word(False)]


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


def told_apart(text: str, names: Mapping[str, Any]) -> tuple[list[Any], str]:
    """The records whom a cell names, and as text those whom nobody knows: 周明远、程教授."""
    found = {name: names.get(fold(name)) for name in map(tidy, SEPARATORS.split(text)) if name}
    records = [record for record in found.values() if record not in {None, AMBIGUOUS}]
    others = [name for name, record in found.items() if record in {None, AMBIGUOUS}]
    return list(dict.fromkeys(records)), "、".join(others)


def answer_word(answer: bool) -> str:  # noqa: FBT001 - it is what is answered
    """What sheets show: the first word of each kind."""
    return str(synonyms()["yes" if answer else "no"][0])


@lru_cache(maxsize=1)
def answers() -> dict[str, bool]:
    """Folded word → yes or no."""
    words = synonyms()
    return {fold(word): name == "yes" for name in ("yes", "no") for word in words[name]}


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
        like = _("Most like it: %(names)s.") % {"names": "、".join(near)}
        raise CellError(f"{said}{like}" if near else said, *mends)
    return record
