"""The rectification plan: by a sheet, approved by two meetings, published, answered (domain.md T-52…T-55)."""

from phases.meetings.models import Meeting
from phases.opinions.models import Opinion
from phases.rectification.models import Item, PlanPublication
from tests.factories import museum as make
from tests.flows.museum import shared
from tests.flows.seat import Seat
from tests.services import browser

PLAN = "/rectification/plan/"
ANSWER = "公告裏能不能寫明每條的聯絡部室？"
REPLY = "每條都寫了承辦部室，可直接聯絡。"


def draw_up(seat: Seat) -> None:
    """Four directions, four categories, eighteen items with the opinion and the problem behind each, by a sheet."""
    seat.takes(seat.place.office).walks("/rectification/", PLAN).presses("/begin/")
    seat.bring("items", make.items_sheet())
    seat.see(PLAN, *make.CATEGORIES, str(make.GATHERED))
    group = make.groups_of(seat.place)[3]
    item = Item.objects.get(groups=group)
    seat.see(f"/opinions/groups/{group.pk}/", item.title)
    seat.follows(f"/rectification/{item.pk}/").shows(group.text, str(item.problems.get()))


def approve_and_publish(seat: Seat) -> None:
    """Two meetings discussed it; it hangs in the hall and stands on the page without an account (T-53, T-54)."""
    committee, house = Meeting.Kind.COMMITTEE, Meeting.Kind.OTHER
    held = [
        shared.hold_meeting(seat, committee, "支委會：討論整改落實方案", "2009-02-05"),
        shared.hold_meeting(seat, house, "館工作會：討論整改落實方案", "2009-02-06"),
    ]
    seat.walks("/rectification/", PLAN).follows(f"{PLAN}approve/").fills(meetings=[str(one.pk) for one in held])
    seat.shows("支委會：討論整改落實方案", "館工作會：討論整改落實方案")
    seat.follows(f"{PLAN}publications/").follows(f"{PLAN}publications/add/")
    seat.fills(scope="public", place="館門口公告欄和館內網頁", published_on="2009-02-09")
    seat.shows("館門口公告欄和館內網頁")


def read_without_an_account(seat: Seat) -> None:
    browser.leave(seat.page)
    seat.page.goto(f"/published/{make.SLUG}/")
    shown = seat.page.locator("body").inner_text()
    for words in (*make.CATEGORIES, *(item["title"] for item in make.planned_items())):
        assert words in shown
    assert not any(name in shown for name in (*make.LEADERS, *make.LIAISONS))


def answer_the_public(seat: Seat) -> None:
    """What somebody answered to the publication goes the way of all opinions, and gets its reply."""
    publication = PlanPublication.objects.get()
    seat.takes(seat.place.office).walks("/rectification/", PLAN).follows(f"{PLAN}publications/{publication.pk}/")
    seat.fills(text=ANSWER, received_on="2009-02-12")
    opinion = Opinion.objects.get(text=ANSWER)
    seat.follows(f"/opinions/{opinion.pk}/").follows(f"/opinions/{opinion.pk}/answer/")
    seat.fills(fate="answered", reply=REPLY)
    seat.shows(REPLY)
