"""What may be done with the report, by whom, and what is explained first."""

from datetime import date

import pytest

from phases.analysis_report import rules
from phases.analysis_report.models import Circulation
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
