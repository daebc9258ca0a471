"""A form as text, one question a line: `问题：满意=100、基本满意=75、不满意=55、（不了解）`.

Words stand best first, between 、 or commas; `=100` is a weight; brackets mean "don't know", which is not counted.
`#12 公布办事电话` before the colon names the rectification item that the question is about.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from phases.appraisal.models import Option, Question
from phases.appraisal.models.forms import FEWEST, MOST

BETWEEN = re.compile(r"[、，,/]+")
WEIGHED = re.compile(r"(.+?)\s*[=＝]\s*(\d{1,3})")
BRACKETED = re.compile(r"[(（](.+)[)）]")
ABOUT = re.compile(r"(.*?)\s*[#＃](\d{1,9})?\s*(.*)")
VOTERS = re.compile(r"(.+?)[\s　]*(\d{1,7})?[人名]?")
LONGEST_QUESTION, LONGEST_WORD = 200, 30


class WordingError(ValueError):
    """The text does not say what a form must say; the message names the line."""


@dataclass(frozen=True)
class Word:
    word: str
    kind: str = Option.Kind.RANK
    weight: int | None = None


@dataclass(frozen=True)
class Asked:
    """One question as it is to be."""

    text: str
    words: tuple[Word, ...]
    about: str = ""
    about_number: int | None = None


def read(text: str) -> list[Asked]:
    """The questions that a text describes."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        raise WordingError(_("Write at least one question, one a line."))
    return [_question(line, place) for place, line in enumerate(lines, start=1)]


def written(questions: Iterable[Question]) -> str:
    """The text that describes these questions; `read` makes the same of it again."""
    return "\n".join(_line(question) for question in questions)


def read_classes(text: str) -> list[tuple[str, int | None]]:
    """Classes of voters, one a line, with how many there are: `党员 23`."""
    found = (VOTERS.fullmatch(line.strip()) for line in text.splitlines() if line.strip())
    return [(match[1][:60], int(match[2]) if match[2] else None) for match in found if match]


def _question(line: str, place: int) -> Asked:
    head, colon, tail = line.replace("：", ":").rpartition(":")
    if not colon or not head.strip():
        raise WordingError(_("Line %(place)d: a colon stands between the question and its words.") % {"place": place})
    words = tuple(_word(part.strip()) for part in BETWEEN.split(tail) if part.strip())
    if not FEWEST <= len(words) <= MOST:
        said = _("Line %(place)d: a question has %(fewest)d to %(most)d words to choose from, not %(count)d.")
        raise WordingError(said % {"place": place, "fewest": FEWEST, "most": MOST, "count": len(words)})
    if len({word.word for word in words}) < len(words):
        raise WordingError(_("Line %(place)d: the same word stands there twice.") % {"place": place})
    if sum(word.kind == Option.Kind.RANK for word in words) < FEWEST:
        raise WordingError(_("Line %(place)d: at least two words are counted.") % {"place": place})
    text, number, about = head.strip(), None, ""
    if "#" in head or "＃" in head:
        match = ABOUT.fullmatch(head.strip())
        if match:
            text, number, about = match[1], int(match[2]) if match[2] else None, match[3]
    if not text or len(text) > LONGEST_QUESTION or any(len(word.word) > LONGEST_WORD for word in words):
        raise WordingError(_("Line %(place)d is empty or too long.") % {"place": place})
    return Asked(text, words, about[:300], number)


def _word(part: str) -> Word:
    if match := BRACKETED.fullmatch(part):
        return Word(match[1].strip(), Option.Kind.UNKNOWN)
    if match := WEIGHED.fullmatch(part):
        return Word(match[1], weight=min(100, int(match[2])))
    return Word(part)


def _line(question: Question) -> str:
    options = [option for option in question.options.all() if option.kind != Option.Kind.BLANK]
    words = [
        f"（{option.word}）"
        if option.kind == Option.Kind.UNKNOWN
        else option.word + (f"={option.weight}" if option.weight is not None else "")
        for option in options
    ]
    number = question.about_number or ""
    about = f" #{number} {question.about}".rstrip() if number or question.about else ""
    return f"{question.text}{about}：{'、'.join(words)}"
