"""The organisation-life meeting: consent, papers, notices, drafts, the meeting itself (domain.md T-25…T-36)."""

from playwright.sync_api import expect

from phases.documents.models import Document
from phases.meetings.models import Meeting
from phases.organisation_life.models import SpeechDraft
from tests.factories import museum as make
from tests.flows.museum import shared
from tests.flows.seat import Seat

PAPERS = {
    "notice": "關於召開2009年省科技館支部組織生活會的通知",
    "implementation_plan": "省科技館開展深入學習實踐科學發展觀活動第二階段工作方案",
}
POINTS = ("發言材料準備得很充分", "歸納匯總的18條意見一定要抓好落實", "加強學習和培訓，完成好各個階段的各項工作")
RECIPIENTS = ("全體黨員、入黨積極分子和群眾代表", "省科協學習實踐活動領導小組")
RETURNED = "對班子自身的問題寫得不夠，再寫具體一點。"


def prepare(seat: Seat) -> Meeting:
    """Two papers, consent, the planned meeting, who was told, the summary of the opinions (T-25…T-28)."""
    seat.takes(seat.place.office).walks("/documents/", "/documents/add/")
    papers = {kind: write_paper(seat, kind, title) for kind, title in PAPERS.items()}
    shared.ask_consent(seat, "organisational_life", "召開第二階段組織生活會", "2008-12-18", "2008-12-19")
    seat.walks("/more/", "/life/").follows("?kind=organisational_life")
    seat.fills(title="第二階段組織生活會", held_on="2008-12-23", planned=True)
    meeting = Meeting.objects.select_related("campaign", "phase").get(kind="organisational_life")
    assert meeting.agenda.count() == 6
    life = f"/life/{meeting.pk}"
    seat.follows(f"{life}/")
    short = seat.page.locator(".gate-list:not(.is-done) li").count()
    seat.follows(f"{life}/papers/")
    seat.fills(notice=papers["notice"], plan=papers["implementation_plan"], read_out_by="莊立群")
    for recipient in RECIPIENTS:
        seat.send(
            f"{life}/notice/?to={recipient}", sent_on="2008-12-19", enclosures=[str(pk) for pk in papers.values()]
        )
    seat.press(f"{life}/papers/", "/summary/")
    seat.shows("意見匯總", "學習科學發展觀活動")
    seat.see(f"{life}/")
    assert seat.page.locator(".gate-list:not(.is-done) li").count() < short
    talk_before(seat)
    return meeting


def write_paper(seat: Seat, kind: str, title: str) -> int:
    """A document of phase two, its sections filled, filed (T-26)."""
    phase = seat.place.campaign.phases.get(order=2)
    seat.send("/documents/add/", kind=kind, title=title, issuer="中共省科技館支部", phase=phase.pk)
    document = Document.objects.get(title=title)
    names = seat.page.locator("main [name^='text_']").evaluate_all("fields => fields.map(one => one.name)")
    seat.fills(**{name: f"{title}：照此辦理。" for name in names if name != "text_new" or len(names) == 1})
    seat.press(f"/documents/{document.pk}/", "/file/")
    seat.see(f"/documents/?q={title}", title)
    return document.pk


def talk_before(seat: Seat) -> None:
    """The secretary notes that a talk took place, and nothing of what was said (T-38)."""
    people = seat.place.people
    seat.takes(seat.place.head).walks("/more/", "/life/talks/").follows("/life/talks/add/")
    seat.fills(talker=people["許懷遠"].pk, partner=people["莊立群"].pk, talked_on="2008-12-20")
    seat.shows("許懷遠", "莊立群")


def draft_speeches(seat: Seat, meeting: Meeting) -> None:
    """Leaders write and the superior reads: one is returned first; a member writes, the others bring a sheet (T-29)."""
    drafts = f"/life/{meeting.pk}/drafts/"
    seat.takes(seat.place.head).walks("/more/", "/life/", f"{drafts}mine/")
    for name in make.LEADERS:
        write_speech(
            seat, seat.place.leaders[name], drafts, f"{name}：從學習和工作中存在的主要問題入手，談差距、談打算。"
        )
        seat.shows("省科協學習實踐活動領導小組")
    seat.takes(seat.place.superior).walks("/more/", "/life/", drafts)
    review(seat, drafts, "莊立群", "button[name=return]", RETURNED)
    seat.takes(seat.place.leaders["莊立群"]).see(f"{drafts}mine/", RETURNED)
    seat.fills("button[name=hand_in]", text="莊立群：班子議定的事沒有逐件通報，今後十日內通報。")
    for name in make.LEADERS:
        review(seat, drafts, name, "button[name=approve]", "可以發言。")
    member = next(iter(make.LIAISONS))
    write_speech(seat, seat.place.liaisons[make.LIAISONS[member]], drafts, f"{member}：新館展項的責任要落實到人。")
    seat.takes(seat.place.office).see(drafts)
    seat.follows(f"{drafts}paper/")
    waiting = seat.page.locator("main input[name=people]")
    seat.fills(people=waiting.evaluate_all("boxes => boxes.map(box => box.value)"), on="2008-12-15")
    seat.shows("23")
    expect(seat.page.locator("main tbody tr")).to_have_count(23)
    assert not SpeechDraft.objects.exclude(state__in=["submitted", "approved"]).exists()


