"""The words of a version as a form."""

import pytest

from phases.documents.forms import RemarkForm, WordsForm
from phases.documents.models import DocumentVersion
from tests.factories import documents as make


def version() -> DocumentVersion:
    return DocumentVersion(number=1, body=make.body("第一段。", "第二段。"), figures=make.figures())


def sent(**changes: str) -> dict[str, str]:
    return {"title": "题", "based_on": "1", "heading_study": "学习", "text_study": "一。\r\n\r\n二。"} | changes


def body(data: dict[str, str]):
    form = WordsForm(data, version=version())
    assert form.is_valid(), form.errors
    return form.body()


def test_form_begins_with_the_words_of_the_version():
    form = WordsForm(version=version())
    assert form.fields["text_study"].initial == "第一段。\n第二段。"
    assert "text_new" in form.fields


def test_empty_lines_part_paragraphs_and_make_none():
    assert body(sent())["sections"][0]["paragraphs"] == ["一。", "二。"]


def test_section_without_heading_and_text_is_taken_out():
    assert body(sent(heading_study="", text_study=" "))["sections"] == []


def test_section_of_an_older_version_is_not_lost():
    keys = [section["key"] for section in body(sent(heading_gone="旧", text_gone="仍在。"))["sections"]]
    assert keys == ["study", "gone"]


def test_added_section_gets_a_key_of_its_own():
    sections = body(sent(text_s1="一", heading_new="新", text_new="新段。"))["sections"]
    assert [section["key"] for section in sections] == ["study", "s1", "s2"]


@pytest.mark.parametrize(("section", "valid"), [("study", True), ("", True), ("elsewhere", False)])
def test_remark_is_pinned_to_a_section_that_exists(section, valid):
    assert RemarkForm(version(), {"section": section, "text": "改"}).is_valid() is valid
