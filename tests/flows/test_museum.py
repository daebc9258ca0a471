"""The museum of source T from its organisation-life meeting to the closed campaign, in traditional script.

A real browser does what turns the road; what it would only do again is done by the services behind the same buttons.
"""

import re
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from phases.analysis_report.models import AnalysisReport, Point, Recipient
from phases.appraisal.models import Appraisal
from phases.documents.models import Document
from phases.meetings.models import Meeting
from phases.rectification.models import Booklet, Item
from phases.reports.models import Delivery, PrintedReport
from phases.timeline.models import Campaign
from tests.factories import museum as make
from tests.flows.seat import Seat
from tests.pdfs import text_of

pytestmark = [pytest.mark.browser, pytest.mark.services, pytest.mark.django_db(transaction=True)]

VOTES = ((16, 2, 0, 0), (15, 3, 0, 0), (16, 0, 2, 0), (16, 1, 1, 0), (16, 1, 1, 0), (16, 2, 0, 0))
TOP_TWO = ("100%", "100%", "88.9%", "94.4%", "94.4%", "100%")
POINTS = ("發言材料準備得很充分", "歸納匯總的18條意見一定要抓好落實", "加強學習和培訓，完成好各個階段的各項工作")


@pytest.mark.timeout(420)
@pytest.mark.trace("T-30", "T-33", "T-41", "T-48", "T-49", "T-50", "T-55", "T-56")
def test_museum_lives_phases_two_and_three(page, live_server, start_worker):
    place = make.after_phase_one()
    assert [one.state for one in place.campaign.phases.all()] == ["closed", "active", "not_started"]
    assert make.groups_of(place).count() == make.GATHERED
    seat = Seat(page, live_server, place, start_worker())
    meeting = prepare_life_meeting(seat)
    hold_life_meeting(seat, meeting)
    of = circulate_analysis_report(seat)
    appraise(seat, of)
    finish_analysis_report(seat, of)
    go_through_the_gate(seat, 2, Meeting.Kind.TRANSITION)
    plan_rectification(seat)
    read_the_plan_without_an_account(seat)
    put_right(seat)
    bind_regulations(seat)
    text = go_through_the_gate(seat, 3, Meeting.Kind.SUMMARY)
    assert Campaign.objects.get(pk=place.campaign.pk).state == Campaign.State.CLOSED
    says_what_the_source_says(text)
    said = StringIO()
    call_command("thread", "--check", make.SLUG, stdout=said)
    assert "orphans 0" in said.getvalue()


def prepare_life_meeting(seat: Seat) -> Meeting:
    """Consent, the meeting with its roll, papers, notices, the summary of the opinions (T-25…T-28)."""
    make.papers(seat.place)
    make.trace_problems(seat.place)
    seat.takes(seat.place.office).send(
        "/submissions/consents/add/",
        subject="召開第二階段組織生活會",
        meeting_kind="organisational_life",
        asked_on="2008-12-18",
        channel="letter",
        decision="granted",
        decided_on="2008-12-19",
        decided_by="省科協領導小組辦公室",
    )
    seat.send("/meetings/add/?kind=organisational_life", title="第二階段組織生活會", held_on="2008-12-23")
    meeting = Meeting.objects.select_related("campaign", "phase").get(kind="organisational_life")
    assert meeting.agenda.count() == 6
    papers = {one.kind: one.pk for one in Document.objects.filter(campaign=meeting.campaign, phase__order=2)}
    life = f"/life/{meeting.pk}"
    seat.send(f"{life}/papers/", notice=papers["notice"], plan=papers["implementation_plan"], read_out_by="莊立群")
    for recipient in ("全體黨員、入黨積極分子和群眾代表", "省科協學習實踐活動領導小組"):
        seat.send(
            f"{life}/notice/?to={recipient}",
            recipient=recipient,
            sent_on="2008-12-19",
            enclosures=[str(pk) for pk in papers.values()],
        )
    seat.press(f"{life}/papers/", "/summary/")
    make.prepare_speeches(seat.place, meeting)
    return meeting


def hold_life_meeting(seat: Seat, meeting: Meeting) -> None:
    """The speakers in order, the superior's three points, the summing up; then the minutes are locked (T-30…T-36)."""
    life = f"/life/{meeting.pk}"
    members = [one.name for one in seat.place.people.values() if one.category == "serving_member"]
    order = [*make.LEADERS, *(name for name in members if name not in make.LEADERS)]
    seat.send(f"{life}/speakers/", names="\n".join(order))
    seat.send(f"{life}/points/", speaker="省科協副主席", points="\n".join(POINTS))
    seat.send(f"{life}/wrap-up/", wrapped_up_by="簡淑芬", highlights="敢說話、講實話。\n大家準備充分。")
    words = seat.see(f"{life}/record/", *POINTS, "省科協副主席").inner_text()
    assert [words.index(name) for name in order] == sorted(words.index(name) for name in order)
    seat.send(f"/meetings/{meeting.pk}/lock/")
    meeting.refresh_from_db()
    assert meeting.locked_at is not None
    seat.page.goto(f"{seat.here}{life}/record/")
    expect(seat.page.locator(f"main a[href$='{life}/speakers/']")).to_have_count(0)


