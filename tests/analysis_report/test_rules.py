"""What may be done with the report, by whom, and what is explained first."""

from datetime import date

import pytest

from phases.analysis_report import rules
from phases.analysis_report.models import AnalysisReport, Circulation, Point, Recipient
from phases.analysis_report.states import Stage
from phases.documents.models import DocumentVersion
from phases.timeline.selectors import part_of
from tests.factories import analysis_report as make

pytestmark = pytest.mark.django_db


def test_doubts_are_told_only_where_a_version_goes_out_of_the_house():
    open_round = Circulation(number=2)
    assert rules.doubts("draft", ["理清思路"], []) == []
    said = "".join(str(doubt) for doubt in rules.doubts("review", ["理清思路"], [open_round]))
    assert "理清思路" in said
    assert "Round 2 is not closed" in said
    assert "shown to nobody" in str(rules.doubts("finish", [], [])[0])


def test_what_is_explained_goes_ahead():
    assert not rules.is_explained(["Something is missing."], "  ")
    assert rules.is_explained(["Something is missing."], "時間緊")
    assert rules.is_explained([], "")


def test_answers_are_not_wanted_before_the_draft_is_sent():
    assert rules.are_days_in_order(date(2008, 12, 10), None)
    assert rules.are_days_in_order(date(2008, 12, 10), date(2008, 12, 10))
    assert not rules.are_days_in_order(date(2008, 12, 10), date(2008, 12, 9))


def test_who_answers_for_whom():
    place = make.scene()
    recipient = make.circulated(place).recipients.get(unit=place.units[0])
    campaign = place.campaign

    def may(user):
        return bool(rules.may_answer(part_of(user, campaign), user, recipient))

    assert may(place.liaisons[0])
    assert not may(place.liaisons[1])
    assert may(place.office)
    assert may(place.author)  # the chief author types answers too
    assert not may(place.head)


def test_a_person_who_is_asked_answers_for_himself():
    place = make.scene()
    report = make.drafted(place)
    circulation = make.services.open_round(report=report, by=place.office, people=[place.chief])
    recipient = circulation.recipients.get()
    assert rules.is_own(part_of(place.author, place.campaign), place.author, recipient)
    assert not rules.is_own(part_of(place.office, place.campaign), place.office, recipient)


def test_a_report_that_is_final_is_not_reworded():
    place = make.scene()
    report = make.report(place)
    assert rules.may_be_reworded(report)
    report.stage = "final"
    assert not rules.may_be_reworded(report)


def said(verdict):
    assert not verdict
    return str(verdict.reason)


def test_nothing_is_sent_out_without_a_version_a_meeting_or_somebody_to_ask():
    report = AnalysisReport(stage=Stage.DRAFT)
    version = DocumentVersion(number=1)
    asked = {"is_by_meeting": False, "asked": 1, "has_meeting": False}
    assert rules.may_circulate(report, version, **asked)
    assert "first version" in said(rules.may_circulate(report, None, **asked))
    assert "at least one department" in said(rules.may_circulate(report, version, **asked | {"asked": 0}))
    assert "Name the meeting" in said(rules.may_circulate(report, version, **asked | {"is_by_meeting": True}))
    sent = AnalysisReport(stage=Stage.REVIEW)
    assert "review copy already" in said(rules.may_circulate(sent, version, **asked))
    final = AnalysisReport(stage=Stage.FINAL)
    assert "final" in said(rules.may_circulate(final, version, **asked))


def test_no_name_is_given_before_there_is_a_version():
    report = AnalysisReport(stage=Stage.PLANNING)
    assert "first version" in said(rules.may_mark(report, "draft", None, doubts=[], explanation=""))
    assert not rules.may_mark(report, "finish", DocumentVersion(number=1), doubts=[], explanation="")


def test_point_that_was_decided_keeps_its_words_and_its_answer():
    decided, open_ = Point(decision="adopted"), Point(decision="")
    assert rules.may_correct(open_)
    assert "Take the decision back first" in said(rules.may_correct(decided))
    answered, silent = Recipient(state="replied"), Recipient(state="sent")
    assert rules.may_take_back(answered, 0)
    assert "decided already" in said(rules.may_take_back(answered, 1))
    assert "no answer yet" in said(rules.may_take_back(silent, 0))


def test_empty_words_and_missing_reasons_are_refused():
    assert rules.says_something("有意见")
    assert "write what was said" in said(rules.says_something(" "))
    assert rules.may_remove("写重了")
    assert "say why" in said(rules.may_remove(""))


def test_round_is_opened_again_only_when_it_was_closed_and_with_a_reason():
    report = AnalysisReport(stage=Stage.CONSULTATION)
    closed, open_ = (Circulation(closed_on=day, report=report) for day in (date(2008, 12, 22), None))
    assert rules.may_reopen(closed, "漏了一个部室")
    assert "is open" in said(rules.may_reopen(open_, "x"))
    assert "say why" in said(rules.may_reopen(closed, " "))
    assert "closed already" in said(rules.may_close(closed, []))
