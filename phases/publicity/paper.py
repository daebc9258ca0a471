"""A bulletin on paper: red head with the issue, the editing office left and the day right (domain.md section 3)."""

from phases.documents import body as words
from phases.documents.models import DocumentVersion
from phases.documents.paper import sheet
from phases.documents.paper.words import WORDS, Script
from phases.publicity.models import Bulletin


def paper_of(bulletin: Bulletin, version: DocumentVersion) -> sheet.Paper:
    campaign, body = bulletin.campaign, version.body
    script: Script = "zh-hant" if campaign.script == campaign.Script.HANT else "zh-hans"
    said = WORDS[script]
    return sheet.Paper(
        title=body["title"],
        blocks=tuple(_blocks(body)),
        script=script,
        mark=f"{campaign.short_name}{said.bulletin}",
        issue=said.issue.format(number=bulletin.number),
        edited_by=f"{campaign.unit.short_name}{campaign.short_name}{said.office}",
        dated_on=bulletin.dated_on,
        printed_by=campaign.unit.name,
        printed_on=bulletin.dated_on,
        copy_to=campaign.superior_name,
    )


def _blocks(body: words.Body) -> list[sheet.Block]:
    found: list[sheet.Block] = []
    for section in body["sections"]:
        if section["heading"]:
            found.append(sheet.Heading(1, section["heading"]))
        found += [sheet.Paragraph((text,)) for text in section["paragraphs"] if text.strip()]
    if body["closing"]:
        found.append(sheet.Paragraph((body["closing"],)))
    return found
