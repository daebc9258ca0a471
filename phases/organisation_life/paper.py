"""The record of a life meeting on paper: speeches, the superior's points, the summing up. Comments stay out of it.

What members said of each other is for the branch committee or for those who took part (domain.md T-34); the printed
record only says how many comments there were.
"""

from itertools import groupby

from phases.documents.models import Document
from phases.documents.paper import sheet
from phases.documents.paper.sheet import Block, Heading, Paragraph
from phases.documents.paper.words import Script
from phases.meetings import paper as minutes
from phases.meetings.models import Meeting
from phases.organisation_life import selectors
from phases.organisation_life.models import MutualComment

WORDS: dict[Script, dict[str, str]] = {
    "zh-hans": {
        "speeches": "个人发言",
        "comments": "相互评议",
        "commented": "会上相互评议{number}人次，内容由支委会另存。",
        "points": "上级领导讲话",
        "said": "{speaker}提出{number}点要求：",
        "wrap_up": "会议小结",
        "by": "{name}小结：",
        "highlights": "亮点：",
    },
    "zh-hant": {
        "speeches": "個人發言",
        "comments": "相互評議",
        "commented": "會上相互評議{number}人次，內容由支委會另存。",
        "points": "上級領導講話",
        "said": "{speaker}提出{number}點要求：",
        "wrap_up": "會議小結",
        "by": "{name}小結：",
        "highlights": "亮點：",
    },
}


def record(meeting: Meeting, *, with_notes: bool) -> sheet.Paper:
    """`with_notes`: for those who may read what the speakers said; without, the order of the speakers alone."""
    words = WORDS[minutes.script_of(meeting.campaign)]
    return minutes.minutes(
        meeting, [*_speeches(meeting, words, with_notes=with_notes), *_comments(meeting, words), *_end(meeting, words)]
    )


def summary(document: Document) -> sheet.Paper:
    """The opinion summary as it was frozen, to be read aloud (domain.md T-32)."""
    body = document.versions.first().body  # type: ignore[union-attr] # it is written with its first version
    blocks: list[Block] = [Paragraph((body["closing"],))]
    for section in body["sections"]:
        blocks.append(Heading(1, section["heading"]))
        blocks += [Paragraph((text,)) for text in section["paragraphs"]]
    return sheet.Paper(
        title=body["title"],
        blocks=tuple(blocks),
        script=minutes.script_of(document.campaign),
        signed_by=document.campaign.unit.name,
        dated_on=document.dated_on,
    )


def _speeches(meeting: Meeting, words: dict[str, str], *, with_notes: bool) -> list[Block]:
    speeches = list(selectors.speeches_of(meeting))
    if not speeches:
        return []
    said: list[str] = []
    for has_notes, group in groupby(speeches, key=lambda speech: with_notes and bool(speech.notes.strip())):
        those = list(group)
        if has_notes:
            said += [f"{speech.order}.{speech.person.name}：{speech.notes}" for speech in those]
        else:  # a page of bare names tells nothing
            last = f"—{those[-1].order}" if len(those) > 1 else ""
            said.append(f"{those[0].order}{last}.{'、'.join(speech.person.name for speech in those)}")
    lines = [line.strip() for text in said for line in text.splitlines() if line.strip()]
    return [Heading(1, words["speeches"]), *(Paragraph((line,)) for line in lines)]


def _comments(meeting: Meeting, words: dict[str, str]) -> list[Block]:
    number = MutualComment.objects.filter(meeting=meeting).count()
    if not number:
        return []
    return [Heading(1, words["comments"]), Paragraph((words["commented"].format(number=number),))]


def _end(meeting: Meeting, words: dict[str, str]) -> list[Block]:
    found: list[Block] = []
    if points := selectors.points_of(meeting):
        found += [
            Heading(1, words["points"]),
            Paragraph((words["said"].format(speaker=points[0].speaker, number=len(points)),)),
            *(Paragraph((f"{point.order}.{point.text}",)) for point in points),
        ]
    life = selectors.life_of(meeting)
    if life.wrap_up or life.highlights:
        found.append(Heading(1, words["wrap_up"]))
        by = words["by"].format(name=life.wrapped_up_by) if life.wrapped_up_by else ""
        found.append(Paragraph((f"{by}{life.wrap_up}",)))
        found += [Paragraph((f"{words['highlights']}{line}",)) for line in life.highlights]
    return found
