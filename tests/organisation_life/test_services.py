"""What happens in organisation life, with the museum's own figures (domain.md T-22…T-38)."""

from datetime import date

import pytest
from django.db import Error, connection, transaction

from phases.core.audit.models import AuditEntry
from phases.core.verdict import RefusedError
from phases.meetings import services as meeting_services
from phases.organisation.roles import Role
from phases.organisation_life import selectors, services
from phases.organisation_life.models import (
    DirectionNote,
    HeartTalk,
    MutualComment,
    NoticeGiven,
    Speech,
    SpeechDraft,
    SpeechVersion,
    SuperiorPoint,
)
from phases.submissions.models import Submission
from tests.factories import documents as make
from tests.factories import life, meetings, opinions

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return life.museum()


@pytest.fixture
def held():
    return life.held()


def superior(place):
    return meetings.appointed(place.campaign, Role.SUPERIOR)


# ---- Drafts ------------------------------------------------------------------------------------------------------


@pytest.mark.trace("T-29")
def test_leaders_drafts_go_to_the_superior_and_others_are_ready_when_handed_in(place):
    """The secretary and two deputy directors need an approval; a member needs a draft."""
    leaders = [place.people.secretary, *place.people.deputies]
    for person in leaders:
        life.handed_in(place, person, role=Role.LEADER)
    ordinary = life.handed_in(place, place.people.members[0])
    lines = {line.person: line for line in selectors.lines_of(place.meeting)}
    assert [person.name for person in lines if lines[person].level] == ["徐东向", "张英虎", "李副馆长"]
    assert lines[ordinary.person].is_ready
    assert not any(lines[person].is_ready for person in leaders)
    sent = Submission.objects.filter(purpose="review", recipient="省科协领导小组")
    assert sent.count() == 3
    by = superior(place)
    for draft in SpeechDraft.objects.filter(person__in=leaders):
        services.approve_draft(version=draft.versions.first(), by=by)
    assert all(line.is_ready for line in selectors.lines_of(place.meeting) if line.person in leaders)
    assert set(sent.values_list("state", flat=True)) == {"accepted"}


def test_returned_draft_is_written_otherwise_before_it_is_handed_in_again(place):
    draft = life.handed_in(place, place.people.secretary, role=Role.HEAD)
    user, by = draft.person.user, superior(place)
    first = draft.versions.first()
    with pytest.raises(RefusedError, match="say why"):
        services.return_draft(version=first, comment=" ", by=by)
    draft = services.return_draft(version=first, comment="剖析再深一些", by=by)
    assert draft.state == "returned"
    with pytest.raises(RefusedError, match="was returned"):
        services.hand_in(draft=draft, by=user)
    second = services.save_draft(meeting=place.meeting, person=draft.person, text="更深的剖析", by=user, based_on=1)
    services.hand_in(draft=second.draft, by=user)
    with pytest.raises(RefusedError, match="changed while you were reading"):
        services.approve_draft(version=first, by=by)
    assert services.approve_draft(version=second, by=by).state == "approved"
    register = Submission.objects.order_by("pk")
    assert [(row.state, "剖析" in row.comment) for row in register] == [("returned", False), ("accepted", False)]


def test_several_levels_decide_one_after_the_other():
    levels = [{"by": "head", "name": "党组书记"}, {"by": "superior", "name": "督导组"}]
    place = life.museum(speech_review=levels)
    draft = life.handed_in(place, place.people.deputies[0], role=Role.LEADER)
    version = draft.versions.first()
    by, head = superior(place), meetings.appointed(place.campaign, Role.HEAD)
    assert not Submission.objects.exists()
    with pytest.raises(RefusedError, match="党组书记"):
        services.approve_draft(version=version, by=by)
    assert services.approve_draft(version=version, by=head).state == "submitted"
    assert Submission.objects.get().recipient == "督导组"
    assert services.approve_draft(version=version, by=by).state == "approved"


def test_draft_taken_back_loses_its_approval_and_gets_it_back_unchanged(place):
    draft = life.handed_in(place, place.people.secretary, role=Role.LEADER)
    user, by = draft.person.user, superior(place)
    services.approve_draft(version=draft.versions.first(), by=by)
    draft = services.take_back_draft(draft=draft, by=user)
    assert (draft.state, draft.approved_version) == ("draft", None)
    assert services.hand_in(draft=draft, by=user).state == "approved"


