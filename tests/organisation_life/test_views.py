"""Organisation life in the browser's eyes: prepared by the office, written by members, read by the superior."""

from datetime import date

import pytest
from django.urls import reverse

from phases.organisation.roles import Role
from phases.organisation_life import services
from phases.organisation_life.models import DirectionNote, HeartTalk, LifeMeeting, MutualComment, Speech, SpeechDraft
from tests.factories import life, meetings, opinions

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return life.museum()


@pytest.fixture
def held():
    return life.held()


@pytest.fixture
def enter(client):
    def entered(user):
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return entered


def url(name, *at):
    return reverse(f"organisation_life:{name}", args=["museum", *at])


def text(answer):
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


@pytest.mark.trace("T-29")
def test_member_writes_saves_and_hands_in(place, enter):
    client = enter(life.login(place, place.people.members[0]))
    mine = url("draft-mine", place.meeting.pk)
    client.post(mine, {"text": "第一稿", "based_on": "0"})
    assert "第一稿" in text(client.get(mine))
    answer = client.post(mine, {"text": "第二稿", "based_on": "1", "hand_in": "1"}, follow=True)
    assert "第二稿" in text(answer)
    draft = SpeechDraft.objects.get()
    assert (draft.state, draft.versions.count()) == ("submitted", 2)
    assert client.get(mine).status_code == 302
    client.post(url("draft-take-back", draft.pk))
    draft.refresh_from_db()
    assert draft.state == "draft"
    client.post(url("draft-hand-in", draft.pk))
    draft.refresh_from_db()
    assert draft.state == "submitted"


def test_what_was_typed_in_an_old_window_is_not_lost(place, enter):
    client = enter(life.login(place, place.people.members[0]))
    mine = url("draft-mine", place.meeting.pk)
    client.post(mine, {"text": "第一稿", "based_on": "0"})
    assert "旧窗口里的话" in text(client.post(mine, {"text": "旧窗口里的话", "based_on": "0"}))
    assert SpeechDraft.objects.get().versions.count() == 1


def test_account_without_a_person_is_told_so(place, enter):
    client = enter(meetings.appointed(place.campaign, Role.MEMBER))
    assert client.get(url("draft-mine", place.meeting.pk)).status_code == 403


@pytest.mark.trace("T-29")
def test_superior_returns_and_approves_a_leaders_draft(place, enter):
    draft = life.handed_in(place, place.people.secretary, text="剖析自我", role=Role.LEADER)
    version = draft.versions.get()
    client = enter(meetings.appointed(place.campaign, Role.SUPERIOR))
    listed = text(client.get(url("draft-list", place.meeting.pk)))
    assert "徐东向" in listed
    assert "王党员" not in listed
    assert "剖析自我" in text(client.get(url("draft", draft.pk)))
    client.post(url("draft-decide", draft.pk), {"version": version.pk, "return": "1", "comment": ""})
    draft.refresh_from_db()
    assert draft.state == "submitted"
    client.post(url("draft-decide", draft.pk), {"version": version.pk, "return": "1", "comment": "再具体些"})
    draft.refresh_from_db()
    assert draft.state == "returned"
    enter(draft.person.user)
    mine = url("draft-mine", place.meeting.pk)
    assert "再具体些" in text(client.get(mine))
    client.post(mine, {"text": "更具体的剖析", "based_on": "1", "hand_in": "1"})
    enter(meetings.appointed(place.campaign, Role.SUPERIOR))
    newest = draft.versions.first()
    client.post(url("draft-decide", draft.pk), {"version": newest.pk, "approve": "1", "decided_on": "bad"})
    draft.refresh_from_db()
    assert draft.state == "submitted"
    client.post(url("draft-decide", draft.pk), {"version": newest.pk, "approve": "1", "decided_on": "2008-12-20"})
    draft.refresh_from_db()
    assert draft.state == "approved"


def test_office_receives_sheets_of_paper_and_filters_the_list(place, enter):
    client = enter(place.office)
    client.post(url("draft-paper", place.meeting.pk), {"people": [person.pk for person in place.people.members]})
    missing = text(client.get(url("draft-list", place.meeting.pk), {"state": "missing"}))
    assert "徐东向" in missing
    assert "王党员" not in missing
    assert client.get(url("draft-list", place.meeting.pk), {"q": "没有这个人"}).status_code == 200


