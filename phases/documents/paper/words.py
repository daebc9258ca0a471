"""The words that the standard itself prints. They follow the script of the paper, not the language of the screen."""

from dataclasses import dataclass
from typing import Literal

Script = Literal["zh-hans", "zh-hant"]

UNRECORDED = "＿＿"
"""What a figure prints that nobody recorded: a gap to fill in by hand, never 0."""


@dataclass(frozen=True)
class Words:
    signatory: str
    attachment: str
    send_to: str
    copy_to: str
    issued: str
    serial: str
    bulletin: str
    issue: str
    office: str
    each: str
    department: str
    centre: str
    contents: str
    no_words: str


WORDS: dict[Script, Words] = {
    "zh-hans": Words(
        "签发人",
        "附件",
        "主送",
        "抄送",
        "印发",
        "号",
        "简报",
        "第{number}期",
        "办公室",
        "各",
        "处室",
        "中心",
        "目录",
        "（正文另附）",
    ),
    "zh-hant": Words(
        "簽發人",
        "附件",
        "主送",
        "抄送",
        "印發",
        "號",
        "簡報",
        "第{number}期",
        "辦公室",
        "各",
        "部室",
        "中心",
        "目錄",
        "（正文另附）",
    ),
}
