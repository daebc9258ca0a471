"""The opinion box on a phone, with script and without: give, keep the code, read the outcome, answer back."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from phases.box import services
from phases.box.models import BoxKey, OpinionBox
from phases.core.jobs.models import Job
from phases.jobs import services as worker
from phases.opinions.models import Category, Opinion, SourceGroup
from phases.organisation.models import Unit, User
from phases.organisation.roles import Role
from phases.portal.limits import LIMITS
from tests.browser import looks
from tests.factories import box as make
from tests.factories import timeline
from tests.services import browser as browsers

pytestmark = pytest.mark.browser


@pytest.fixture
def box(transactional_db: None, settings, tmp_path) -> OpinionBox:
    settings.KEYS_DIR = tmp_path / "keys"
    LIMITS.forget()
    unit = Unit.objects.create(name="市科学技术局", short_name="市科技局", path="k/")
    campaign = timeline.campaign(unit, slug="kj", short_name="学习实践")
    Category.objects.create(campaign=campaign, name="企业创新和产学研")
    SourceGroup.objects.create(campaign=campaign, name="企业服务对象")
    return make.box(campaign, invitation="就机关作风效能、科技政策和服务，您看到什么、想到什么，直接写。")


def emptied_by_the_clock() -> None:
    """Four working days later the scheduler asks, and a worker carries it out."""
    later = datetime.combine(
        BoxKey.objects.get().made_on + timedelta(days=7), datetime.min.time(), ZoneInfo(settings.TIME_ZONE)
    )
    services.ask_what_is_due(now=later.replace(hour=18))
    worker.run(Job.objects.filter(kind="box.empty", state="waiting").get().pk)


def give(page: Page, text: str) -> str:
    page.goto("/box/kj/")
    page.fill("textarea", text)
    page.select_option("select[name=category]", label="企业创新和产学研")
    page.click("form button[type=submit]")
    code = page.locator(".code").inner_text()
    assert len(code) == 29
    return code


def read(page: Page, code: str) -> str:
    page.goto("/b/")
    page.fill("input[name=code]", code)
    page.click("form button[type=submit]")
    return page.locator("h1").inner_text()


def round_trip(page: Page, box: OpinionBox) -> None:
    code = give(page, "企业想做产学研，但是找不到对口的老师和项目。")
    assert read(page, code) == "It is in the box"
    emptied_by_the_clock()
    assert read(page, code) == "Your opinion: has been received"
    page.fill("textarea", "最好按行业分好。")
    page.fill("#id_again", code)
    page.click("form button[type=submit]")
    assert page.locator("[role=status]").inner_text().startswith("Your answer is in the box")
    emptied_by_the_clock()
    read(page, code)
    assert page.locator(".talk li").count() == 1


def test_phone_with_script_leaves_nothing_behind(phone: Page, box: OpinionBox) -> None:
    """A15 too: no code in an address, no storage, no cookie, nothing on the way back."""
    round_trip(phone, box)
    code = give(phone, "再提一条")
    phone.goto(f"/b/#{code.replace('-', '')}")
    assert phone.input_value("input[name=code]") == code.replace("-", "")
    assert phone.url.endswith("/b/")
    assert phone.context.cookies() == []
    assert phone.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    phone.goto("/box/kj/")
    phone.go_back()
    assert phone.input_value("input[name=code]") == ""


def test_phone_without_script(browser: Browser, live_server: LiveServer, box: OpinionBox) -> None:
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": 360, "height": 800}, java_script_enabled=False
    )
    try:
        round_trip(context.new_page(), box)
    finally:
        context.close()


@pytest.fixture
def office(box: OpinionBox) -> User:
    return timeline.part(box.campaign, Role.OFFICE)


def test_pages_look(page: Page, box: OpinionBox, office: User, live_server: LiveServer) -> None:
    looks.check_page(page, "/box/kj/", "box-give")
    looks.check_page(page, "/b/", "box-receipt")
    code = give(page, "企业想做产学研，但是找不到对口的老师和项目。")
    looks._keep(page, "box-given")
    make.given(box, "窗口办事要跑三趟", "网站更新不及时")
    emptied_by_the_clock()
    read(page, code)
    looks._keep(page, "box-outcome")
    assert looks._barriers(page, looks.ALL_RULES) == []
    browsers.sign_in(page, office, base_url=live_server.url)
    looks.check_page(page, "/campaigns/kj/box/", "box-office")
    looks.check_page(page, f"/campaigns/kj/box/{Opinion.objects.first().pk}/", "box-thread")