def test_nobody_writes_or_reviews_for_somebody_else(place):
    stranger = life.login(place, place.people.members[1])
    with pytest.raises(RefusedError, match="their own speech"):
        services.save_draft(meeting=place.meeting, person=place.people.secretary, text="替写", by=stranger)
    draft = life.handed_in(place, place.people.secretary, role=Role.LEADER)
    with pytest.raises(RefusedError, match="their own speech"):
        services.approve_draft(version=draft.versions.first(), by=draft.person.user)
    with pytest.raises(RefusedError, match="lies with"):
        services.approve_draft(version=draft.versions.first(), by=stranger)


def test_two_windows_lose_nothing(place):
    user = life.login(place, place.people.members[0])
    person = place.people.members[0]
    services.save_draft(meeting=place.meeting, person=person, text="甲", by=user)
    with pytest.raises(RefusedError, match="another window"):
        services.save_draft(meeting=place.meeting, person=person, text="乙", by=user)
    assert services.save_draft(meeting=place.meeting, person=person, text="甲", by=user, based_on=1).number == 1


def test_sheets_of_paper_are_noted_without_their_words(place):
    services.receive_on_paper(meeting=place.meeting, people=place.people.members, by=place.office)
    assert {version.text for version in SpeechVersion.objects.all()} == {""}
    missing = selectors.not_handed_in(selectors.lines_of(place.meeting))
    assert [person.name for person in missing] == ["徐东向", "张英虎", "李副馆长"]


def test_office_writes_down_what_the_superior_answered_on_paper(place):
    [draft] = services.receive_on_paper(meeting=place.meeting, people=[place.people.secretary], by=place.office)
    version = draft.versions.first()
    services.approve_draft(version=version, by=place.office, on=date(2008, 12, 20), reviewer="省科协副主席")
    assert version.reviews.get().reviewer == "省科协副主席"


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE phases_speechversion SET text = '改过'",
        "DELETE FROM phases_speechversion",
        "UPDATE phases_speechreview SET decision = 'approved'",
        "DELETE FROM phases_speechreview",
        "UPDATE phases_speechdraft SET state = 'approved', approved_version_id = {version}",
    ],
)
def test_database_keeps_versions_and_reviews(place, sql):
    draft = life.handed_in(place, place.people.secretary, role=Role.LEADER)
    version = draft.versions.get()
    services.return_draft(version=version, comment="再写", by=superior(place))
    with pytest.raises(Error, match=r"never|approved"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql.format(version=version.pk))


# ---- Before the meeting ------------------------------------------------------------------------------------------


@pytest.mark.trace("T-26")
def test_notice_and_phase_plan_belong_to_phase_and_meeting(place):
    phase = place.meeting.phase
    at = {"campaign": place.campaign, "phase": phase, "office": place.office}
    notice, plan = (make.drafted(type("Place", (), at), kind=kind) for kind in ("notice", "implementation_plan"))
    services.prepare_meeting(meeting=place.meeting, notice=notice, plan=plan, by=place.office)
    papers = selectors.life_of(place.meeting)
    assert [papers.notice.phase, papers.plan.phase] == [phase, phase]
    elsewhere = make.drafted(type("Place", (), at | {"phase": place.campaign.phases.get(order=1)}), kind="notice")
    with pytest.raises(RefusedError, match="another phase"):
        services.prepare_meeting(meeting=place.meeting, notice=elsewhere, by=place.office)


def test_late_notice_asks_for_a_reason_and_then_stands(place):
    """15 days before 23 December is the 8th; the 10th is late."""
    with pytest.raises(RefusedError, match="Say why"):
        services.note_notice(
            meeting=place.meeting, recipient="省科协领导小组", sent_on=date(2008, 12, 10), by=place.office
        )
    services.note_notice(
        meeting=place.meeting,
        recipient="省科协领导小组",
        sent_on=date(2008, 12, 10),
        reason="与初稿一并报送",
        by=place.office,
    )
    services.note_notice(meeting=place.meeting, recipient="全体党员", sent_on=date(2008, 12, 19), by=place.office)
    services.note_notice(meeting=place.meeting, recipient="离退休支部", reason="已电话告知", by=place.office)
    assert all(line.verdict for line in selectors.notice_lines(place.meeting))
    assert NoticeGiven.objects.count() == 3


