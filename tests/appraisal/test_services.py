"""Ballots on paper: planned, held, counted by one person and again by another, locked by the head."""

from datetime import date

import pytest
from django.db import Error, IntegrityError, transaction

from phases.appraisal import selectors, services
from phases.appraisal.models import Appraisal, BallotRemark, Option, Tally
from phases.appraisal.states import AppraisalState
from phases.core import audit
from phases.core.verdict import RefusedError
from phases.meetings.models import Meeting
from phases.organisation.roles import Role
from phases.submissions import services as submissions
from tests.factories import appraisal as make
from tests.factories import meetings, organisation, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign(script="zh-hant")


@pytest.fixture
def office(campaign):
    return meetings.appointed(campaign)


@pytest.fixture
def other(campaign):
    return meetings.appointed(campaign)


@pytest.fixture
def head(campaign):
    return meetings.appointed(campaign, Role.HEAD)


def tops(appraisal):
    result = selectors.result_of(make.whole(appraisal))
    return [selectors.printed(row.headline.share) for row in result.rows]


# ---- Before the day ----------------------------------------------------------------------------------------------


@pytest.mark.trace("T-44")
def test_appraisal_waits_for_consent_or_a_reason(campaign, office):
    appraisal = make.planned(campaign, by=office, needs_consent=True, place="三樓會議室")
    with pytest.raises(RefusedError, match="No consent"):
        services.consent(appraisal=appraisal, by=office)
    with pytest.raises(RefusedError, match="Say why"):
        services.hold(appraisal=appraisal, by=office, participants=18)
    submissions.ask_consent(
        campaign=campaign, by=office, subject="集中評議", meeting_kind=Meeting.Kind.APPRAISAL,
        asked_on=date(2009, 1, 4), decision="granted", decided_on=date(2009, 1, 5),
    )  # fmt: skip
    appraisal = services.consent(appraisal=appraisal, by=office)
    assert appraisal.state == AppraisalState.CONSENT
    appraisal = services.hold(appraisal=appraisal, by=office, participants=18)
    assert (appraisal.state, appraisal.held_on, appraisal.place) == ("held", date(2009, 1, 6), "三樓會議室")


@pytest.mark.trace("T-45")
def test_copies_two_days_before_are_warned_about_and_go_on_with_a_reason(campaign, office):
    appraisal = make.planned(campaign, by=office, lead_days=3)
    assert appraisal.copies_due == date(2009, 1, 3)
    with pytest.raises(RefusedError, match="2 days before the appraisal; the form asks for 3"):
        services.distribute(appraisal=appraisal, on=date(2009, 1, 4), by=office)
    reason = "徵求意見稿12月10日已印發各部室"
    appraisal = services.distribute(appraisal=appraisal, on=date(2009, 1, 4), by=office, reason=reason)
    assert (appraisal.state, appraisal.lead_reason) == ("copies_distributed", reason)
    assert audit.history_of(appraisal)[0].reason == reason


def test_deadline_for_copies_moves_with_the_date(campaign, office):
    appraisal = make.planned(campaign, by=office, lead_days=3)
    appraisal = services.change(appraisal=appraisal, by=office, held_on=date(2009, 1, 9))
    assert appraisal.copies_due == date(2009, 1, 6)
    appraisal = services.distribute(appraisal=appraisal, on=date(2009, 1, 4), by=office)
    assert appraisal.lead_reason == ""


@pytest.mark.trace("T-68")
def test_eighteen_took_part_where_the_branch_has_twenty_three_members(campaign, office):
    classes = [
        {"name": "黨員", "category": "serving_member", "eligible": 23},
        {"name": "入黨積極分子", "category": "activist", "eligible": 5},
        {"name": "群眾代表", "category": "mass_representative", "eligible": 2},
    ]
    appraisal = make.planned(campaign, by=office, classes=classes)
    appraisal = services.hold(
        appraisal=appraisal, by=office, participants=18, present={"黨員": 15, "入黨積極分子": 2, "群眾代表": 1}
    )
    found = list(appraisal.classes.values_list("name", "eligible", "present"))
    assert found == [("黨員", 23, 15), ("入黨積極分子", 5, 2), ("群眾代表", 2, 1)]
    assert appraisal.participants == 18


def test_appraisal_takes_day_and_place_of_its_meeting(campaign, office):
    meeting = meetings.meeting(campaign, kind="appraisal", on=date(2009, 1, 6), place="三樓會議室", by=office)
    appraisal = make.planned(campaign, by=office, held_on=None, meeting=meeting)
    assert (appraisal.held_on, appraisal.place) == (date(2009, 1, 6), "三樓會議室")


