"""The museum's second phase, as its records, its gate and its report show it."""

import re

import pytest

from phases.analysis_report import evidence
from phases.analysis_report.models import AnalysisReport, Circulation, Point, SentCopy, StageMark
from phases.appraisal.models import Appraisal, BallotRemark
from phases.appraisal.selectors import standing_results
from phases.documents import body as words
from phases.documents.models import Document
from phases.gates import selectors as gates
from phases.meetings.models import Meeting
from phases.meetings.selectors import attendance_by_class
from phases.organisation_life.models import (
    DirectionNote,
    HeartTalk,
    LifeMeeting,
    MutualComment,
    Speech,
    SpeechDraft,
    SuperiorPoint,
)
from phases.rectification.models import Item
from phases.submissions.models import ConsentRequest

pytestmark = pytest.mark.django_db
LIFE, APPRAISAL = Meeting.Kind.ORG_LIFE, Meeting.Kind.APPRAISAL


@pytest.fixture
def museum(museum_for_all):
    return museum_for_all


@pytest.fixture
def meeting(museum):
    return Meeting.objects.get(campaign=museum, kind=LIFE)


def assessed(phase) -> dict:
    return {row.requirement.key: row for row in gates.assess(phase).rows}


def approved(campaign, order) -> str:
    """The report of a phase as it was approved, without counters."""
    report = Document.objects.get(campaign=campaign, kind="phase_report", phase__order=order)
    version = report.approved_version
    shown = {key: kept | {"unit": ""} for key, kept in version.figures.items()}
    return "\n".join("".join(piece.text for piece in words.pieces(text, shown)) for text in words.texts(version.body))


@pytest.mark.trace("T-25", "T-44")
@pytest.mark.parametrize(("kind", "day"), [(LIFE, "2008-12-23"), (APPRAISAL, "2009-01-06")])
def test_superior_agreed_before_the_meeting(museum, kind, day):
    consent = ConsentRequest.objects.get(campaign=museum, meeting__kind=kind)
    assert (consent.is_granted, str(consent.meeting.held_on)) == (True, day)
    assert consent.decided_on < consent.meeting.held_on


@pytest.mark.trace("T-22")
def test_eighteen_opinions_were_gone_through_with_a_direction_for_each(museum):
    assert DirectionNote.objects.filter(meeting__title="徵求意見專題討論會").count() == 18


@pytest.mark.trace("T-26", "T-32")
def test_notice_plan_and_the_summary_of_eighteen_opinions_belong_to_the_meeting(meeting):
    life = LifeMeeting.objects.get(meeting=meeting)
    sections = life.opinion_summary.versions.all()[0].body["sections"]
    assert [life.notice.kind, life.plan.kind] == ["notice", "implementation_plan"]
    assert (len(sections), sum(len(section["paragraphs"]) for section in sections)) == (4, 18)


@pytest.mark.trace("T-29")
def test_twenty_three_drafts_came_and_those_of_three_leaders_were_approved(meeting):
    drafts = SpeechDraft.objects.filter(meeting=meeting)
    reviewed = drafts.filter(approved_version__isnull=False)
    assert drafts.count() == 23
    assert set(reviewed.values_list("person__name", flat=True)) == {"許懷遠", "莊立群", "簡淑芬"}
    assert set(drafts.values_list("state", flat=True)) == {"delivered"}


@pytest.mark.trace("T-31", "T-33")
def test_secretary_speaks_first_and_one_of_two_representatives_came(meeting):
    speeches = Speech.objects.filter(meeting=meeting)
    came = [(line.present, line.expected) for line in attendance_by_class(meeting)]
    assert speeches.get(order=1).person.post.startswith("支部書記")
    assert speeches.count() == 23
    assert came[0][0] == 1
    assert {(23, 23), (5, 5), (1, 2)} <= set(came)


@pytest.mark.trace("T-34", "T-35", "T-36")
def test_three_points_two_highlights_and_comments_that_only_the_committee_reads(meeting):
    assert SuperiorPoint.objects.filter(meeting=meeting).count() == 3
    assert "18條" in SuperiorPoint.objects.get(meeting=meeting, order=2).text
    assert len(LifeMeeting.objects.get(meeting=meeting).highlights) == 2
    seen = MutualComment.objects.filter(meeting=meeting).values_list("seen_by", flat=True)
    assert set(seen) == {"committee"}
    assert meeting.locked_at is not None


@pytest.mark.trace("T-37", "T-38", "T-39")
def test_report_was_opened_in_phase_one_and_rests_on_five_sources(museum):
    report = AnalysisReport.objects.get(campaign=museum)
    assert (report.opened_in.order, report.chief.name, report.duty) == (1, "許懷遠", "主持、把關")
    assert [source.figure.value for source in evidence.sources(museum)] == ["2", "18", "1", "7", "1"]
    assert HeartTalk.objects.filter(campaign=museum).count() == 7
    assert Meeting.objects.filter(campaign=museum, kind="drafting").count() == 2


