"""The minutes of a meeting on paper (domain.md section 3, 会议记录). Its words follow the campaign's script."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from phases.documents.paper import numbers, sheet
from phases.documents.paper.sheet import Block, Heading, Paragraph
from phases.documents.paper.words import UNRECORDED, Script
from phases.meetings.models import Attendance, Meeting
from phases.organisation.models import Person
from phases.timeline.models import Campaign


@dataclass(frozen=True)
class Words:
    minutes: str
    on: str
    place: str
    chair: str
    minutes_by: str
    present: str
    beside: str
    absent: str
    count: str
    agenda: str
    points: str
    resolutions: str
    corrections: str
    corrected: str
    none: str
    leave: dict[str, str]


WORDS: dict[Script, Words] = {
    "zh-hans": Words(
        "会议记录", "时间", "地点", "主持人", "记录人", "出席", "列席", "缺席及原因",
        "应到{expected}人，实到{present}人。",
        "议题", "发言摘要", "决议", "更正", "{on}更正：{text}（原因：{reason}）", "无",
        {"business": "公出", "sick": "病假", "personal": "事假", "duty": "值班", "": "未说明"},
    ),
    "zh-hant": Words(
        "會議記錄", "時間", "地點", "主持人", "記錄人", "出席", "列席", "缺席及原因",
        "應到{expected}人，實到{present}人。",
        "議題", "發言摘要", "決議", "更正", "{on}更正：{text}（原因：{reason}）", "無",
        {"business": "公出", "sick": "病假", "personal": "事假", "duty": "值班", "": "未說明"},
    ),
}  # fmt: skip


def script_of(campaign: Campaign) -> Script:
    return "zh-hant" if campaign.script == Campaign.Script.HANT else "zh-hans"


def minutes(meeting: Meeting, more: Sequence[Block] = ()) -> sheet.Paper:
    """The record as it stands, with the corrections beside it; `more` is what a kind of meeting adds before them."""
    campaign = meeting.campaign
    script = script_of(campaign)
    words = WORDS[script]
    blocks = [*_head(meeting, words), *_body(meeting, words), *more, *_corrections(meeting, words)]
    # The day in the office's own clock, and in a demonstration that stands still no later than its day.
    locked = min(timezone.localdate(meeting.locked_at), campaign.today) if meeting.locked_at else None
    return sheet.Paper(
        title=f"{meeting.title}\n{words.minutes}",
        blocks=tuple(blocks),
        script=script,
        signed_by=campaign.unit.name,
        dated_on=locked or meeting.held_on,
    )


def _head(meeting: Meeting, words: Words) -> list[Block]:
    times = "—".join(f"{at:%H:%M}" for at in (meeting.starts_at, meeting.ends_at) if at)
    lines = list(meeting.attendance.select_related("person"))
    here = [line.person for line in lines if line.status == Attendance.Status.PRESENT]
    away = [line for line in lines if line.status != Attendance.Status.PRESENT]
    count = words.count.format(expected=len(lines), present=len(here)) if lines else ""
    members = [person.name for person in here if person.category in Person.PARTY_CATEGORIES]
    others = [person.name for person in here if person.category not in Person.PARTY_CATEGORIES]
    beside = [*meeting.superior_names, *others, *meeting.guest_names]
    excused = "、".join(f"{line.person.name}（{words.leave.get(line.reason, line.reason)}）" for line in away)
    facts = (
        (words.on, f"{numbers.full_date(meeting.held_on)}{times}"),
        (words.place, meeting.place),
        (words.chair, meeting.chair),
        (words.minutes_by, meeting.minutes_by),
        (words.present, f"{'、'.join(members)}{'。' if members and count else ''}{count}"),
        (words.beside, "、".join(beside) or words.none),
        (words.absent, excused or (words.none if lines else "")),
    )
    return [Paragraph((f"{label}：{text or UNRECORDED}",)) for label, text in facts]


def _body(meeting: Meeting, words: Words) -> list[Block]:
    found: list[Block] = []
    if agenda := list(meeting.agenda.all()):
        found.append(Heading(1, words.agenda))
        spoke = [f"{item.title}（{item.speaker}）" if item.speaker else item.title for item in agenda]
        found += [Paragraph((f"{place}.{text}",)) for place, text in enumerate(spoke, start=1)]
    for label, text in ((words.points, meeting.summary), (words.resolutions, meeting.resolutions)):
        if text.strip():
            found.append(Heading(1, label))
            found += [Paragraph((line.strip(),)) for line in text.splitlines() if line.strip()]
    return found


def _corrections(meeting: Meeting, words: Words) -> list[Block]:
    """After the locked words, never in them."""
    rows = list(meeting.corrections.all())
    if not rows:
        return []
    said = [
        words.corrected.format(on=numbers.full_date(row.on), text=row.text.rstrip("。"), reason=row.reason.rstrip("。"))
        for row in rows
    ]
    return [Heading(1, words.corrections), *(Paragraph((f"{line}。",)) for line in said)]