# ---- Counting ----------------------------------------------------------------------------------------------------


@pytest.mark.trace("T-48", "T-49", "T-50")
def test_museum_s_six_questions_are_counted_cell_by_cell(campaign, office, other, head):
    appraisal = make.entered(campaign, by=office)
    appraisal = services.count_again(
        appraisal=appraisal, numbers=make.NUMBERS, votes=make.votes_of(appraisal), by=other
    )
    assert (appraisal.state, appraisal.checked_by, appraisal.checked_how) == ("checked", other, "entered")
    appraisal = services.lock(appraisal=appraisal, by=head)
    result = selectors.result_of(make.whole(appraisal))
    assert [tuple(cell.votes for cell in row.ranks) for row in result.rows] == list(make.VOTES)
    assert [row.total for row in result.rows] == [18] * 6
    assert all(len(row.ranks) == 4 for row in result.rows)
    assert result.all_sum
    assert tops(appraisal) == ["100", "100", "88.9", "94.4", "94.4", "100"]
    assert result.numbers == {"issued": 18, "returned": 18, "valid": 18, "void": 0, "participants": 18}
    assert result.abstained == 0
    assert selectors.printed(result.returned_share) == "100"


@pytest.mark.trace("T-67")
def test_one_enters_another_checks_the_head_locks_and_a_change_keeps_what_was_there(campaign, office, other, head):
    appraisal = make.entered(campaign, by=office)
    with pytest.raises(RefusedError, match="Somebody else"):
        services.check(appraisal=appraisal, by=office)
    with pytest.raises(RefusedError):
        services.lock(appraisal=appraisal, by=head)
    appraisal = services.check(appraisal=appraisal, by=other)
    with pytest.raises(RefusedError, match="head"):
        services.lock(appraisal=appraisal, by=office)
    appraisal = services.lock(appraisal=appraisal, by=head)
    mark = appraisal.result_hash
    with pytest.raises(RefusedError):
        services.enter(appraisal=appraisal, numbers=make.NUMBERS, votes=make.votes_of(appraisal), by=office)
    with pytest.raises(RefusedError, match="say why"):
        services.unlock(appraisal=appraisal, reason=" ", by=head)
    appraisal = services.unlock(appraisal=appraisal, reason="第二項看錯一票", by=head)
    kept = appraisal.corrections.get()
    assert (kept.reason, kept.before["rows"][1]["votes"][:2]) == (
        "第二項看錯一票", [["準確", 15, None], ["比較準確", 3, None]],
    )  # fmt: skip
    rows = [make.VOTES[0], (14, 4, 0, 0), *make.VOTES[2:]]
    appraisal = services.enter(
        appraisal=appraisal, numbers=make.NUMBERS, votes=make.votes_of(appraisal, rows), by=office
    )
    appraisal = services.lock(appraisal=services.check(appraisal=appraisal, by=other), by=head)
    assert (appraisal.locks, appraisal.result_hash != mark) == (2, True)
    acts = [str(line.act) for line in audit.history_of(appraisal)]
    assert acts[0] == "locked the result of an appraisal"
    assert "unlocked the result of an appraisal" in acts


def test_two_counts_that_differ_are_not_checked_until_one_is_corrected(campaign, office, other):
    appraisal = make.entered(campaign, by=office)
    rows = [(15, 3, 0, 0), *make.VOTES[1:]]
    appraisal = services.count_again(
        appraisal=appraisal, numbers=make.NUMBERS, votes=make.votes_of(appraisal, rows), by=other
    )
    assert (appraisal.state, services.different_cells(appraisal)) == ("ballots_entered", 2)
    with pytest.raises(RefusedError, match="differ in 2 cells"):
        services.check(appraisal=appraisal, by=other)
    with pytest.raises(RefusedError, match="second count"):
        services.enter(appraisal=appraisal, numbers=make.NUMBERS, votes=make.votes_of(appraisal, rows), by=other)
    appraisal = services.enter(
        appraisal=appraisal, numbers=make.NUMBERS, votes=make.votes_of(appraisal, rows), by=office
    )
    assert (appraisal.state, appraisal.checked_by, appraisal.entered_by) == ("checked", other, office)


def test_checked_count_is_sent_back_with_a_reason(campaign, office, other):
    appraisal = make.checked(campaign, by=office, other=other)
    appraisal = services.send_back(appraisal=appraisal, reason="漏了一張", by=office)
    assert (appraisal.state, appraisal.checked_by) == ("ballots_entered", None)


