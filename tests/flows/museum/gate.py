"""A phase is closed: report drafted, approved, delivered, answered; the meeting; the gate (S-52…S-54, T-65)."""

import re

from phases.documents.models import Document
from phases.meetings.models import Meeting
from phases.reports.models import Delivery, PrintedReport
from tests.flows.seat import Seat
from tests.pdfs import text_of

CHAPTERS = ("整體情況及主要做法", "成效及存在的不足", "明確措施，進一步鞏固活動成果")
PARTS = (
    "落實領導責任，認真組織實施",
    "抓好學習培訓，提高活動質量",
    "開展專題調研，理清發展思路",
    "開好支部組織生活會",
    "形成領導班子分析檢查報告",
    "組織開展評議工作",
    "制定整改落實方案，認真落實整改工作",
)


def pass_through(seat: Seat, order: int, kind: Meeting.Kind, held_on: str) -> str:
    """Returns the words of the paper that went up."""
    gate = f"/phases/{order}/gate/"
    report = draft(seat, order, gate)
    paper = f"/documents/{report.pk}/"
    seat.press(paper, "/submit/")
    seat.takes(seat.place.head).walks("/documents/", paper).presses("/versions/1/approve/")
    receive(seat, report)
    seat.takes(seat.place.office).send(f"/meetings/add/?kind={kind}", held_on=held_on)
    seat.walks(gate).presses("/request/")
    seat.takes(seat.place.head).press(gate, "/close/")
    assert seat.place.campaign.phases.get(order=order).state == "closed", seat.page.locator("main").inner_text()
    return text_of(bytes(PrintedReport.objects.get(version__document=report, purpose="final").pdf))


def draft(seat: Seat, order: int, gate: str) -> Document:
    seat.takes(seat.place.office).press(gate, f"/phases/{order}/draft/")
    found = re.search(r"/documents/(\d+)/$", seat.page.url)
    assert found is not None
    report = Document.objects.get(pk=found[1])
    seat.wait(report.versions.exists, "the draft")
    return report


def receive(seat: Seat, report: Document) -> None:
    """The superior finds it in the inbox, reads it and signs for it."""
    arrived = Delivery.objects.filter(version__document=report, channel="inbox", state="delivered")
    seat.wait(arrived.exists, "the delivery")
    above = seat.place.campaign.parent.slug
    seat.takes(seat.place.superior).page.goto(f"/campaigns/{above}/")
    seat.follows(f"/campaigns/{above}/inbox/").follows(f"/inbox/{arrived.get().pk}/")
    seat.click(seat.page.locator("main button[value=acknowledged]"))
    report.refresh_from_db()
    assert report.state == "acknowledged"


def says_what_the_source_says(text: str) -> None:
    """Three chapters, seven parts under the first, the figures of the source, what people said at the end (T-65)."""
    bare = re.sub(r"\s", "", text)
    places = [bare.index(f"{number}、{chapter}") for number, chapter in zip("一二三", CHAPTERS, strict=True)]
    assert places == sorted(places)
    parts = [bare.index(f"（{number}）{part}") for number, part in zip("一二三四五六七", PARTS, strict=True)]
    assert parts == sorted(parts)
    assert places[0] < parts[0]
    assert parts[-1] < places[1]
    for words in ("4項18條", "11項", "歸納意見建議18條", "已銷號13條", "移交5條", "滿意度測評", "參加評議18人"):
        assert words in bare, words