@pytest.mark.trace("T-27", "T-28", "T-32")
def test_opinions_of_two_phases_are_summed_up_once_in_four_groups_without_names(place):
    """18 in 4 categories, whenever they were gathered; in the wording of the consolidation, and nobody's name."""
    categories = [opinions.category(place.campaign, f"方面{n}") for n in range(4)]
    for n in range(18):
        raw = [
            opinions.opinion(place.campaign, f"原话{n}之{phase.order}", giver_name="许先生", phase=phase)
            for phase in place.campaign.phases.all()[:2]
        ]
        opinions.group(place.campaign, *raw, text=f"归纳意见{n}", category=categories[n % 4])
    document = services.sum_up_opinions(meeting=place.meeting, by=place.office)
    body = document.versions.get().body
    said = [text for section in body["sections"] for text in section["paragraphs"]]
    assert (len(body["sections"]), len(said)) == (4, 18)
    assert {text.partition(".")[2] for text in said} == {f"归纳意见{n}" for n in range(18)}
    assert "许先生" not in str(body)
    assert "18" in body["closing"]
    assert (document.state, document.phase) == ("filed", place.meeting.phase)
    assert services.sum_up_opinions(meeting=place.meeting, by=place.office).versions.count() == 1


@pytest.mark.trace("T-22")
def test_each_of_the_eighteen_opinions_gets_a_direction_at_a_meeting(place):
    groups = [opinions.group(place.campaign, text=f"归纳意见{n}") for n in range(18)]
    review = meetings.meeting(place.campaign, by=place.office, kind="opinion_review", title="专题讨论会",
                              on=date(2008, 11, 21))  # fmt: skip
    review.campaign = place.campaign
    said = {group: f"思路{group.number}" for group in groups}
    assert services.note_directions(meeting=review, directions=said, by=place.office) == 18
    assert DirectionNote.objects.filter(meeting=review).count() == 18
    for group in groups:
        group.refresh_from_db()
        assert group.direction == f"思路{group.number}"


# ---- At the meeting ----------------------------------------------------------------------------------------------


@pytest.mark.trace("T-33")
def test_the_secretary_speaks_first_and_drafts_are_delivered(held):
    draft = life.handed_in(held, held.people.members[0])
    life.login(held, held.people.secretary, Role.SECRETARY)
    order = selectors.likely_order(held.meeting, held.people.secretary)
    services.list_speakers(meeting=held.meeting, people=order, by=held.office)
    speeches = list(Speech.objects.all())
    assert (speeches[0].order, speeches[0].person.name) == (1, "徐东向")
    assert [speech.person.name for speech in speeches[1:3]] == ["张英虎", "李副馆长"]
    draft.refresh_from_db()
    assert draft.state == "delivered"
    services.note_speech(speech=speeches[0], notes="率先作了自我剖析", by=held.office)
    services.list_speakers(meeting=held.meeting, people=[held.people.secretary], by=held.office)
    assert Speech.objects.get().notes == "率先作了自我剖析"
    draft.refresh_from_db()
    assert draft.state == "submitted"
    with pytest.raises(RefusedError, match="徐东向"):
        services.list_speakers(meeting=held.meeting, people=[], by=held.office)


@pytest.mark.trace("T-35")
def test_three_points_of_the_superior_keep_their_rows(held):
    said = ["发言材料准备充分", "18条意见要抓好落实", "加强学习和培训"]
    services.note_points(meeting=held.meeting, speaker="省科协副主席", points=said, by=held.office)
    second = SuperiorPoint.objects.get(order=2)
    assert (SuperiorPoint.objects.count(), second.anchor) == (3, "point-2")
    services.note_points(meeting=held.meeting, speaker="省科协副主席", points=[*said[:2], ""], by=held.office)
    assert [point.pk for point in SuperiorPoint.objects.all()][1] == second.pk
    assert SuperiorPoint.objects.count() == 2


@pytest.mark.trace("T-36")
def test_summing_up_keeps_two_highlights(held):
    services.sum_up_meeting(
        meeting=held.meeting,
        wrapped_up_by="副馆长",
        wrap_up="开得成功",
        highlights=["准备充分", "敢讲真话"],
        by=held.office,
    )
    assert selectors.life_of(held.meeting).highlights == ["准备充分", "敢讲真话"]


@pytest.mark.trace("T-34")
def test_trail_keeps_neither_comments_nor_notes(held):
    services.note_comment(
        meeting=held.meeting,
        text="批评太温和",
        speaker=held.people.activist,
        about=held.people.secretary,
        by=held.office,
    )
    kept = str(list(AuditEntry.objects.values()))
    assert "批评太温和" not in kept
    comment = MutualComment.objects.get()
    assert (comment.speaker_class, comment.seen_by) == ("activist", "committee")
    services.remove_comment(comment=comment, by=held.office)
    assert not MutualComment.objects.exists()