@pytest.mark.parametrize(
    ("numbers", "rows", "said"),
    [
        ({"returned": 19, "valid": 19}, make.VOTES, "declare the vote void"),
        ({"void": 1}, make.VOTES, "are not the 18 that came back"),
        ({}, [(16, 1, 0, 0), *make.VOTES[1:]], "sums to 17, and 18 ballots are valid"),
        ({}, [(16, 3, 0, 0), *make.VOTES[1:]], "1 too many"),
        ({}, [(16, 2, None, 0), *make.VOTES[1:]], "a cell is empty"),
    ],
)
def test_count_that_cannot_be_is_refused_with_what_is_wrong(campaign, office, numbers, rows, said):
    appraisal = make.held(campaign, by=office)
    with pytest.raises(RefusedError, match=said):
        services.enter(
            appraisal=appraisal, numbers=make.NUMBERS | numbers, votes=make.votes_of(appraisal, rows), by=office
        )
    assert not Tally.objects.exclude(paper_entered=None).exists()


def test_blank_counts_as_an_abstention_within_the_valid_ballots(campaign, office):
    form = "整体评价：满意、基本满意、不满意、（不了解）"
    appraisal = make.entered(
        campaign, form, by=office, rows=[(10, 4, 0, 2, None)], numbers=make.NUMBERS | {"valid": 16, "void": 2}
    )
    row = selectors.result_of(make.whole(appraisal)).rows[0]
    assert (row.total, row.base) == (16, 14)  # "don't know" is not counted
    appraisal = make.held(campaign, form, by=office)
    keys = make.votes_of(appraisal, [(10, 4, 0, 2, 2)])
    appraisal = services.enter(appraisal=appraisal, numbers=make.NUMBERS, votes=keys, by=office)
    result = selectors.result_of(make.whole(appraisal))
    assert (result.abstained, result.rows[0].base) == (2, 16)


def test_blank_makes_a_ballot_void_where_the_form_says_so(campaign, office):
    appraisal = make.held(campaign, "评价：好、差", by=office, blank="void")
    with pytest.raises(RefusedError, match="void ones"):
        services.enter(
            appraisal=appraisal, numbers=make.NUMBERS, votes=make.votes_of(appraisal, [(10, 7, 1)]), by=office
        )


@pytest.mark.trace("T-21")
def test_unknown_numbers_stay_unknown(campaign, office, other, head):
    numbers = {"issued": 13000, "returned": None, "valid": None, "void": None}
    appraisal = make.entered(campaign, "滿意嗎：滿意、不滿意", by=office, numbers=numbers, rows=[()], participants=None)
    appraisal = services.lock(appraisal=services.check(appraisal=appraisal, by=other), by=head)
    result = selectors.result_of(make.whole(appraisal))
    assert result.numbers["issued"] == 13000
    assert (result.numbers["returned"], result.returned_share, result.rows[0].total) == (None, None, None)
    assert selectors.printed(result.returned_share) is None


def test_vote_with_more_ballots_than_forms_is_declared_void(campaign, office):
    appraisal = make.held(campaign, by=office)
    with pytest.raises(RefusedError):
        services.void(appraisal=appraisal, reason="", by=office)
    appraisal = services.void(appraisal=appraisal, reason="收回19份，多于发出的18份", by=office)
    assert appraisal.state == "voided"
    second = services.plan(campaign=campaign, phase=appraisal.phase, repeats=appraisal, by=office)
    assert (second.wave, second.questions.count(), second.repeats) == (2, 6, appraisal)


# ---- The database ------------------------------------------------------------------------------------------------


def test_database_refuses_what_the_service_would_never_write(campaign, office, other, head):
    appraisal = make.entered(campaign, by=office)
    one = Appraisal.objects.filter(pk=appraisal.pk)
    tally = Tally.objects.filter(option__question__appraisal=appraisal).order_by("option__question__order").first()
    for fields in ({"returned": 19}, {"valid": 17}, {"state": "locked"}, {"checked_by": office.pk}):
        with pytest.raises(IntegrityError), transaction.atomic():
            one.update(**fields)
    Tally.objects.filter(pk=tally.pk).update(paper_entered=15)
    with pytest.raises(Error, match="sum to the valid"), transaction.atomic():
        one.update(place="別處")
    Tally.objects.filter(pk=tally.pk).update(paper_entered=16)
    services.lock(appraisal=services.check(appraisal=appraisal, by=other), by=head)
    for fields in ({"valid": 17, "void": 1}, {"state": "ballots_entered"}):
        with pytest.raises(Error), transaction.atomic():
            one.update(**fields)
    for fields in ({"paper_entered": 15}, {"paper_checked": 3}, {"online": 1}):
        with pytest.raises(Error), transaction.atomic():
            Tally.objects.filter(pk=tally.pk).update(**fields)
    with pytest.raises(Error), transaction.atomic():
        Option.objects.filter(pk=tally.pk).update(word="別的")
    with pytest.raises(Error), transaction.atomic():
        one.delete()


