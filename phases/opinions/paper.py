"""What is printed: the blank form to hand out, and the summary that is read aloud (domain.md T-19, T-32)."""

from phases.documents.paper import sheet
from phases.documents.paper.sheet import Block, Heading, Paragraph
from phases.documents.paper.words import Script
from phases.opinions.models import SurveyForm
from phases.opinions.selectors import groups
from phases.timeline.models import Campaign

# Lines of a page (GB/T 9704-2012 5.2.3: 22) without title, request and signature; then of both sides of a sheet.
ROOM = (15, 37)
FEWEST = 2
LINE = "＿" * 26

# The words of the paper follow the campaign's script, not the language of the screen.
WORDS: dict[Script, dict[str, str]] = {
    "zh-hans": {
        "summary": "意见汇总",
        "no_category": "其他",
        "other": "其他意见和建议",
        "thanks": "请填写您的意见和建议，不必署名。",
        "count": "征求到的意见建议归纳为{groups}条。",
    },
    "zh-hant": {
        "summary": "意見匯總",
        "no_category": "其他",
        "other": "其他意見和建議",
        "thanks": "請填寫您的意見和建議，不必署名。",
        "count": "徵求到的意見建議歸納為{groups}條。",
    },
}


def script_of(campaign: Campaign) -> Script:
    return "zh-hant" if campaign.script == Campaign.Script.HANT else "zh-hans"


def lines_under_each(topics: int) -> int:
    """As many as fill one side, or both if one would be cramped: no form ends with two lines on a new page."""
    return next((lines for room in ROOM if (lines := room // topics - 1) >= FEWEST), FEWEST)


def blank_form(form: SurveyForm) -> sheet.Paper:
    """Title, topics, lines; nothing that would tell one copy from another."""
    campaign = form.campaign
    script = script_of(campaign)
    words = WORDS[script]
    blocks: list[Block] = [Paragraph((words["thanks"],))]
    topics = [*form.topics, words["other"]]
    lines = lines_under_each(len(topics))
    for topic in topics:
        blocks.append(Heading(1, topic))
        blocks += [Paragraph((LINE,))] * lines
    return sheet.Paper(title=form.name, blocks=tuple(blocks), script=script, signed_by=campaign.unit.name)


def summary(campaign: Campaign) -> sheet.Paper:
    """The consolidated opinions by category, in their words and without any name."""
    script = script_of(campaign)
    words = WORDS[script]
    parts = groups.by_category([groups.Row(group) for group in groups.groups_of(campaign)])
    number = sum(len(part.rows) for part in parts)
    blocks: list[Block] = [Paragraph((words["count"].format(groups=number),))] if number else []
    for part in parts:
        blocks.append(Heading(1, part.category.name if part.category else words["no_category"]))
        blocks += [Paragraph((f"{place}.{row.group.text}",)) for place, row in enumerate(part.rows, start=1)]
    return sheet.Paper(
        title=f"{campaign.short_name}\n{words['summary']}",
        blocks=tuple(blocks),
        script=script,
        signed_by=campaign.unit.name,
        dated_on=campaign.today,
    )
