"""A session of 23 people in at most twelve inputs, in a real browser; and how the pages look."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from phases.study import services
from phases.study.models import StudySession
from tests.browser import looks
from tests.factories import meetings, organisation, study, timeline
from tests.services import browser

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NAMES = "周明远 沈国栋 陆静宜 韩志刚 顾建平 何雨桐 唐珺 许文彬 蒋晓岚 邵翀 方立新 孔令仪 欧阳慧敏"
NAMES += " 薛宏伟 罗志成 秦月华 潘佳 施振宇 阿依努尔·买买提 严冬梅 金海涛 戴晓芸 卫东升"

PAGES = {
    "session": "study/sessions/{session}/",
    "session-edit": "study/sessions/{session}/edit/",
    "session-cancel": "study/sessions/{session}/cancel/",
    "session-make-up": "study/sessions/{session}/make-up/",
    "make-up": "study/make-up/",
    "materials": "study/materials/",
    "person-add": "people/add/",
    "person-paste": "people/paste/",
    "person": "people/{person}/",
    "credit-add": "people/{person}/credits/add/",
    "meeting-add": "meetings/add/",
    "sign-in": "meetings/{session}/sign-in/",
}


@pytest.fixture
def bureau(transactional_db):
    """23 members, a demand of 20 hours, and a session from which the form takes its defaults."""
    campaign = timeline.campaign(slug="kj")
    department = organisation.department(campaign.unit, "农村与社会发展处")
    people = [organisation.person(department, name, post="科员") for name in NAMES.split()]
    organisation.person(campaign.unit, "郑老", category="retired", arrangement="home_visit")
    office = meetings.appointed(campaign)
    group = organisation.group(campaign.unit, *people, kind="branch", name="机关支部")
    services.add_material(campaign=campaign, title="《科学发展观重要论述摘编》", by=office)
    study.requirement(campaign, "hours_per_member", value=20)
    study.session(
        campaign, by=office, people=people, absent={people[3]: "business"}, half_hours=34, on=date(2009, 4, 3),
        starts_at=meetings.at(14), ends_at=meetings.at(17), groups=(group,), place="三楼会议室",
    )  # fmt: skip
    return campaign, office, people


def test_session_of_23_people_takes_at_most_twelve_inputs(page, live_server, bureau):
    _campaign, office, people = bureau
    browser.sign_in(page, office, base_url=live_server.url)
    page.goto("/campaigns/kj/study/sessions/add/")
    number = {person.name: person.pk for person in people}
    roster, after = page.locator(".roster"), page.locator("#after")
    inputs = [
        lambda: page.locator("#id_held_on").fill("2009-04-10"),
        lambda: page.locator("#id_content").fill("十七届中央纪委第三次全会精神"),
        lambda: page.get_by_text("《科学发展观重要论述摘编》", exact=True).click(),
        lambda: roster.get_by_text("孔令仪", exact=True).click(),
        lambda: page.locator(f"#reason_{number['孔令仪']}").select_option("business"),
        lambda: roster.get_by_text("施振宇", exact=True).click(),
        lambda: page.locator(f"#reason_{number['施振宇']}").select_option("sick"),
        lambda: roster.get_by_text("卫东升", exact=True).click(),
        lambda: page.locator(f"#reason_{number['卫东升']}").select_option("business"),
    ]
    for put in inputs:
        put()
    expect(after).to_contain_text("20 people, 3 absent")
    expect(after).to_contain_text("0 people → 19 people")
    page.get_by_role("button", name="Save this session").click()
    page.wait_for_url("**/study/sessions/*/")
    session = StudySession.objects.get(meeting__held_on=date(2009, 4, 10))
    assert len(inputs) + 1 <= 12
    absent = session.meeting.attendance.exclude(status="present")
    assert (session.half_hours, session.credits.count()) == (6, 20)
    assert [(line.person.name, line.reason) for line in absent] == [
        ("孔令仪", "business"),
        ("施振宇", "sick"),
        ("卫东升", "business"),
    ]
    assert [link.group.name for link in session.meeting.for_groups.all()] == ["机关支部"]


def test_what_is_chosen_while_an_answer_is_under_way_stays(page, live_server, bureau):
    campaign, office, people = bureau
    organisation.group(campaign.unit, *people[:4], name="局党组中心组")
    number = {person.name: person.pk for person in people}
    browser.sign_in(page, office, base_url=live_server.url)
    page.goto("/campaigns/kj/study/sessions/add/")
    roster, reason = page.locator(".roster"), page.locator(f"#reason_{number['沈国栋']}")
    roster.get_by_text("沈国栋", exact=True).click()
    expect(reason).to_be_visible()
    slow = []
    page.route("**/preview/**", lambda route: slow.append(route), times=1)  # noqa: PLW0108 - playwright marks it
    with page.expect_request("**/preview/**"):
        page.get_by_text("局党组中心组", exact=True).click()
    reason.select_option("sick")
    roster.get_by_text("陆静宜", exact=True).click()
    slow[0].continue_()
    expect(page.locator("#after")).to_contain_text("2 absent")
    expect(reason).to_have_value("sick")
    expect(roster.get_by_role("checkbox", name="陆静宜")).to_be_checked()


def test_choosing_another_group_shows_its_people(page, live_server, bureau):
    campaign, office, people = bureau
    organisation.group(campaign.unit, *people[:4], name="局党组中心组")
    browser.sign_in(page, office, base_url=live_server.url)
    page.goto("/campaigns/kj/study/sessions/add/")
    page.get_by_text("机关支部", exact=True).click()
    page.get_by_text("局党组中心组", exact=True).click()
    expect(page.locator(".roster label")).to_have_count(4)
    expect(page.locator("#after")).to_contain_text("4 people, 0 absent")


def test_pages_look(page, live_server, bureau):
    """Those that the demonstration's round (tests/browser/test_pages.py) does not see."""
    _campaign, office, people = bureau
    browser.sign_in(page, office, base_url=live_server.url)
    session = StudySession.objects.get()
    for name, path in PAGES.items():
        looks.check_page(page, f"/campaigns/kj/{path.format(session=session.pk, person=people[3].pk)}", name)


