"""The head of a bulletin on paper."""

from datetime import date

import pytest

from phases.documents.paper import printing
from phases.publicity import paper
from tests.factories import organisation, publicity, timeline

pytestmark = pytest.mark.django_db


@pytest.mark.trace("T-15")
@pytest.mark.parametrize(
    ("script", "mark", "issue"), [("zh-hans", "学习实践活动简报", "第2期"), ("zh-hant", "学习实践活动簡報", "第2期")]
)
def test_head_has_the_red_name_the_issue_the_office_and_the_day(script, mark, issue):
    unit = organisation.unit("省科技馆", short_name="科技馆")
    campaign = timeline.campaign(unit, script=script, superior_name="省科协")
    bulletin = publicity.bulletin(campaign, number=2, dated_on=date(2008, 11, 20), cases=[publicity.case(campaign)])
    made = paper.paper_of(bulletin, bulletin.document.versions.get())
    assert (made.mark, made.issue) == (mark, issue)
    page = printing.html(made)
    head = page[: page.index("<h1")]
    assert 'class="mark"' in head
    assert "第2期" in head
    assert made.edited_by in head
    assert "2008年11月20日" in head
    assert 'class="signature"' not in page