def circulate_analysis_report(seat: Seat) -> AnalysisReport:
    """Six aspects, a round in writing and one at a meeting, what became of each point, the review copy (T-37…T-43)."""
    place, base = seat.place, "/analysis-report"
    chief = place.people["許懷遠"].pk
    seat.send(f"{base}/open/", title="省科技館領導班子分析檢查報告", chief=chief)
    of = AnalysisReport.objects.select_related("document__campaign", "campaign").get()
    words = {f"text_{one.key}": f"{one.name}：對照科學發展觀的要求逐條寫明。" for one in of.aspects.all()}
    assert tuple(one.name for one in of.aspects.all()) == make.ASPECTS
    seat.send(f"{base}/words/", **words)
    seat.send(f"{base}/name/draft/", on="2008-12-08")
    make.write(place, of, "流動展品進農牧區。")
    seat.send(f"{base}/rounds/add/", sent_on="2008-12-10", due_on="2008-12-20")
    asked = Recipient.objects.get(unit__name="展覽部")
    seat.send(f"{base}/replies/{asked.pk}/", whole="新館布展的責任要寫到部室", on="2008-12-16")
    make.answer_the_others(place, 1)
    make.talk_over(place, of)
    version = make.write(place, of, "流動展品進農牧區；新館布展由展覽部負責。")
    point = Point.objects.get(recipient=asked)
    seat.send(f"{base}/points/{point.pk}/", decision="adopted", reason="寫進措施", taken_in=version.pk)
    seat.send(f"{base}/rounds/1/close/")
    make.close_talk(place, version)
    make.approve(place, of)
    seat.send(f"{base}/name/review/", on="2009-01-04")
    seat.see(f"{base}/adoption/", "新館布展的責任要寫到部室", "寫進措施", "通報的辦法要寫明", "辦法在制度裏定")
    seat.send(f"{base}/send/", recipients="省科協學習實踐活動領導小組", purpose="review", sent_on="2009-01-04")
    make.accepted(place)
    return of


def appraise(seat: Seat, of: AnalysisReport) -> None:
    """Eighteen took part; two accounts type the votes; the head locks; the rates stand on the page (T-44…T-50)."""
    place = seat.place
    title = "領導班子分析檢查報告集中評議"
    meeting = make.hold(place, 2, Meeting.Kind.APPRAISAL, title, date(2009, 1, 6))
    make.consent(place, meeting, title, date(2009, 1, 5))
    seat.send("/appraisals/add/?form=report_review", title=title, meeting=meeting.pk, document=of.document_id)
    appraisal = Appraisal.objects.get()
    one = f"/appraisals/{appraisal.pk}"
    seat.send(f"{one}/step/consent/")
    seat.send(f"{one}/step/distribute/", on="2009-01-04", reason="徵求意見稿已於12月10日印發。")
    seat.send(f"{one}/step/hold/", participants="18")
    count = {"issued": 18, "returned": 18, "valid": 18, "void": 0}
    for question, row in zip(appraisal.questions.all(), VOTES, strict=True):
        count |= {f"o{option.pk}": votes for option, votes in zip(question.options.all(), row, strict=False)}
    seat.send(f"{one}/count/", **count)
    seat.takes(place.colleague).send(f"{one}/count-again/", **count)
    appraisal.refresh_from_db()
    assert appraisal.state == "checked"  # two equal counts are the check
    seat.takes(place.head).send(f"{one}/step/lock/")
    table = seat.see(f"{one}/", *(question.text for question in appraisal.questions.all())).locator("section table")
    assert table.locator("tbody tr td:last-child").all_inner_texts() == list(TOP_TWO)
    appraisal.refresh_from_db()
    assert appraisal.state == "locked"


def finish_analysis_report(seat: Seat, of: AnalysisReport) -> None:
    """The final version goes to two recipients (T-51); each version of a name keeps it."""
    place, base = seat.place, "/analysis-report"
    make.write(place, of, "流動展品進農牧區；新館布展由展覽部負責；逐條對應。")
    make.approve(place, AnalysisReport.objects.select_related("document__campaign").get(pk=of.pk))
    seat.takes(place.office).send(f"{base}/name/finish/", on="2009-01-12")
    seat.send(
        f"{base}/send/",
        recipients="省科協領導\n省科協學習實踐活動領導小組辦公室",
        purpose="filing",
        sent_on="2009-01-13",
    )
    seat.see(f"{base}/", "省科協領導", *make.ASPECTS)
    named = [(mark.stage, mark.version.number) for mark in of.marks.order_by("pk")]
    assert named == [("draft", 1), ("consultation", 2), ("review", 3), ("final", 4)]


