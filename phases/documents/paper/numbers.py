"""Numbers and dates as an official paper writes them (GB/T 9704-2012 7.2.5, 7.3.3, 7.3.5.4)."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from phases.documents.paper.words import UNRECORDED, WORDS, Script

DIGITS = "〇一二三四五六七八九"
TOO_MANY = 1000
YEAR_IN_BRACKETS = re.compile(r"\s*[\[［【(（〔]\s*(\d{4})\s*[\]］】)）〕]\s*第?\s*0*(\d+|＿+)?")


def chinese(number: int) -> str:
    """1 → 一, 10 → 十, 23 → 二十三, 100 → 一百, 105 → 一百〇五; headings count no further than 999."""
    if not 0 < number < TOO_MANY:
        raise ValueError(f"{number} is no number of a heading (1 to 999)")
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += "十" if tens == 1 and not hundreds else f"{DIGITS[tens]}十"
    elif hundreds and ones:
        text += "〇"
    return text + (DIGITS[ones] if ones else "")


def heading_number(level: int, number: int) -> str:
    """一、 then （一） then 1. then （1）."""
    forms = {1: "{chinese}、", 2: "（{chinese}）", 3: "{number}.", 4: "（{number}）"}
    return forms[level].format(chinese=chinese(number), number=number)


def numbered(levels: Iterable[int]) -> Iterator[str]:
    """The numbers of headings of these levels in their order; a heading starts the count of those below it anew."""
    counts = [0, 0, 0, 0]
    for level in levels:
        counts[level - 1] += 1
        counts[level:] = [0] * (len(counts) - level)
        yield heading_number(level, counts[level - 1])


def document_number(code: str, year: int, serial: int | None, script: Script = "zh-hans") -> str:
    """镇科发〔2009〕10号; a serial not yet given leaves its gap."""
    return f"{code}〔{year}〕{serial or UNRECORDED}{WORDS[script].serial}"


def normalised(text: str) -> str:
    """镇发[2009]第010号 → 镇发〔2009〕10号: the brackets of the standard, no 第, no leading zeros."""
    return YEAR_IN_BRACKETS.sub(lambda found: f"〔{found[1]}〕{found[2] or ''}", text).strip()


def full_date(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
