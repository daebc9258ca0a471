"""The booklet of regulations as a worker binds it."""

import io
from datetime import date

import pytest
from pypdf import PdfReader

from phases.core.jobs.models import Job
from phases.jobs import services as runner
from phases.rectification import services
from tests.factories import meetings, rectification, timeline

pytestmark = pytest.mark.django_db
DAY = date(2009, 2, 20)


@pytest.mark.trace("T-56")
def test_eleven_regulations_are_bound_into_one_booklet_with_page_numbers():
    campaign = timeline.campaign(script="zh-hant")
    office = meetings.appointed(campaign)
    for number in range(1, 12):
        words = f"第一條　為了第{number}項工作。\n第二條　照辦。"
        rectification.regulation(campaign, f"科技館制度之{number}", by=office, issued_on=DAY, text=words)
    rectification.regulation(campaign, "還在寫的制度", by=office)
    booklet = services.ask_for_booklet(campaign=campaign, by=office)
    runner.run(Job.objects.get(kind=services.KIND).pk)
    booklet.refresh_from_db()
    assert len(booklet.contents) == 11
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(bytes(booklet.pdf))).pages]
    assert len(pages) == 1 + 1 + 11
    lines = [line for line in pages[1].splitlines() if "科技館制度之" in line]
    assert [int(line.rsplit(".", 1)[-1]) for line in lines] == list(range(3, 14))
    assert "還在寫的制度" not in "".join(pages)
    assert "為了第7項工作" in pages[8]
