"""Where a long title breaks: words stay whole, lines are of like length (GB/T 9704-2012 7.3.1).

There is no dictionary of Chinese here, only the words that such titles are made of; between others a break costs more.
"""

import re
from functools import lru_cache

# Longest first, so that a phrase is not broken between its words. Each sign in both scripts.
PHRASES = (
    "(?:深入)?[学學][习習][实實][践踐](?:科[学學][发發]展[观觀])?(?:活[动動])?",
    "科[学學][发發]展[观觀](?:活[动動])?",
    "[领領][导導](?:小[组組]|班子|[干幹]部)(?:[办辦]公室)?",
    "分析[检檢]查(?:[报報]告|[阶階]段)?",
    "整改落[实實](?:方案|[阶階]段)?",
    "[学學][习習][调調]研(?:[阶階]段)?",
    "(?:[组組][织織]|民主)生活[会會]",
    "[实實]施(?:方案|意[见見]|[办辦]法|[细細][则則])",
    "工作(?:方案|情[况況]|[总總][结結]|要[点點]|[计計][划劃])",
    "(?:[动動][员員]|[总總][结結])大[会會]|[专專][题題][调調]研|座[谈談][会會]",
    "第[一二三四五六七八九十]+(?:[阶階]段|次|批|期)",
    "知[识識][产產][权權]|科[学學]技[术術]|青少年|可行性|[进進]一步|[满滿]意度|[测測][评評]表?|意[见見][汇匯][总總]",
    "[关關][于於]|[开開]展|通知|[报報]告|[报報]送|[阶階]段|活[动動]|教育|工作|研究|思考|[调調]研|[结結]合|[实實][际際]",
    "推[进進广廣]|[现現][状狀]|前景|展望|[会會][议議]|[记記][录錄]|制度|[评評][议議]|公[众眾]|群[众眾]|情[况況]|方案",
    "意[见見]|建[议議]|[讨討][论論]",
)
WORDS = re.compile("|".join(PHRASES))
INSIDE, BETWEEN, LEAN = 100, 6, 1.5
NEVER_FIRST = "的了着、，。：；？！）》」』〉”’％"
NEVER_LAST = "（《「『〈“‘第"


@lru_cache(maxsize=256)
def broken(title: str, most: int) -> tuple[str, ...]:
    """The title in as few lines as it needs; a line that its author broke stays broken there."""
    return tuple(part for line in title.splitlines() if line.strip() for part in _lines(line.strip(), most))


def _lines(text: str, most: int) -> list[str]:
    """The first line a little longer than the rest, as titles are set."""
    number = -(-len(text) // most)
    if number < 2:  # noqa: PLR2004 - it fits
        return [text]
    wanted = len(text) / number + LEAN
    places = range(max(1, len(text) - most * (number - 1)), min(most, len(text) - 1) + 1)
    costs = _costs(text)
    place = min(places, key=lambda at: (costs[at] + abs(at - wanted), -at))
    return [text[:place], *_lines(text[place:], most)]


def _costs(text: str) -> list[int]:
    """What a break before each sign costs."""
    costs = [BETWEEN] * (len(text) + 1)
    for word in WORDS.finditer(text):
        costs[word.start() + 1 : word.end()] = [INSIDE] * (word.end() - word.start() - 1)
        costs[word.start()] = min(costs[word.start()], 0)
        costs[word.end()] = 0
    for at in range(1, len(text)):
        pair = text[at - 1 : at + 1]
        if pair[1] in NEVER_FIRST or pair[0] in NEVER_LAST or (pair.isascii() and pair.isalnum()):
            costs[at] = INSIDE
    return costs