def write_speech(seat: Seat, user: object, drafts: str, words: str) -> None:
    seat.takes(user).send(f"{drafts}mine/", "button[name=hand_in]", text=words)
    seat.shows(words)


def review(seat: Seat, drafts: str, name: str, decision: str, comment: str) -> None:
    """The superior opens the campaign, finds the draft in the list, reads and decides."""
    draft = SpeechDraft.objects.get(person__name=name)
    seat.takes(seat.place.superior).see(drafts)
    seat.follows(f"/life/drafts/{draft.pk}/").shows(name)
    seat.fills(decision, comment=comment)
    seat.shows(comment)


def hold(seat: Seat, meeting: Meeting) -> None:
    """Who came, the speakers in order, comments, the superior's points, the summing up; then locked (T-30…T-36)."""
    life, people = f"/life/{meeting.pk}", seat.place.people
    seat.takes(seat.place.office).walks("/meetings/", f"/meetings/{meeting.pk}/").follows(
        f"/meetings/{meeting.pk}/edit/"
    )
    seat.fills(planned=False, absent=[str(people["董健強"].pk)], superiors="省科協副主席", chair="許懷遠")
    came = seat.shows("省科協副主席").locator("tbody tr", has_text="群眾代表").first
    assert came.locator("td").all_inner_texts() == ["2", "1"]
    seat.follows(f"{life}/record/")
    order = list_speakers(seat, life)
    seat.send(f"{life}/speeches/1/", notes="率先進行自我剖析。")
    said = {
        "activist": ("committee", "希望多聽年輕人的意見"),
        "mass_representative": ("participants", "多開放幾個下午"),
    }
    for speaker, (seen_by, text) in said.items():
        seat.send(f"{life}/comments/add/", text=text, speaker_class=speaker, seen_by=seen_by)
    seat.send(f"{life}/points/", speaker="省科協副主席", points="\n".join(POINTS))
    seat.send(f"{life}/wrap-up/", wrapped_up_by="簡淑芬", highlights="敢說話、講實話。\n大家準備充分。")
    words = seat.see(f"{life}/record/", *POINTS, "省科協副主席", "敢說話、講實話。").inner_text()
    assert [words.index(name) for name in order] == sorted(words.index(name) for name in order)
    lock(seat, meeting)
    read_comments(seat, life, *(text for _seen_by, text in said.values()))


def list_speakers(seat: Seat, life: str) -> list[str]:
    """The list comes from the roll: the secretary first, then the other leaders, then the members (T-33)."""
    seat.follows(f"{life}/speakers/")
    order = seat.page.locator("main [name=names]").input_value().split()
    assert order[:3] == list(make.LEADERS)
    assert len(order) == 23
    seat.fills()
    return order


def lock(seat: Seat, meeting: Meeting) -> None:
    seat.follows(f"/meetings/{meeting.pk}/lock/").fills()
    meeting.refresh_from_db()
    assert meeting.locked_at is not None
    seat.see(f"/life/{meeting.pk}/record/")
    expect(seat.page.locator(f"main a[href$='/life/{meeting.pk}/speakers/']")).to_have_count(0)


def read_comments(seat: Seat, life: str, for_the_committee: str, for_all_present: str) -> None:
    """The committee reads all, a member who was there what is for those present, the office neither (T-34)."""
    reading = {
        seat.place.head: (True, True),
        seat.place.liaisons["展覽部"]: (False, True),
        seat.place.office: (False, True),
    }
    for user, shown in reading.items():
        words = seat.takes(user).see(f"{life}/record/").inner_text()
        assert (for_the_committee in words, for_all_present in words) == shown, user