class Counted:
    """Every click and every field filled in, counted as somebody's hand would feel them."""

    def __init__(self, page):
        self.page, self.inputs = page, 0

    def click(self, found):
        self.inputs += 1
        found.click()

    def fill(self, found, text):
        self.inputs += 1
        found.fill(text)

    def choose(self, found, value):
        self.inputs += 1
        found.select_option(value)


def test_roster_of_23_and_a_session_of_23_take_twelve_inputs_together(page, live_server, transactional_db):
    campaign = timeline.campaign(slug="kj")
    office = meetings.appointed(campaign)
    # What was typed the first time stands there the next time.
    study.session(campaign, by=office, half_hours=6, starts_at=meetings.at(14), ends_at=meetings.at(17))
    browser.sign_in(page, office, base_url=live_server.url)
    page.goto("/campaigns/kj/people/")
    hand = Counted(page)
    hand.click(page.locator("a[href$='/people/paste/']").first)
    hand.fill(page.locator("#id_text"), "\n".join(f"{name}\t办公室\t科员" for name in NAMES.split()))
    hand.click(page.get_by_role("button", name="Show what will happen"))
    hand.click(page.get_by_role("button", name="Write: 23 new"))
    hand.click(page.locator(".tabs a[href$='/study/']"))
    hand.click(page.locator("a[href$='/sessions/add/']").first)
    hand.fill(page.locator("#id_content"), "十七届中央纪委第三次全会精神")
    for name, why in (("孔令仪", "business"), ("施振宇", "sick")):
        hand.click(page.locator(".roster").get_by_text(name, exact=True))
        hand.choose(page.get_by_label(f"why {name} did not come"), why)
    hand.click(page.get_by_role("button", name="Save this session"))
    page.wait_for_url(re.compile(r"/study/sessions/\d+/$"))
    session = StudySession.objects.latest("pk")
    assert session.meeting.attendance.count() == 23
    assert session.credits.count() == 21
    assert hand.inputs <= 12