def go_through_the_gate(seat: Seat, order: int, kind: Meeting.Kind) -> str:
    """Report drafted, approved and delivered; the meeting; the phase closed. Returns the words of the paper."""
    place, gate = seat.place, f"/phases/{order}/gate/"
    seat.takes(place.office).press(gate, f"/phases/{order}/draft/")
    found = re.search(r"/documents/(\d+)/$", seat.page.url)
    assert found is not None
    report = Document.objects.get(pk=found[1])
    paper = f"/documents/{report.pk}/"
    seat.wait(report.versions.exists, "the draft")
    seat.press(paper, "/submit/")
    seat.takes(place.head).press(paper, "/versions/1/approve/")
    arrived = Delivery.objects.filter(version__document=report, channel="inbox", state="delivered")
    seat.wait(arrived.exists, "the delivery")
    seat.takes(place.superior).page.goto(f"/campaigns/skx-2008/inbox/{arrived.get().pk}/")
    seat.click(seat.page.locator("main button[value=acknowledged]"))
    report.refresh_from_db()
    assert report.state == "acknowledged"
    seat.takes(place.office).send(f"/meetings/add/?kind={kind}", held_on="2009-02-27")
    seat.press(gate, "/request/")
    seat.takes(place.head).press(gate, "/close/")
    assert place.campaign.phases.get(order=order).state == "closed", seat.page.locator("main").inner_text()
    return text_of(bytes(PrintedReport.objects.get(version__document=report, purpose="final").pdf))


def plan_rectification(seat: Seat) -> None:
    """Four directions, four categories, eighteen items by a sheet; approved by two meetings, published (T-52…T-55)."""
    place = seat.place
    make.hold(place, 3, Meeting.Kind.COMMITTEE, "支委會：討論整改落實方案", date(2009, 2, 5), "leaders")
    make.hold(place, 3, Meeting.Kind.OTHER, "館工作會：討論整改落實方案", date(2009, 2, 6))
    seat.takes(place.office).press("/rectification/plan/", "/begin/")
    seat.bring("items", make.items_sheet(place))
    make.link_items(place)
    seat.see("/rectification/plan/", *make.CATEGORIES, str(make.GATHERED))
    held = Meeting.objects.filter(phase__order=3)
    seat.send("/rectification/plan/approve/", meetings=[str(one.pk) for one in held])
    seat.send(
        "/rectification/plan/publications/add/",
        scope="public",
        place="館門口公告欄和館內網頁",
        published_on="2009-02-09",
    )


def read_the_plan_without_an_account(seat: Seat) -> None:
    seat.page.context.clear_cookies()
    seat.page.goto(f"/published/{make.SLUG}/")
    shown = seat.page.locator("body").inner_text()
    for words in (*make.CATEGORIES, *(make.title_of(group) for group in make.groups_of(seat.place))):
        assert words in shown
    assert not any(name in shown for name in make.LEADERS)


def put_right(seat: Seat) -> None:
    """One item reported done, checked by its leader and struck off by the head; another one handed over."""
    place = seat.place
    planned = Item.objects.planned().filter(campaign=place.campaign)
    first = planned.filter(leader__name="莊立群").order_by("number").first()
    one = f"/rectification/{first.pk}"
    seat.takes(place.office).send(f"{one}/claim/", done="進度已在公告欄公布。", done_on="2009-02-18")
    seat.takes(place.leaders["莊立群"]).send(f"{one}/check/", note="屬實")
    seat.takes(place.head).send(f"{one}/close/")
    first.refresh_from_db()
    assert first.state == "closed"
    make.settle(place)
    left = planned.get(state="published")
    seat.takes(place.office).see("/rectification/hand-over/", left.title)
    seat.send(
        f"/rectification/{left.pk}/hand-over/",
        to=place.units["辦公室"].pk,
        until="2009-12-31",
        reason="新館建成才能辦完。",
    )
    assert planned.filter(state="closed").count() == make.GATHERED - make.HANDED_OVER
    assert planned.filter(state="handed_over").count() == make.HANDED_OVER


def bind_regulations(seat: Seat) -> None:
    """Eleven by a sheet, bound by a job, handed out to the departments (T-56)."""
    seat.bring("regulations", make.regulations_sheet())
    seat.press("/rectification/booklets/", "/bind/")
    seat.wait(lambda: Booklet.objects.exclude(pdf=None).exists(), "the booklet")
    booklet = Booklet.objects.get()
    departments = [str(seat.place.units[name].pk) for name in make.DEPARTMENTS]
    seat.send(f"/rectification/booklets/{booklet.pk}/", departments=departments, on="2009-02-24")
    bound = text_of(bytes(booklet.pdf))
    assert all(name in bound for name in make.REGULATIONS)
    make.last(seat.place)


def says_what_the_source_says(text: str) -> None:
    for words in ("4項18條", "18條", "11項", "歸納意見建議18"):
        assert words in text
    for number, chapter in zip(
        "一二三", ("整體情況及主要做法", "成效及存在的不足", "明確措施，進一步鞏固活動成果"), strict=True
    ):
        assert f"{number}、{chapter}" in text
