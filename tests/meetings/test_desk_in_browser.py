"""The three roads of attendance in a real browser: the code and a phone, two windows at once, the sheet by keys."""

import pytest
from playwright.sync_api import expect

from phases.meetings import links
from phases.meetings.models import Attendance, Meeting, SignInDesk
from phases.study.models import StudyCredit
from tests.browser import looks
from tests.factories import meetings, organisation, study, timeline
from tests.services import browser

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def hall(transactional_db):
    """A session of today with five members, and the office that receives them."""
    campaign = timeline.campaign(slug="kj")
    office = meetings.appointed(campaign)
    names = ("周明远", "沈国栋", "陆静宜", "韩志刚", "阿依努尔·买买提")
    people = [organisation.person(campaign.unit, name, post="科员") for name in names]
    session = study.session(campaign, by=office, people=people, on=campaign.today, state=Meeting.State.PLANNED)
    return campaign, office, session.meeting


def claim(phone, name):
    """As somebody in the room does it: scan, tap."""
    phone.goto(f"/sign-in/{links.code_of(SignInDesk.objects.get(closed_at=None))}/")
    phone.get_by_role("button", name=name, exact=True).click()
    expect(phone.locator("h1")).to_have_text(name)


def test_people_sign_in_by_phone_while_two_windows_watch(page, phone, live_server, hall):
    campaign, office, meeting = hall
    here = f"/campaigns/kj/meetings/{meeting.pk}/desk/"
    browser.sign_in(page, office, base_url=live_server.url)
    looks.check_page(page, here, "desk-before")
    page.get_by_role("button", name="Open the desk").click()
    other = page.context.new_page()
    other.goto(here)
    page.locator("label", has_text="阿依努尔·买买提").click()  # in the room without a phone
    claim(phone, "周明远")
    claim(phone, "沈国栋")  # the same phone: a doubt for the host
    expect(page.locator("#doubt-" + str(number(campaign, "沈国栋")))).not_to_be_checked()
    expect(page.get_by_text("the same phone also named 周明远")).to_be_visible()
    expect(page.locator(f"#away-{number(campaign, '阿依努尔·买买提')}")).to_be_checked()  # what was ticked stayed
    looks.check_page(other, f"{here}screen/", "desk-screen")
    room_comes_anew(page)
    page.locator("#confirm").evaluate("button => { button.dataset.seen = 'yes' }")
    room_comes_anew(page)
    room_comes_anew(page)  # by now the answer before was dealt with
    expect(page.locator("#confirm[data-seen=yes]")).to_be_visible()  # nobody came: nothing moves under the mouse
    page.get_by_label("周明远").check()
    page.get_by_role("button", name="Confirm all who are ticked").click()
    expect(page.locator("h1")).to_have_text("2 of 5 are here")
    looks.check_page(page, here, "desk")
    page.get_by_role("button", name="Close and record the attendance").click()
    page.wait_for_url(f"**/study/sessions/{meeting.pk}/")
    present = Attendance.objects.filter(status="present").values_list("person__name", flat=True)
    assert list(present) == ["周明远", "阿依努尔·买买提"]
    assert StudyCredit.objects.standing().count() == 2


def room_comes_anew(page):
    with page.expect_response("**/desk/room/"):
        """The page asks every four seconds."""


def number(campaign, name):
    return campaign.unit.people.get(name=name).pk


def test_pages_of_a_phone_and_of_the_roll_look(page, live_server, hall):
    campaign, office, meeting = hall
    desk = SignInDesk.objects.create(meeting=meeting, opened_by=office)
    looks.check_page(page, f"/sign-in/{links.code_of(desk)}/", "sign-in")
    browser.sign_in(page, office, base_url=live_server.url)
    meetings.review(campaign.phases.get(order=1), by=office)
    held = meetings.meeting(
        campaign,
        by=office,
        people=meetings.people(campaign.unit),
        superiors="省科协副主席",
        summary="一是\n二是",
    )
    for name, path in {
        "sheet": f"study/sessions/{meeting.pk}/sheet/",
        "minutes": f"meetings/{held.pk}/",
        "sign-in-sheet": f"meetings/{held.pk}/sign-in/",
        "conveyance": "meetings/add/?kind=conveyance",
        "reviews": "reviews/",
        "review": "reviews/add/",
    }.items():
        looks.check_page(page, f"/campaigns/kj/{path}", name)


def test_sheet_is_typed_back_by_keys_alone(page, live_server, hall):
    _campaign, office, meeting = hall
    browser.sign_in(page, office, base_url=live_server.url)
    page.goto(f"/campaigns/kj/study/sessions/{meeting.pk}/sheet/")
    for key in ("Enter", "3", "ArrowDown", "6", "Enter", "Enter"):  # two lines changed, the last key is the button
        page.keyboard.press(key)
    page.wait_for_url(f"**/study/sessions/{meeting.pk}/")
    lines = meeting.attendance.values_list("status", "reason")
    assert list(lines) == [("present", ""), ("leave", "sick"), ("present", ""), ("absent", ""), ("present", "")]
