"""What is printed: the blank form, and the summary that is read aloud."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from phases.documents.paper import printing
from phases.documents.paper.sheet import Heading, Paragraph
from phases.opinions import paper
from tests.factories import opinions as make
from tests.factories import timeline

pytestmark = pytest.mark.django_db


@pytest.mark.trace("T-32", "T-28")
def test_summary_reads_eighteen_opinions_in_four_groups_without_a_name():
    campaign = timeline.campaign(script="zh-hant")
    for name, number in (("學習活動", 3), ("新館建設", 5), ("科普工作", 6), ("自身建設", 4)):
        category = make.category(campaign, name)
        for _ in range(number):
            make.group(campaign, make.opinion(campaign, giver_name="張英虎"), category=category)
    printed = paper.summary(campaign)
    headings = [block.text for block in printed.blocks if isinstance(block, Heading)]
    words = [block.text for block in printed.blocks if isinstance(block, Paragraph)]
    assert headings == ["學習活動", "新館建設", "科普工作", "自身建設"]
    assert (len(words), "18條" in words[0]) == (19, True)
    assert "張英虎" not in "".join(words)


@pytest.mark.trace("T-19")
def test_blank_form_has_its_topics_and_room_and_nothing_that_tells_copies_apart():
    topics = ["活動本身", "館領導班子工作", "青少年科技活動", "科技培訓", "科技展覽"]
    form = make.form(timeline.campaign(script="zh-hant"), name="徵求意見表", topics=topics)
    printed = paper.blank_form(form)
    assert printed.title == "徵求意見表"
    assert [block.text for block in printed.blocks if isinstance(block, Heading)] == [*topics, "其他意見和建議"]
    assert sum("＿" in block.text for block in printed.blocks if isinstance(block, Paragraph)) == 30
    assert not printed.number


@pytest.mark.parametrize(("topics", "pages"), [(1, 1), (4, 1), (5, 2)])
def test_blank_form_fills_one_side_or_both(topics, pages):
    """A form of five topics once ended with two lines on a second page."""
    form = make.form(timeline.campaign(), topics=[f"第{number}个方面" for number in range(topics)])
    printed = PdfReader(BytesIO(printing.pdf(paper.blank_form(form)))).pages
    assert len(printed) == pages
    assert printed[-1].extract_text().count("＿" * 26) >= 4
