"""The components together, in a real browser."""

import pytest

from phases.organisation.models import Unit, User
from phases.organisation.roles import Role
from phases.timeline.models import Appointment, Campaign, Phase
from tests.browser import looks
from tests.services import browser

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.urls("tests.browser.urls")]


@pytest.fixture
def clerk():
    user = User.objects.create_user("he", "a long password", name="何雨桐")
    unit = Unit.objects.create(name="镇江市科学技术局", short_name="市科技局", path="1/")
    campaign = Campaign.objects.create(
        slug="kj",
        unit=unit,
        name="学习实践活动",
        short_name="学习实践活动",
        year=2009,
        template_key="x",
        is_demonstration=True,
    )
    for order, name in enumerate(("学习调研", "分析检查", "整改落实"), start=1):
        state = "active" if order == 1 else "not_started"
        Phase.objects.create(campaign=campaign, order=order, key=f"p{order}", name=name, state=state)
    Appointment.objects.create(campaign=campaign, user=user, role=Role.OFFICE)
    return user


@pytest.fixture
def signed_in(page, live_server, clerk):
    browser.sign_in(page, clerk, base_url=live_server.url)
    return page


@pytest.mark.parametrize("name", ["workbench", "session", "report"])
def test_a_gallery_page_passes_the_checks_of_every_page(signed_in, name):
    looks.check_page(signed_in, f"/gallery/kj/{name}/", f"gallery-{name}")


def test_the_login_page_passes_the_checks_of_every_page(page, clerk):
    looks.check_page(page, "/login/", "login")


def test_the_password_page_passes_the_checks_of_every_page(signed_in):
    looks.check_page(signed_in, "/password/", "password")


def test_ticking_an_absentee_counts_those_who_are_left(signed_in):
    signed_in.goto("/gallery/kj/session/")
    signed_in.get_by_text("周明远").click()
    assert signed_in.locator("[data-roster-present]").inner_text() == "20"
    assert signed_in.locator("[data-roster-absent]").inner_text() == "3"


def test_a_filter_swaps_the_sheet_and_keeps_the_focus_where_it_was(signed_in):
    signed_in.goto("/gallery/kj/roster/")
    signed_in.evaluate("window.stillTheSamePage = true")
    signed_in.get_by_label("处室").focus()
    signed_in.get_by_label("处室").select_option("1")
    signed_in.wait_for_url("**/gallery/kj/roster/?unit=1*")
    assert signed_in.evaluate("window.stillTheSamePage")
    assert signed_in.evaluate("document.activeElement.name") == "unit"


def test_a_guarded_form_asks_before_what_was_typed_is_left(signed_in):
    signed_in.goto("/gallery/kj/session/")
    signed_in.get_by_label("学习内容").fill("第三专题")
    asked: list[str] = []
    signed_in.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    signed_in.goto("/gallery/kj/gate/")
    assert asked == ["beforeunload"]


def test_the_persons_menu_opens_without_script_and_closes_on_escape(signed_in):
    signed_in.goto("/gallery/kj/gate/")
    signed_in.get_by_text("何雨桐").first.click()
    assert signed_in.locator(".person-menu").is_visible()
    signed_in.keyboard.press("Escape")
    assert not signed_in.locator(".person-menu").is_visible()


def test_dark_chosen_by_the_account_holds_on_a_light_device(signed_in, clerk):
    clerk.theme = "dark"
    clerk.save()
    signed_in.emulate_media(color_scheme="light")
    signed_in.goto("/gallery/kj/report/")
    ground = signed_in.evaluate("getComputedStyle(document.body).backgroundColor")
    paper = signed_in.evaluate("getComputedStyle(document.querySelector('.paper')).backgroundColor")
    assert ground == "rgb(17, 23, 25)"
    assert paper == "rgb(236, 233, 227)", "official paper stays light"


def test_print_leaves_out_what_one_presses(signed_in):
    signed_in.emulate_media(media="print")
    signed_in.goto("/gallery/kj/roster/")
    assert not signed_in.locator(".filters").is_visible()
    assert not signed_in.locator(".masthead .push").is_visible()
    assert signed_in.locator(".ledger").is_visible()