@pytest.mark.trace("T-26", "T-32")
def test_office_prepares_the_meeting(place, enter):
    opinions.group(place.campaign, text="多办青少年活动")
    client = enter(place.office)
    ready = url("readiness", place.meeting.pk)
    assert "省科协领导小组" in text(client.get(ready))
    papers = url("papers", place.meeting.pk)
    client.post(papers, {"read_out_by": "张英虎"})
    assert LifeMeeting.objects.get().read_out_by == "张英虎"
    notice = f"{url('notice', place.meeting.pk)}?to=省科协领导小组"
    late = {"recipient": "省科协领导小组", "sent_on": "2008-12-15", "reason": ""}
    assert "2008-12-15" in text(client.post(notice, late))
    assert client.post(notice, late | {"reason": "随初稿一并报送"}).status_code == 302
    assert "随初稿一并报送" in text(client.get(notice))
    client.post(url("summary-write", place.meeting.pk))
    printed = client.get(url("summary-file", place.meeting.pk))
    assert printed.content.startswith(b"%PDF")
    assert "多办青少年活动" not in text(client.get(ready))


def test_summary_without_opinions_says_what_to_do(place, enter):
    client = enter(place.office)
    assert client.post(url("summary-write", place.meeting.pk), follow=True).status_code == 200
    assert client.get(url("summary-file", place.meeting.pk)).status_code == 404


@pytest.mark.trace("T-22")
def test_directions_are_noted_on_one_page(place, enter):
    groups = [opinions.group(place.campaign, text=f"意见{n}") for n in range(18)]
    review = meetings.meeting(place.campaign, by=place.office, kind="opinion_review", on=date(2008, 11, 21))
    client = enter(place.office)
    page = url("directions", review.pk)
    assert text(client.get(page)).count('name="direction_') == 18
    client.post(page, {f"direction_{group.pk}": f"思路{group.number}" for group in groups})
    assert DirectionNote.objects.count() == 18
    client.post(page, {f"direction_{group.pk}": "" for group in groups[:1]})
    assert DirectionNote.objects.count() == 0
    enter(meetings.appointed(place.campaign, Role.HEAD))
    assert client.post(page, {}).status_code == 403
    assert client.get(url("directions", place.meeting.pk)).status_code == 404


@pytest.mark.trace("T-33", "T-34", "T-35", "T-36")
def test_office_writes_the_record_and_members_read_what_is_theirs(held, enter):
    client = enter(held.office)
    record, pk = url("record", held.meeting.pk), held.meeting.pk
    assert "徐东向" in text(client.get(url("speakers", pk)))
    client.post(url("speakers", pk), {"names": "徐东向\n张英虎\n王党员"})
    assert client.post(url("speakers", pk), {"names": "没有这个人"}).status_code == 200
    assert [speech.person.name for speech in Speech.objects.all()] == ["徐东向", "张英虎", "王党员"]
    client.post(url("speech", pk, 1), {"notes": "率先剖析"})
    client.post(url("comment-add", pk), {"text": "敢抓敢管不够", "about": held.people.secretary.pk,
                                        "seen_by": "committee"})  # fmt: skip
    client.post(url("comment-add", pk), {"text": "活动要多到部室去", "seen_by": "participants"})
    client.post(url("points", pk), {"speaker": "省科协副主席", "points": "一\n二\n三"})
    client.post(
        url("wrap-up", pk), {"wrapped_up_by": "简副馆长", "wrap_up": "开得好", "highlights": "准备充分\n敢讲真话"}
    )
    page = text(client.get(record))
    for words in ("率先剖析", "敢抓敢管不够", 'id="point-3"', "敢讲真话"):
        assert words in page
    enter(life.login(held, held.people.members[0]))
    page = text(client.get(record))
    assert "活动要多到部室去" in page
    assert "率先剖析" in page
    assert "敢抓敢管不够" not in page
    enter(meetings.appointed(held.campaign, Role.LIAISON))
    page = text(client.get(record))
    assert "率先剖析" not in page
    assert "活动要多到部室去" not in page
    assert 'id="point-3"' in page
    enter(held.office)
    comment = MutualComment.objects.first()
    assert comment.text in text(client.get(url("comment-remove", pk, comment.pk)))
    client.post(url("comment-remove", pk, comment.pk))
    assert MutualComment.objects.count() == 1


