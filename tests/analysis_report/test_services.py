"""The analysis report lives its way: opened early, six aspects, two rounds, review copy, final version."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from phases.analysis_report import selectors, services
from phases.analysis_report.models import Point, Recipient, StageMark
from phases.core import audit
from phases.core.verdict import RefusedError
from phases.documents.models import Document
from phases.submissions.models import Submission
from tests.factories import analysis_report as make
from tests.factories import meetings

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return make.scene()


@pytest.mark.trace("T-37")
def test_report_is_opened_while_phase_one_is_active_with_its_chief_author(place):
    report = make.report(place)
    assert [phase.state for phase in place.campaign.phases.all()] == ["active", "not_started", "not_started"]
    assert (report.stage, report.opened_in.order) == ("planning", 1)
    assert (report.chief.name, report.duty) == ("徐東向", "主持、把關")
    assert report.document.kind == Document.Kind.ANALYSIS_REPORT
    assert not report.document.versions.exists()
    with pytest.raises(RefusedError, match="already"):
        make.report(place)


@pytest.mark.trace("T-40")
def test_six_aspects_come_from_the_template_and_the_fifth_alone_asks_for_an_explanation(place):
    report = make.drafted(place, filled=5)
    assert [aspect.name for aspect in report.aspects.all()] == make.ASPECTS
    assert selectors.unfilled(report, selectors.newest_version(report)) == ["加強領導班子自身建設"]
    make.approve(report, place)
    with pytest.raises(RefusedError, match="加強領導班子自身建設"):
        services.mark(report=report, act="review", by=place.office)
    mark = services.mark(report=report, act="review", by=place.office, explanation="班子建設另行成文。")
    assert (mark.stage, mark.explanation) == ("review", "班子建設另行成文。")


def test_a_complete_report_after_a_closed_round_needs_no_explanation(place):
    assert make.reviewed(place).stage == "review"


def test_the_review_copy_is_a_version_that_the_head_approved(place):
    report = make.drafted(place)
    with pytest.raises(RefusedError, match="not approved"):
        services.mark(report=report, act="review", by=place.office, explanation="趕時間")
    make.approve(report, place)
    make.write(report, place)  # another word, and the approval is gone
    with pytest.raises(RefusedError, match="not approved"):
        services.mark(report=report, act="review", by=place.office, explanation="趕時間")


def test_somebody_outside_is_asked_by_name_and_the_office_types_the_answer(place):
    report = make.drafted(place)
    circulation = services.open_round(report=report, by=place.office, others=["省博物館", "退休館長"])
    services.add_recipients(circulation=circulation, by=place.office, others=["退休館長", "省圖書館"])
    assert [str(one) for one in selectors.recipients_of(circulation)] == ["省博物館", "退休館長", "省圖書館"]
    museum = circulation.recipients.get(name="省博物館")
    with pytest.raises(RefusedError, match="for your own department"):
        services.reply(recipient=museum, by=place.liaisons[0], no_comment=True)
    services.reply(recipient=museum, by=place.office, points=[("", "多講合作")], on_paper=True)
    point = circulation.points.get()
    assert (point.giver_words, selectors.masked_giver(point)) == ("省博物館", "省**")


def test_recipient_is_one_thing_alone(place):
    circulation = make.circulated(place)
    with pytest.raises(IntegrityError), transaction.atomic():
        circulation.recipients.filter(unit=place.units[0]).update(name="省博物館")
    with pytest.raises(IntegrityError), transaction.atomic():
        circulation.recipients.create(name="")


@pytest.mark.trace("T-41")
def test_the_first_draft_goes_to_all_departments_and_each_answer_is_told_apart(place):
    circulation = make.circulated(place)
    assert (circulation.number, circulation.mode, circulation.sent_on) == (1, "writing", date(2008, 12, 10))
    assert [str(one) for one in selectors.recipients_of(circulation)] == ["展覽部", "培訓部"]
    one, other = selectors.recipients_of(circulation)
    services.reply(recipient=one, by=place.liaisons[0], points=[("a1", "問題再具體些"), ("", "文字再精煉")])
    services.reply(recipient=other, by=place.office, no_comment=True, on_paper=True, on=date(2008, 12, 15))
    assert list(circulation.recipients.values_list("state", "on_paper")) == [("replied", False), ("no_comment", True)]
    assert list(circulation.points.values_list("number", "section", "text")) == [
        (1, "a1", "問題再具體些"),
        (2, "", "文字再精煉"),
    ]
    assert make.fresh(circulation.report).stage == "consultation"


def test_who_never_answered_is_noted_when_the_round_closes(place):
    circulation = make.circulated(place)
    services.close_round(circulation=circulation, by=place.office)
    assert set(circulation.recipients.values_list("state", flat=True)) == {"no_reply"}
    services.reopen_round(circulation=circulation, by=place.office, reason="培訓部的意見晚到")
    assert set(circulation.recipients.values_list("state", flat=True)) == {"sent"}


def test_a_department_answers_for_itself_alone_and_only_while_the_round_is_open(place):
    circulation = make.circulated(place)
    recipient = circulation.recipients.get(unit=place.units[0])
    with pytest.raises(RefusedError, match="own department"):
        services.reply(recipient=recipient, by=place.liaisons[1], no_comment=True)
    services.close_round(circulation=circulation, by=place.office)
    with pytest.raises(RefusedError, match="closed"):
        services.reply(recipient=recipient, by=place.liaisons[0], no_comment=True)


def test_answering_again_replaces_the_answer_until_something_is_decided(place):
    circulation = make.circulated(place)
    recipient = circulation.recipients.get(unit=place.units[0])
    services.reply(recipient=recipient, by=place.liaisons[0], points=[("", "舊的")])
    services.reply(recipient=recipient, by=place.liaisons[0], points=[("", "新的")])
    point = circulation.points.get()
    assert point.text == "新的"
    services.decide_point(point=point, decision="not", reason="已有此意", by=place.office)
    with pytest.raises(RefusedError, match="decided already"):
        services.reply(recipient=recipient, by=place.liaisons[0], no_comment=True)
    with pytest.raises(RefusedError, match="decided already"):
        services.take_back_reply(recipient=recipient, by=place.liaisons[0])


def test_points_and_no_comment_exclude_each_other(place):
    recipient = make.circulated(place).recipients.all()[0]
    with pytest.raises(RefusedError, match="contradict"):
        services.reply(recipient=recipient, by=place.office, points=[("", "一點")], no_comment=True)
    with pytest.raises(RefusedError, match="at least one"):
        services.reply(recipient=recipient, by=place.office, points=[("", "  ")])


@pytest.mark.trace("T-42")
def test_the_second_round_is_a_meeting_with_its_minutes(place):
    first = make.circulated(place)
    services.close_round(circulation=first, by=place.office)
    held = meetings.meeting(
        place.campaign, by=place.office, kind="symposium", title="中層幹部意見徵求會", on=date(2008, 12, 29)
    )
    with pytest.raises(RefusedError, match="Name the meeting"):
        services.open_round(report=first.report, by=place.office, mode="meeting")
    second = services.open_round(report=first.report, by=place.office, mode="meeting", meeting=held)
    point = services.add_point(circulation=second, by=place.office, text="措施要可行", giver="張主任", section="a5")
    assert (second.number, second.sent_on, second.meeting.title) == (2, date(2008, 12, 29), "中層幹部意見徵求會")
    assert selectors.masked_giver(point) == "張**"


def test_a_round_closes_only_when_each_point_has_an_answer_and_its_version(place):
    circulation = make.circulated(place)
    recipient = circulation.recipients.all()[0]
    services.reply(recipient=recipient, by=place.office, points=[("", "一"), ("", "二"), ("", "三")])
    one, two, three = circulation.points.all()
    with pytest.raises(RefusedError, match="1、2、3"):
        services.close_round(circulation=circulation, by=place.office)
    with pytest.raises(RefusedError, match="say why"):
        services.decide_point(point=two, decision="partly", by=place.office)
    with pytest.raises(ValueError, match="declined"):
        services.decide_point(point=one, decision="declined", reason="x", by=place.office)
    services.decide_point(point=one, decision="adopted", by=place.office)
    services.decide_point(point=two, decision="partly", reason="後半句已在第三部分", by=place.office)
    services.decide_point(point=three, decision="not", reason="不屬本報告範圍", by=place.office)
    with pytest.raises(RefusedError, match="1、2"):
        services.close_round(circulation=circulation, by=place.office)
    with pytest.raises(RefusedError, match="after it"):
        services.decide_point(point=one, decision="adopted", taken_in=circulation.version, by=place.office)
    newer = make.write(circulation.report, place)
    for point, reason in ((one, ""), (two, "後半句已在第三部分")):
        decision = Point.objects.get(pk=point.pk).decision
        services.decide_point(point=point, decision=decision, reason=reason, taken_in=newer, by=place.office)
    closed = services.close_round(circulation=circulation, by=place.office, on=date(2008, 12, 22))
    assert closed.closed_on == date(2008, 12, 22)
    assert [row.decision for row in selectors.table_of(place.campaign, published=True)] == ["adopted", "partly", "not"]


def test_the_database_keeps_a_closed_round_and_the_name_of_a_version(place):
    report = make.reviewed(place)
    mark = StageMark.objects.filter(report=report, stage="review").get()
    with pytest.raises(IntegrityError), transaction.atomic():
        StageMark.objects.filter(pk=mark.pk).update(marked_on=date(2009, 1, 3))
    with pytest.raises(IntegrityError), transaction.atomic():
        StageMark.objects.filter(pk=mark.pk).delete()
    circulation = report.rounds.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Point.objects.create(circulation=circulation, number=9, text="事後添的")
    with pytest.raises(IntegrityError), transaction.atomic():
        Recipient.objects.filter(circulation=circulation).update(person=place.chief)


@pytest.mark.trace("T-43")
def test_versions_bear_four_names_and_the_review_copy_goes_to_the_superior(place):
    report = make.reviewed(place)
    sent = services.send_copy(report=report, by=place.office, recipient="省科協活動領導小組", sent_on=date(2009, 1, 4))
    make.write(report, place)
    make.approve(report, place)
    services.mark(report=report, act="finish", by=place.office, on=date(2009, 1, 12))
    marks = selectors.marks_of(report)
    assert [(mark.stage, mark.version.number) for mark in marks] == [
        ("draft", 1),
        ("consultation", 1),
        ("review", 1),
        ("final", 2),
    ]
    review = selectors.last_mark(marks, "review")
    assert (review.marked_on, review.approved_by) == (date(2009, 1, 4), place.head)
    assert review.approved_hash == review.version.sha256
    assert (sent.mark, sent.submission.purpose) == (review, "review")
    report = make.fresh(report)
    assert (report.stage, report.document.state) == ("final", "issued")


@pytest.mark.trace("T-51")
def test_the_final_version_goes_to_two_recipients_with_their_days(place):
    report = make.reviewed(place)
    make.write(report, place)
    make.approve(report, place)
    services.mark(report=report, act="finish", by=place.office, on=date(2009, 1, 12))
    for recipient in ("省科協領導", "省科協活動領導小組辦公室"):
        services.send_copy(
            report=report, by=place.office, recipient=recipient, purpose="filing", sent_on=date(2009, 1, 13)
        )
    papers = Submission.objects.filter(document=report.document).order_by("pk")
    assert [(one.recipient, one.sent_on, one.purpose) for one in papers] == [
        ("省科協領導", date(2009, 1, 13), "filing"),
        ("省科協活動領導小組辦公室", date(2009, 1, 13), "filing"),
    ]
    assert {
        one.mark.version.number for one in selectors.last_mark(selectors.marks_of(report), "final").copies.all()
    } == {2}


def test_nothing_leaves_the_house_before_there_is_a_review_copy(place):
    with pytest.raises(RefusedError, match="stay in the house"):
        services.send_copy(report=make.drafted(place), by=place.office, recipient="省科協")


def test_the_superior_wants_more_and_the_report_goes_round_again(place):
    report = make.reviewed(place)
    with pytest.raises(RefusedError, match="say why"):
        services.step_back(report=report, by=place.office, reason=" ")
    report = services.step_back(report=report, by=place.office, reason="省科協要求補充措施")
    assert report.stage == "consultation"
    assert services.open_round(report=report, by=place.office, units=place.units).number == 2


def test_the_chief_author_writes_whatever_his_part_and_others_do_not(place):
    report = make.report(place)
    version = services.save_words(report=report, by=place.author, body=make.body(), based_on=0)
    assert version.author == place.author
    with pytest.raises(RefusedError, match="chief author"):
        services.save_words(report=report, by=place.liaisons[0], body=make.body(), based_on=1)


@pytest.mark.trace("T-38")
def test_figures_of_the_five_sources_are_bound_into_the_words(place):
    report = make.report(place)
    body = make.body(1, "徵求意見{{evidence.opinions}}，談心{{evidence.talks}}。")
    version = services.save_words(report=report, by=place.office, body=body, based_on=0)
    five = [f"evidence.{key}" for key in ("study", "opinions", "research", "talks", "life")]
    assert list(version.figures)[:5] == five
    assert [version.figures[key]["value"] for key in five] == [None] * 5
    meetings.meeting(place.campaign, by=place.office, kind="organisational_life", on=date(2008, 12, 23))
    kept = make.write(report, place)
    assert kept.figures["evidence.life"]["value"] is None  # a word was changed, no figure
    anew = services.refresh_figures(report=report, by=place.office)
    assert (anew.number, anew.figures["evidence.life"]["value"]) == (3, "1")
    assert services.refresh_figures(report=report, by=place.office).number == 3


def test_words_name_no_figure_that_the_records_do_not_hold(place):
    report = make.report(place)
    with pytest.raises(RefusedError, match=r"evidence\.invented"):
        services.save_words(report=report, by=place.office, body=make.body(1, "{{evidence.invented}}"), based_on=0)


@pytest.mark.trace("T-39")
def test_drafting_meetings_are_counted(place):
    for day in (date(2008, 12, 1), date(2008, 12, 5)):
        meetings.meeting(place.campaign, by=place.office, kind="drafting", title="碰頭會", on=day)
    assert selectors.drafting_meetings(place.campaign).count() == 2


def test_the_trail_names_each_step(place):
    circulation = make.circulated(place)
    said = [str(line.act) for line in audit.history_of(circulation)]
    assert said == ["sent a draft round"]
    assert [str(line.act) for line in audit.history_of(circulation.report)] == [
        "gave a version of the analysis report its name",
        "gave a version of the analysis report its name",
        "opened the analysis report",
    ]
