"""What the plan says is put right, struck off, handed over; regulations, measures that go on (T-55…T-59, T-64)."""

from typing import Any

from playwright.sync_api import expect

from phases.rectification.models import Booklet, Item
from tests.factories import museum as make
from tests.flows.seat import Seat
from tests.pdfs import text_of

BASE = "/rectification"
NOT_YET = "公告欄裏只有一月的進度。"


def item_of(line: dict[str, Any]) -> Item:
    return Item.objects.get(title=line["title"])


def put_right(seat: Seat) -> None:
    """Thirteen are each reported, checked by their leader and struck off by the head; five are handed over."""
    lines = make.planned_items()
    done = [line for line in lines if "done" in line]
    left = [line for line in lines if "done" not in line]
    assert (len(done), len(left)) == (make.CLOSED, make.HANDED_OVER)
    seat.takes(seat.place.office).walks(f"{BASE}/", f"{BASE}/{item_of(done[0]).pk}/")
    for line in done:
        report_done(seat, line)
    send_one_back(seat, next(line for line in done if line["leader"] == "莊立群"))
    for name in make.LEADERS:
        check_all(seat, name, sum(line["leader"] == name for line in done))
    close_all(seat)
    note_and_extend(seat, left[-1])
    seat.walks(f"{BASE}/", f"{BASE}/hand-over/").shows(*(line["title"] for line in left))
    for line in left:
        hand_over(seat, line)
    says_where_all_went(seat)


def report_done(seat: Seat, line: dict[str, Any]) -> None:
    item = item_of(line)
    seat.send(f"{BASE}/{item.pk}/claim/", done=line["done"], done_on=str(line["done_on"]))
    seat.shows(item.title, line["done"])


def send_one_back(seat: Seat, line: dict[str, Any]) -> None:
    """Its leader looks and it is not so yet; the office reports it anew."""
    item = item_of(line)
    seat.takes(seat.place.leaders[line["leader"]]).walks(f"{BASE}/", f"{BASE}/waiting/").follows(f"{BASE}/{item.pk}/")
    seat.follows(f"{BASE}/{item.pk}/check/").follows(f"{BASE}/{item.pk}/move/send_back/").fills(reason=NOT_YET)
    seat.takes(seat.place.office).see(f"{BASE}/{item.pk}/", NOT_YET)
    seat.follows(f"{BASE}/{item.pk}/claim/").fills(done=line["done"], done_on=str(line["done_on"]))


def check_all(seat: Seat, name: str, number: int) -> None:
    """Each leader ticks what he or she looked at, and answers for that alone."""
    seat.takes(seat.place.leaders[name]).walks(f"{BASE}/", f"{BASE}/waiting/")
    mine = [str(pk) for pk in Item.objects.filter(state="claimed", leader__name=name).values_list("pk", flat=True)]
    assert len(mine) == number
    seat.fills(items=mine, note="看過，屬實。")
    checked = Item.objects.filter(pk__in=mine, state="checked", checked_by=seat.place.leaders[name])
    assert checked.count() == number


def close_all(seat: Seat) -> None:
    seat.takes(seat.place.head).walks(f"{BASE}/", f"{BASE}/waiting/")
    boxes = seat.shows("看過，屬實。").locator("input[name=items]")
    assert boxes.count() == make.CLOSED
    seat.fills(items=boxes.evaluate_all("boxes => boxes.map(box => box.value)"))
    expect(seat.shows(f"{make.CLOSED}條已辦妥").locator("input[name=items]")).to_have_count(0)
    assert Item.objects.planned().filter(state="closed", closed_by=seat.place.head).count() == make.CLOSED


def note_and_extend(seat: Seat, line: dict[str, Any]) -> None:
    """How far it is, and a deadline that moves with its reason."""
    item = item_of(line)
    seat.takes(seat.place.office).walks(f"{BASE}/", f"{BASE}/{item.pk}/").fills(text=line["progress"])
    seat.shows(line["progress"])
    seat.follows(f"{BASE}/{item.pk}/extend/").fills(due_words="2009年9月底", reason="競賽改在八月舉行。")
    seat.shows("競賽改在八月舉行。", line["due"], "2009年9月底")


def hand_over(seat: Seat, line: dict[str, Any]) -> None:
    seat.send(
        f"{BASE}/{item_of(line).pk}/hand-over/",
        to=seat.place.units["辦公室"].pk,
        until="2030-06-30",
        reason="新館建成或競賽結束才能辦完。",
    )
    seat.shows(line["title"], "辦公室")


def says_where_all_went(seat: Seat) -> None:
    seat.see(f"{BASE}/hand-over/", *(line["title"] for line in make.planned_items() if "done" not in line))
    planned = Item.objects.planned().filter(campaign=seat.place.campaign)
    states = [planned.filter(state=state).count() for state in ("closed", "handed_over")]
    assert states == [make.CLOSED, make.HANDED_OVER]
    numbers = seat.see("/thread/").inner_text()
    assert str(make.GATHERED) in numbers


def bind_regulations(seat: Seat) -> None:
    """Eleven by a sheet, bound by a job, handed out to the departments (T-56)."""
    seat.bring("regulations", make.regulations_sheet())
    seat.walks(f"{BASE}/", f"{BASE}/booklets/").presses("/bind/")
    seat.wait(lambda: Booklet.objects.exclude(pdf=None).exists(), "the booklet")
    booklet = Booklet.objects.get()
    departments = [str(seat.place.units[name].pk) for name in make.DEPARTMENTS]
    seat.see(f"{BASE}/booklets/")
    seat.follows(f"{BASE}/booklets/{booklet.pk}/").fills(departments=departments, on="2009-02-24")
    seat.shows(*make.DEPARTMENTS)
    bound = text_of(bytes(booklet.pdf))
    assert all(name in bound for name in make.REGULATIONS)


def write_what_lasts(seat: Seat) -> None:
    """Two work projects, four groups of measures, five effects, three shortcomings (T-57…T-59, T-64)."""
    seat.walks(f"{BASE}/", f"{BASE}/lists/projects/").follows(f"{BASE}/lists/projects/add/").fills(name="新館建設")
    seat.send(f"{BASE}/lists/projects/add/", name="第九屆中國青少年機器人競賽")
    for group in seat.place.campaign.rules["rectification"]["long_term_groups"]:
        seat.send(f"{BASE}/lists/measures/add/", group=group, text="年底前檢查一次落實情況")
        seat.shows(group)
    for kind, texts in (("effect", make.EFFECTS), ("shortcoming", make.SHORTCOMINGS)):
        for text in texts:
            seat.send(f"{BASE}/lists/points/add/", kind=kind, text=text)
    seat.shows(*make.EFFECTS, *make.SHORTCOMINGS)