def test_locked_record_is_read_and_printed_but_not_written(held, enter):
    services.list_speakers(meeting=held.meeting, people=[held.people.secretary], by=held.office)
    client = enter(held.office)
    client.post(reverse("meetings:minutes-lock", args=["museum", held.meeting.pk]))
    assert client.get(url("record", held.meeting.pk)).status_code == 200
    assert client.get(url("wrap-up", held.meeting.pk)).status_code == 403
    assert client.get(url("record-file", held.meeting.pk)).content.startswith(b"%PDF")


@pytest.mark.trace("T-38")
def test_log_of_talks_shows_each_what_is_theirs(place, enter):
    secretary, member = place.people.secretary, place.people.members[0]
    client = enter(life.login(place, secretary, Role.SECRETARY))
    typed = {"talker": secretary.pk, "partner": member.pk, "talked_on": "2008-12-18", "place": "办公室"}
    client.post(url("talk-add"), typed)
    talk = HeartTalk.objects.get()
    assert client.post(url("talk-add"), typed).status_code == 200
    assert HeartTalk.objects.count() == 1
    client.post(url("talk-edit", talk.pk), typed | {"place": "资料室"})
    assert "资料室" in text(client.get(url("talk-list")))
    assert client.post(url("talk-edit", talk.pk), typed | {"partner": secretary.pk}).status_code == 200
    enter(place.office)
    page = text(client.get(url("talk-list")))
    assert "1" in page
    assert "王党员" not in page
    enter(life.login(place, member))
    assert "徐东向" in text(client.get(url("talk-list")))
    enter(secretary.user)
    assert "王党员" in text(client.get(url("talk-remove", talk.pk)))
    client.post(url("talk-remove", talk.pk))
    assert not HeartTalk.objects.exists()


def test_overview_lists_meetings_and_says_what_comes_when_there_is_none(place, enter):
    client = enter(place.office)
    assert "支部组织生活会" in text(client.get(url("overview")))
    place.meeting.attendance.all().delete()
    assert client.get(url("draft-list", place.meeting.pk)).status_code == 200


# ---- Two windows, and words that nobody handed in -----------------------------------------------------------------


def test_what_the_author_saves_after_a_return_is_read_by_nobody_else(place, enter):
    secretary = place.people.secretary
    draft = life.handed_in(place, secretary, "交上去的第一稿", role=Role.LEADER)
    superior = meetings.appointed(place.campaign, Role.SUPERIOR)
    services.return_draft(version=draft.versions.get(), comment="再深一些", by=superior)
    author = secretary.user if hasattr(secretary, "user") else draft.versions.get().author
    services.save_draft(meeting=place.meeting, person=secretary, text="还没写完的话", by=author, based_on=1)
    for reader in (superior, place.office):
        page = text(enter(reader).get(url("draft", draft.pk)))
        assert "交上去的第一稿" in page
        assert "还没写完的话" not in page
    assert "还没写完的话" in text(enter(author).get(url("draft", draft.pk)))


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [
        ("points", {"speaker": "王书记", "points": "甲说的"}, {"speaker": "王书记", "points": "乙说的"}),
        ("wrap-up", {"wrap_up": "甲写的"}, {"wrap_up": "乙写的"}),
        ("speakers", {"names": "徐东向"}, {"names": "张英虎"}),
    ],
)
def test_second_of_two_windows_is_told(held, enter, name, first, second):
    client = enter(held.office)
    page = client.get(url(name, held.meeting.pk))
    mark = {"standing": page.context["mark"]}
    assert client.post(url(name, held.meeting.pk), first | mark).status_code == 302
    answer = client.post(url(name, held.meeting.pk), second | mark)
    assert "Somebody else saved" in text(answer) or "另一个" in text(answer) or "别人" in text(answer)
    assert next(iter(second.values())) in text(answer)


def test_notes_of_a_speech_saved_in_two_windows(held, enter):
    services.list_speakers(meeting=held.meeting, people=[held.people.secretary], by=held.office)
    client, at = enter(held.office), url("speech", held.meeting.pk, 1)
    mark = {"standing": client.get(at).context["mark"]}
    client.post(at, {"notes": "第一个窗口"} | mark)
    client.post(at, {"notes": "第二个窗口"} | mark)
    assert Speech.objects.get().notes == "第一个窗口"
