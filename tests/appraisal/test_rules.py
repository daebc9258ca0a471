"""Who may do what, and rules about counts with their verdicts."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from phases.appraisal import counted, rules, services
from phases.appraisal.counted import Count
from phases.appraisal.models import Appraisal
from phases.core.verdict import RefusedError, Verdict
from phases.organisation.roles import Role
from phases.timeline.selectors import part_of
from tests.factories import appraisal as make
from tests.factories import meetings, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


def part(campaign, role=Role.OFFICE):
    return part_of(meetings.appointed(campaign, role), campaign)


def test_every_rule_about_a_count_has_a_key_and_answers_a_sound_count(campaign):
    appraisal = make.whole(make.entered(campaign))
    questions = list(appraisal.questions.all())
    count = counted.first_count(appraisal, questions)
    assert len({rule.key for rule in rules.COUNT_RULES}) == len(rules.COUNT_RULES)
    assert all(rule.judge(appraisal, questions, count) for rule in rules.COUNT_RULES)


def test_more_forms_than_people_only_warns(campaign):
    appraisal = make.whole(make.entered(campaign, participants=17))
    questions = list(appraisal.questions.all())
    count = counted.first_count(appraisal, questions)
    assert not rules.faults_of(appraisal, questions, count)
    assert "18 forms were issued to 17 people" in str(rules.warnings_of(appraisal, questions, count)[0].reason)


def test_unknown_numbers_break_no_rule(campaign):
    appraisal = make.whole(make.held(campaign))
    questions = list(appraisal.questions.all())
    assert not rules.faults_of(appraisal, questions, Count(dict.fromkeys(counted.NUMBERS)))


def test_quorum_is_asked_of_those_who_may_vote(campaign):
    appraisal = make.held(campaign, quorum=80, participants=18)
    assert rules.quorum_reached(appraisal, 22)
    assert not rules.quorum_reached(appraisal, 23)
    assert rules.quorum_reached(appraisal, None)


def test_below_the_quorum_the_head_locks_with_a_reason(campaign):
    appraisal = make.checked(campaign, quorum=80, classes=[{"name": "黨員", "eligible": 23}])
    quorum = rules.quorum_reached(appraisal, 23)
    head = part(campaign, Role.HEAD)
    assert not rules.may_lock(head, appraisal, quorum, "")
    assert rules.may_lock(head, appraisal, quorum, "其余五人出差，已补填")
    assert not rules.may_lock(part(campaign), appraisal, quorum, "原因")


def test_members_neither_plan_nor_count_nor_lock(campaign):
    appraisal, member = make.entered(campaign), meetings.appointed(campaign, Role.MEMBER)
    own = part_of(member, campaign)
    refused = (
        rules.may_edit(own),
        rules.may_change(own, appraisal),
        rules.may_remove(own, appraisal),
        rules.may_count(own, member, appraisal),
        rules.may_count_again(own, member, appraisal),
        rules.may_unlock(own, appraisal, "原因"),
        rules.may_void(own, appraisal, "原因"),
        rules.may_send_back(own, appraisal, "原因"),
        rules.may_write_remarks(own, appraisal),
        rules.may_read_votes(own, appraisal),
        rules.remarks_may_be_shown(own),
    )
    assert not any(refused)


@pytest.mark.parametrize(
    ("valid", "online", "state", "shown"),
    [(4, True, "checked", False), (4, True, "ballots_entered", True), (5, True, "locked", True),
     (0, True, "locked", True), (4, False, "locked", True)],
)  # fmt: skip
def test_few_paper_ballots_beside_sealed_ones_are_shown_while_they_are_counted(valid, online, state, shown):
    assert bool(rules.paper_may_be_shown(Appraisal(valid=valid, online=online, state=state))) is shown


@pytest.mark.parametrize(("valid", "published"), [(None, True), (0, True), (1, False), (4, False), (5, True)])
def test_votes_of_fewer_than_five_are_not_published(valid, published):
    assert bool(rules.votes_may_be_published(valid)) is published


def test_more_people_of_a_class_than_may_vote_are_refused(campaign):
    appraisal = make.planned(campaign, classes=[{"name": "黨員", "eligible": 23}])
    with pytest.raises(RefusedError, match="24 of “黨員” came"):
        services.hold(appraisal=appraisal, by=meetings.appointed(campaign), present={"黨員": 24})


def test_how_many_came_stays_when_another_class_is_changed(campaign):
    by, classes = meetings.appointed(campaign), [{"name": "黨員", "eligible": 23}, {"name": "代表", "eligible": 5}]
    appraisal = make.planned(campaign, classes=classes)
    appraisal = services.hold(appraisal=appraisal, by=by, present={"黨員": 20, "代表": 3})
    services.change(appraisal=appraisal, by=by, classes=[classes[0], {"name": "代表", "eligible": 6}])
    assert list(appraisal.classes.values_list("eligible", "present")) == [(23, 20), (6, 3)]


def test_date_and_form_stand_once_it_was_counted(campaign):
    office = part(campaign)
    assert rules.may_change(office, make.held(campaign))
    assert not rules.may_change_form(office, make.held(campaign))
    assert not rules.may_change(office, make.entered(campaign))


def test_form_that_leaves_no_choice_is_not_held(campaign):
    assert not rules.form_is_whole([])
    assert rules.form_is_whole(list(make.whole(make.planned(campaign)).questions.all()))


def test_another_survey_is_asked_for_below_the_threshold_only():
    assert rules.asks_for_another(Decimal(90), Fraction(9, 10))
    assert not rules.asks_for_another(Decimal(90), Fraction(17, 19))
    assert rules.asks_for_another(None, Fraction(1, 10))
    assert rules.asks_for_another(Decimal(90), None)


def test_survey_in_hand_is_not_repeated(campaign):
    assert not rules.may_repeat(make.held(campaign), is_repeated=False)
    assert not rules.may_repeat(make.locked(campaign), is_repeated=True)


def test_copies_are_handed_out_before_the_day_and_the_day_is_known(campaign):
    early = make.planned(campaign, held_on=None, lead_days=3)
    assert not rules.may_distribute(early, make.HELD_ON, "")
    assert not rules.has_consent(make.planned(campaign, held_on=None, needs_consent=True), [])
    assert not rules.may_hold(early, Verdict.yes(), "")
    late = make.planned(campaign, lead_days=3)
    assert not rules.may_distribute(late, make.HELD_ON.replace(day=7), "原因")


def test_part_is_of_the_same_survey_as_its_whole_and_has_no_parts_itself():
    whole, part = (Appraisal(pk=number, kind="satisfaction", wave=1) for number in (1, 2))
    assert rules.fits_the_whole(part, None)
    assert rules.fits_the_whole(part, whole)
    assert "cannot have parts" in str(rules.fits_the_whole(whole, whole).reason)
    assert "cannot have parts" in str(rules.fits_the_whole(Appraisal(pk=3), Appraisal(pk=4, whole_id=1)).reason)
    second = Appraisal(pk=5, kind="satisfaction", wave=2)
    assert "Only parts of one survey add up" in str(rules.fits_the_whole(second, whole).reason)


def test_form_asks_something_and_nothing_happens_on_an_unknown_day():
    assert "asks nothing yet" in str(rules.form_is_whole([]).reason)
    noticed = Appraisal(state="notice_sent")
    assert not rules.may_distribute(noticed, date(2009, 1, 4), "")
    assert not rules.may_hold(noticed, Verdict.yes(), "")


@pytest.mark.parametrize(
    "days",
    [{"held_on": date(1, 1, 1)}, {"held_on": date(9999, 12, 31)}, {"held_on": date(2009, 1, 4), "lead_days": 999_999}],
)
def test_day_that_no_page_can_count_from_is_not_saved(campaign, days):
    office = meetings.appointed(campaign)
    with pytest.raises(RefusedError, match="othing was saved"):
        services.plan(campaign=campaign, phase=campaign.phases.all()[0], by=office, title="测评", **days)
    appraisal = make.planned(campaign, by=office)
    with pytest.raises(RefusedError, match="othing was saved"):
        services.change(appraisal=appraisal, by=office, **days)
