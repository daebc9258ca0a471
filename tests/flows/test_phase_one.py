"""Phase one of the bureau, played by its people in a real browser, with a real worker and a real mail server."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from phases.documents.models import Document
from phases.reports.models import Delivery, PrintedReport
from phases.study.models import StudySession
from tests.browser import looks
from tests.factories import documents as make
from tests.factories import story
from tests.pdfs import text_of
from tests.services import browser, programs

pytestmark = [pytest.mark.browser, pytest.mark.services, pytest.mark.django_db(transaction=True)]

PATIENCE = 60_000


class Hand:
    """Counts what somebody clicks and types."""

    def __init__(self, page: Page) -> None:
        self.page, self.inputs = page, 0

    def click(self, what: Locator) -> None:
        self.inputs += 1
        what.click()

    def press(self, name: str) -> None:
        self.click(self.page.get_by_role("button", name=name))

    def fill(self, selector: str, text: str) -> None:
        self.inputs += 1
        self.page.locator(selector).fill(text)


def enter(page: Page, live_server, user) -> None:
    browser.leave(page)
    browser.sign_in(page, user, base_url=live_server.url)


def log_in(page: Page, user) -> None:
    page.goto("/login/")
    page.locator("#id_username").fill(user.username)
    page.locator("#id_password").fill(story.PASSWORD)
    page.locator("form.stack button[type=submit]").click()
    page.wait_for_url("**/campaigns/kj/")


def log_session(page: Page, day: str, hours: str, content: str, *, absent: str = "") -> int:
    """How many inputs it took."""
    hand = Hand(page)
    page.goto("/campaigns/kj/study/sessions/add/")
    if not page.locator("input[name=groups]").is_checked():
        hand.click(page.get_by_text("党组中心组", exact=True))
    hand.fill("#id_held_on", day)
    hand.fill("#id_hours", hours)
    hand.fill("#id_content", content)
    hand.click(page.get_by_text("collective study", exact=True).first)
    expect(page.locator(".roster label")).to_have_count(len(story.MEMBERS))
    if absent:
        hand.click(page.locator(".roster").get_by_text(absent, exact=True))
    hand.press("Save this session")
    page.wait_for_url(re.compile(r"/study/sessions/\d+/$"))
    return hand.inputs


@pytest.mark.timeout(300)
@pytest.mark.trace("S-16", "S-17", "S-52", "S-54", "S-55")
def test_bureau_goes_through_phase_one(page, live_server, mail_server, start_worker):
    place = story.bureau()
    worker = start_worker()
    study_until_the_gate_names_one(page, place)
    make_up(page)
    report, clicks = draft_and_send(page)
    return_once_and_send_again(page, live_server, place, report)
    clicks += approve(page, live_server, place, report)
    assert clicks <= 8
    arrives_once_in_both_ways(report, mail_server, worker)
    acknowledge(page, live_server, place)
    hold_transition_and_close(page, live_server, place)
    assert [phase.state for phase in place.campaign.phases.all()] == ["closed", "active", "not_started"]
    assert len(mail_server.letters) == 1


def study_until_the_gate_names_one(page, place):
    log_in(page, place.office)
    taken = [
        log_session(page, "2009-04-01", "5", "中心组学习一"),
        log_session(page, "2009-04-02", "5", "中心组学习二"),
        log_session(page, "2009-04-03", "4.5", "中心组学习三"),
        log_session(page, "2009-04-04", "0.5", "补充学习", absent="韩志刚"),
    ]
    assert max(taken) <= 12
    looks.check_page(page, "/campaigns/kj/phases/1/gate/", "flow-gate")
    page.set_viewport_size({"width": 1280, "height": 800})
    row = page.locator(".gate-list li", has_text="党员集中学习")
    expect(row).to_contain_text("韩志刚")
    expect(row).to_contain_text("19.5")
    expect(row).to_contain_text("0.5")
    expect(row).not_to_contain_text("沈国栋")


def make_up(page):
    session = StudySession.objects.get(half_hours=1)
    page.goto(f"/campaigns/kj/study/sessions/{session.pk}/make-up/")
    page.get_by_text("韩志刚", exact=True).last.wait_for()
    page.locator("form.sheet, form.cols").locator("button[type=submit]").first.click()
    page.wait_for_url(f"**/study/sessions/{session.pk}/")
    page.goto("/campaigns/kj/phases/1/gate/")
    assert page.locator(".is-short", has_text="党员集中学习").count() == 0


def draft_and_send(page):
    hand = Hand(page)
    hand.press("Draft the phase report")
    page.wait_for_url(re.compile(r"/documents/\d+/$"))
    expect(page.get_by_role("link", name="Edit", exact=True).first).to_be_visible(timeout=PATIENCE)
    hand.inputs = 0  # from here on it is drafted
    report = Document.objects.get(campaign__slug="kj", kind="phase_report")
    edit_words(hand, "下一步扎实推进分析检查。", version=2)
    hand.press("Send version 2 for review")
    return report, hand.inputs - 1  # words typed are no click


def edit_words(hand, closing, *, version):
    page = hand.page
    hand.click(page.get_by_role("link", name="Edit", exact=True).first)
    hand.fill("#id_closing", closing)
    hand.press("Save as a new version")
    page.wait_for_url(re.compile(r"/documents/\d+/$"))
    expect(page.locator("h1")).to_contain_text(f"version {version}")


def return_once_and_send_again(page, live_server, place, report):
    enter(page, live_server, place.head)
    looks.check_page(page, f"/campaigns/kj/documents/{report.pk}/", "flow-report")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.get_by_role("link", name="Return with remarks").click()
    page.locator("#id_text").fill("结尾写具体一些")
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_url(f"**/documents/{report.pk}/")
    report.refresh_from_db()
    assert report.state == "returned"
    enter(page, live_server, place.office)
    page.goto(f"/campaigns/kj/documents/{report.pk}/")
    expect(page.get_by_text("结尾写具体一些").first).to_be_visible()
    edit_words(Hand(page), "下一步扎实推进分析检查阶段的六项任务。", version=3)
    page.get_by_role("button", name="Send version 3 for review").click()
    page.get_by_text("It lies with the leader.").wait_for()


def approve(page, live_server, place, report):
    enter(page, live_server, place.head)
    hand = Hand(page)
    page.goto("/campaigns/kj/")
    hand.click(page.locator(f"main a[href*='/documents/{report.pk}/']").first)
    hand.press("Approve version 3 and send it up")
    page.wait_for_url(f"**/documents/{report.pk}/")
    return hand.inputs


def arrives_once_in_both_ways(report, mail_server, worker):
    def everywhere():
        states = Delivery.objects.filter(version__document=report).values_list("state", flat=True)
        return list(states) == ["delivered", "delivered"]

    programs.wait_until(everywhere, child=worker.child, log=worker.log, what="both deliveries", seconds=60)
    printed = PrintedReport.objects.get(version__document=report, purpose="final")
    (letter,) = mail_server.letters
    (attached,) = letter.iter_attachments()
    text = text_of(attached.get_content())
    assert attached.get_content() == bytes(printed.pdf)
    for figure in (
        "党组集中学习4",
        "在职党员4",
        "其中补课1",
        "举办专题讲座1",
        "召开专题座谈会1",
        "开设专栏3",
        "调研课题6",
    ):
        assert figure in text
    assert re.search(r"达到20\D+的4", text)
    assert "下一步扎实推进分析检查阶段的六项任务。" in text
    for number, heading in zip("一二三四五", ("扎实做好准备工作", "有序组织学习培训"), strict=False):
        assert f"{number}、{heading}" in text


def acknowledge(page, live_server, place):
    enter(page, live_server, place.committee)
    page.goto("/campaigns/shiwei/inbox/")
    page.get_by_role("link", name="Open it").click()
    looks.check_page(page, page.url, "flow-inbox")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.get_by_role("button", name="Acknowledge").click()
    page.get_by_role("button", name="Acknowledge").wait_for(state="detached")


def hold_transition_and_close(page, live_server, place):
    enter(page, live_server, place.office)
    page.goto("/campaigns/kj/phases/1/gate/")
    page.locator("ol.closing").get_by_role("link", name="Record it").click()
    page.locator("#id_held_on").fill("2009-05-05")
    page.get_by_role("button", name="Save this meeting").click()
    page.wait_for_url(re.compile(r"/meetings/\d+/$"))
    page.goto("/campaigns/kj/phases/1/gate/")
    page.get_by_role("button", name="Report the transition").click()
    enter(page, live_server, place.head)
    page.goto("/campaigns/kj/phases/1/gate/")
    page.get_by_role("button", name="Close “学习调研”").click()
    page.wait_for_url("**/phases/**")


@pytest.mark.timeout(180)
@pytest.mark.trace("S-54")
def test_committee_without_an_account_answers_through_the_link_in_the_letter(
    page, live_server, mail_server, start_worker
):
    place = make.bureau(parent=False, email="committee@example.org")
    worker = start_worker()
    report = make.submitted(place)
    version = make.newest(report)
    enter(page, live_server, place.head)
    page.goto(f"/campaigns/bureau/documents/{report.pk}/")
    approval = page.locator(f"form[action$='/versions/{version.number}/approve/'] button")
    approval.click()
    approval.wait_for(state="detached")  # an answer still under way would cut off the page that is opened next
    programs.wait_until(
        lambda: len(mail_server.letters) == 1, child=worker.child, log=worker.log, what="the letter", seconds=60
    )
    words = mail_server.letters[0].get_body().get_content()
    link = re.search(r"/reply/\S+", words)
    assert link is not None
    browser.leave(page)
    looks.check_page(page, link[0], "flow-reply")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.locator("input[name=decision][value=acknowledged]").check(force=True)
    page.locator("#id_by_name").fill("王秘书")
    page.locator("form[method=post] button[type=submit]").last.click()
    expect(page.locator("[role=status]")).to_contain_text("王秘书")
    report.refresh_from_db()
    assert report.state == "acknowledged"
    assert len(mail_server.letters) == 1