def test_database_refuses_a_check_that_does_not_agree(campaign, office, other):
    appraisal = make.entered(campaign, by=office)
    rows = [(15, 3, 0, 0), *make.VOTES[1:]]
    services.count_again(appraisal=appraisal, numbers=make.NUMBERS, votes=make.votes_of(appraisal, rows), by=other)
    found = Appraisal.objects.get(pk=appraisal.pk)
    found.state, found.checked_by, found.checked_at, found.checked_how = "checked", other, found.entered_at, "entered"
    with pytest.raises(Error, match="agrees with the first"), transaction.atomic():
        found.save()


# ---- Remarks, waves, parts ---------------------------------------------------------------------------------------


@pytest.mark.trace("T-66")
def test_remarks_have_no_author_and_no_order(campaign, office):
    appraisal = make.held(campaign, by=office)
    texts = [f"發言{n}" for n in range(12)]
    services.write_remarks(appraisal=appraisal, texts=texts, by=office)
    stored = list(BallotRemark.objects.order_by("pk").values_list("text", flat=True))
    assert sorted(stored) == sorted(texts)
    assert {field.name for field in BallotRemark._meta.concrete_fields} == {"id", "appraisal", "question", "text"}
    line = audit.history_of(appraisal)[0]
    assert "發言" not in str(line.changes)


def test_parts_add_up_and_waves_do_not(campaign, office):
    form = "滿意嗎：滿意、不滿意"
    whole = make.planned(campaign, form, by=office, kind="satisfaction_survey")
    for place, row in enumerate([(8, 2), (3, 3)]):
        part = services.plan(
            campaign=campaign, phase=whole.phase, by=office, whole=whole, held_on=make.HELD_ON,
            unit=organisation.department(campaign.unit, f"展覽部{place}"),
        )  # fmt: skip
        part = services.hold(appraisal=part, by=office, participants=sum(row))
        numbers = {"issued": sum(row), "returned": sum(row), "valid": sum(row), "void": 0}
        services.enter(appraisal=part, numbers=numbers, votes=make.votes_of(part, [row]), by=office)
    result = selectors.result_of(make.whole(whole), selectors.parts_of(whole))
    assert [cell.votes for cell in result.rows[0].ranks] == [11, 5]
    assert selectors.printed(result.rows[0].cells[0].share) == "68.8"  # 11 of 16, not the mean of 80 and 50
    with pytest.raises(RefusedError, match="another survey"):
        services.plan(campaign=campaign, phase=whole.phase, by=office, whole=whole, wave=2)


def test_second_survey_takes_over_the_form_once(campaign, office, other, head):
    first = make.locked(campaign, by=office, other=other, head=head, kind="satisfaction_survey")
    second = services.plan(campaign=campaign, phase=first.phase, repeats=first, by=office)
    assert [q.text for q in second.questions.all()] == [q.text for q in first.questions.all()]
    assert (second.wave, second.participants) == (2, None)
    with pytest.raises(RefusedError, match="repeated already"):
        services.plan(campaign=campaign, phase=first.phase, repeats=first, by=office)


def test_form_is_rewritten_until_it_was_held(campaign, office):
    appraisal = make.planned(campaign, by=office)
    services.set_form(appraisal=appraisal, questions=make.read("問題：好、差"), by=office)
    assert [q.text for q in appraisal.questions.all()] == ["問題"]
    appraisal = services.hold(appraisal=appraisal, by=office)
    with pytest.raises(RefusedError, match="held with this form"):
        services.set_form(appraisal=appraisal, questions=make.read("別的：好、差"), by=office)
    with pytest.raises(RefusedError, match="Not removed"):
        services.remove(appraisal=appraisal, by=office)


def test_appraisal_planned_by_mistake_is_removed(campaign, office):
    services.remove(appraisal=make.planned(campaign, by=office), by=office)
    assert not Appraisal.objects.exists()


def test_result_is_reported_and_published(campaign, office, other, head):
    appraisal = make.locked(campaign, by=office, other=other, head=head)
    appraisal = services.report(appraisal=appraisal, on=date(2009, 1, 8), by=office, published=True)
    assert (appraisal.state, appraisal.published) == ("reported", True)
    appraisal = services.unlock(appraisal=appraisal, reason="錄錯", by=head)
    assert (appraisal.state, appraisal.published, appraisal.reported_on) == ("ballots_entered", False, None)