@pytest.mark.trace("T-66")
def test_comment_on_the_report_may_be_anonymous(held):
    review = meetings.meeting(held.campaign, by=held.office, kind="appraisal", title="集中评议", on=date(2008, 12, 24))
    review.campaign = held.campaign
    comment = services.note_comment(meeting=review, text="问题找得准", by=held.office, seen_by="participants")
    assert (comment.speaker, comment.speaker_class, comment.about) == (None, "", None)
    other = meetings.meeting(held.campaign, by=held.office, on=date(2008, 12, 1))
    other.campaign = held.campaign
    with pytest.raises(RefusedError, match="life meetings"):
        services.note_comment(meeting=other, text="不在此记", by=held.office)


def test_locked_minutes_refuse_every_word(held):
    services.list_speakers(meeting=held.meeting, people=[held.people.secretary], by=held.office)
    services.note_points(meeting=held.meeting, speaker="副主席", points=["一"], by=held.office)
    services.note_comment(meeting=held.meeting, text="好", by=held.office)
    services.sum_up_meeting(meeting=held.meeting, wrap_up="好", by=held.office)
    meeting = meeting_services.lock_minutes(meeting=held.meeting, by=held.office)
    for late in (
        lambda: services.note_comment(meeting=meeting, text="补", by=held.office),
        lambda: services.list_speakers(meeting=meeting, people=[], by=held.office),
        lambda: services.note_points(meeting=meeting, speaker="副主席", points=["改"], by=held.office),
        lambda: services.sum_up_meeting(meeting=meeting, wrap_up="改", by=held.office),
        lambda: services.note_notice(meeting=meeting, recipient="全体党员", reason="忘了", by=held.office),
    ):
        with pytest.raises(RefusedError, match="locked"):
            late()
    for sql in (
        "UPDATE phases_speech SET notes = '改'",
        "DELETE FROM phases_superiorpoint",
        "UPDATE phases_mutualcomment SET text = '改'",
        "UPDATE phases_lifemeeting SET wrap_up = '改'",
    ):
        with pytest.raises(Error, match="locked"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)


# ---- Talks -------------------------------------------------------------------------------------------------------


@pytest.mark.trace("T-38")
def test_talk_keeps_who_and_when_and_the_trail_not_even_that(place):
    secretary = life.login(place, place.people.secretary, Role.SECRETARY)
    talk = life.talk(place, place.people.secretary, place.people.members[0], by=secretary, place="办公室")
    columns = {field.name for field in HeartTalk._meta.concrete_fields}
    assert columns == {"id", "campaign", "phase", "talker", "partner", "talked_on", "place", "recorded_by"}
    assert HeartTalk._meta.get_field("place").max_length <= 30
    entry = AuditEntry.objects.filter(act="talk.recorded").get()
    assert "王党员" not in str(AuditEntry.objects.filter(pk=entry.pk).values())
    with pytest.raises(RefusedError, match="already"):
        life.talk(place, place.people.secretary, place.people.members[0], by=secretary)
    services.change_talk(
        talk=talk, talker=talk.talker, partner=place.people.members[1], talked_on=life.TODAY, by=secretary
    )
    services.remove_talk(talk=talk, by=secretary)
    assert not HeartTalk.objects.exists()


def test_leader_records_own_talks_only(place):
    leader = life.login(place, place.people.deputies[0], Role.LEADER)
    life.talk(place, place.people.deputies[0], place.people.members[0], by=leader)
    with pytest.raises(RefusedError, match="you had yourself"):
        life.talk(place, place.people.secretary, place.people.members[0], by=leader)
    with pytest.raises(RefusedError, match="you had yourself"):
        life.talk(place, place.people.secretary, place.people.members[0], by=place.office)


def test_empty_words_twice_the_same_speaker_and_nameless_points_are_refused(held):
    by, meeting, people = held.office, held.meeting, held.people
    with pytest.raises(RefusedError, match="twice"):
        services.list_speakers(meeting=meeting, people=[people.secretary, people.secretary], by=by)
    with pytest.raises(RefusedError, match="write what was said"):
        services.note_comment(meeting=meeting, text=" ", by=by)
    with pytest.raises(RefusedError, match="who of the superior"):
        services.note_points(meeting=meeting, speaker=" ", points=["抓好落实"], by=by)
    assert not SuperiorPoint.objects.filter(meeting=meeting).exists()