@pytest.mark.trace("T-40", "T-43")
def test_four_versions_bear_their_names_on_their_days(museum):
    marks = StageMark.objects.filter(report__campaign=museum).order_by("version__number")
    assert [(mark.stage, str(mark.marked_on)) for mark in marks] == [
        ("draft", "2008-12-08"),
        ("consultation", "2008-12-10"),
        ("review", "2009-01-04"),
        ("final", "2009-01-12"),
    ]
    assert len(marks.last().version.body["sections"]) == 6


@pytest.mark.trace("T-41", "T-42")
def test_two_rounds_in_writing_and_at_a_meeting_end_with_every_point_answered(museum):
    rounds = Circulation.objects.filter(report__campaign=museum)
    assert [(one.mode, str(one.sent_on)) for one in rounds] == [("writing", "2008-12-10"), ("meeting", "2008-12-29")]
    assert all(one.closed_on for one in rounds)
    assert sorted(rounds[0].recipients.values_list("state", flat=True)) == ["no_comment", *["replied"] * 4]
    assert not Point.objects.filter(circulation__in=rounds, decision="").exists()


@pytest.mark.trace("T-51")
def test_final_version_went_to_two_recipients(museum):
    copies = SentCopy.objects.filter(mark__report__campaign=museum, mark__stage="final")
    assert [str(copy.submission.sent_on) for copy in copies] == ["2009-01-13"] * 2
    assert len({copy.submission.recipient for copy in copies}) == 2


@pytest.mark.trace("T-48", "T-49", "T-50", "T-67", "T-68")
def test_appraisal_is_that_of_the_source_cell_by_cell(museum):
    (result,) = standing_results(museum.phases.all())
    told = result.appraisal
    assert (told.participants, told.issued, told.returned, told.valid) == (18, 18, 18, 18)
    assert [[cell.votes for cell in row.cells if cell.votes] for row in result.rows] == [
        [16, 2],
        [15, 3],
        [16, 2],
        [16, 1, 1],
        [16, 1, 1],
        [16, 2],
    ]
    assert told.entered_by != told.checked_by


@pytest.mark.trace("T-45", "T-66")
def test_copies_came_two_days_before_with_a_reason_and_remarks_have_no_author(museum):
    appraisal = Appraisal.objects.get(campaign=museum)
    assert (appraisal.held_on - appraisal.distributed_on).days == 2
    assert appraisal.lead_reason
    assert BallotRemark.objects.filter(appraisal=appraisal).count() == 5
    row = assessed(appraisal.phase)["copies"]
    assert (row.finding.met, row.state) == (False, "info")


@pytest.mark.trace("T-61")
@pytest.mark.parametrize("order", [1, 2, 3])
def test_something_was_put_right_at_once_in_each_phase(museum, order):
    fixes = Item.objects.filter(campaign=museum, phase__order=order, quick_fix=True)
    assert [item.state for item in fixes] == ["closed"]


@pytest.mark.parametrize("order", [2, 3])
def test_later_gates_were_passed_without_a_waiver(museum, order):
    rows = assessed(museum.phases.select_related("campaign").get(order=order))
    assert {key for key, row in rows.items() if row.state not in {"met", "info"}} == set()
    assert len([row for row in rows.values() if row.state == "met"]) >= 12


@pytest.mark.trace("T-25", "T-27", "T-28", "T-29", "T-35", "T-36", "T-40", "T-48", "T-49", "T-51")
@pytest.mark.parametrize(
    "figure",
    [
        "12月23日召開全體黨員參加的組織生活會",
        "自身建設4匯總出意見建議18；",
        "發言材料23，其中班子成員的3送交",
        "許懷遠同志率先進行自我剖析，23依次發言",
        "談了3感受和要求，會議小結點評了2亮點",
        "「碰頭會」2。",
        "加強領導班子自身建設6，2008年12月10日書面",
        "2008年12月29日召開中層幹部意見徵求會，經2徵求意見",
        "參加評議18，發放測評表18，收回18。",
        "對科學發展觀的認識是否深刻一項，深刻16票，比較深刻2票",
        "查找問題是否準確一項，準確15票，比較準確3票",
        "原因分析是否透徹一項，透徹16票，一般2票",
        "發展思路是否清晰一項，清晰16票，比較清晰1票，一般1票",
        "工作措施是否可行一項，可行16票，比較可行1票，一般1票",
        "整體評價一項，滿意16票，比較滿意2票",
        "報送2：省科協領導、省科協學習實踐活動領導小組辦公室",
    ],
)
def test_second_report_says_each_figure(museum, figure):
    assert figure in approved(museum, 2)


def test_second_report_has_no_blank_and_no_rate(museum):
    assert not re.search(r"＿＿|%|％", approved(museum, 2))
