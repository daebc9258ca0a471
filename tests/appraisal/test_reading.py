"""An appraisal as its page shows it."""

import pytest

from phases.appraisal import reading, selectors, services
from phases.core.verdict import Verdict
from phases.organisation.roles import Role
from phases.timeline.selectors import part_of
from tests.factories import appraisal as make
from tests.factories import meetings, timeline

pytestmark = pytest.mark.django_db
YES = Verdict.yes()


@pytest.fixture
def campaign():
    return timeline.campaign()


def deeds(appraisal, user):
    return reading.deeds_of(make.whole(appraisal), part_of(user, appraisal.campaign), user, YES)


def test_steps_name_only_what_the_form_asks_for(campaign):
    short = reading.steps_of(make.planned(campaign), YES)
    assert [str(step.title) for step in short] == [
        "Held", "Counted", "Counted again by another", "Locked by the head", "Reported",
    ]  # fmt: skip
    full = reading.steps_of(make.planned(campaign, needs_consent=True, lead_days=3), YES)
    assert [step.place for step in full][:2] == ["now", ""]
    assert len(full) == 7
    held = reading.steps_of(make.held(campaign, needs_consent=True, lead_days=3), Verdict.no("never asked"))
    assert [step.place for step in held][:4] == ["", "", "done", "now"]


def test_next_deed_is_that_of_the_person_who_looks(campaign):
    office, other = meetings.appointed(campaign), meetings.appointed(campaign)
    appraisal = make.entered(campaign, by=office)
    own = {str(deed.label): bool(deed.verdict) for deed in deeds(appraisal, office)}
    assert own == {"Correct the first count": True, "Count again": False, "Declare it void": True}
    assert {str(deed.label): bool(deed.verdict) for deed in deeds(appraisal, other)}["Count again"]
    assert deeds(appraisal, meetings.appointed(campaign, Role.MEMBER)) == []


def test_bars_end_at_the_base_and_say_the_same_in_words(campaign):
    result = selectors.result_of(make.whole(make.entered(campaign)))
    bars = reading.bars_of(result)
    assert [(part.rank, part.x, part.width) for part in bars[0].segments] == [(1, 0, 638), (2, 640, 80)]
    assert [part.rank for part in bars[2].segments] == [1, 3]
    assert bars[0].label == "對科學發展觀的認識是否深刻：深刻 16、比較深刻 2、一般 0、不深刻 0"
    assert bars[0].words[0] == ("深刻", 1, "16", "88.9")
    assert reading.worth_of_a_vote(result) == "5.6"


@pytest.mark.trace("T-45")
def test_late_copies_are_shown_with_the_reason_that_was_given(campaign):
    office = meetings.appointed(campaign)
    appraisal = make.planned(campaign, by=office, lead_days=3)
    services.distribute(appraisal=appraisal, on=make.HELD_ON.replace(day=4), by=office, reason="征求意见稿已印发")
    ((warning, reason),) = reading.warnings_of(make.whole(appraisal), YES)
    assert warning == "Handed out 2 days before the appraisal; the form asks for 3."
    assert reason == "征求意见稿已印发"


def test_second_survey_is_asked_for_until_it_is_founded(campaign):
    office = meetings.appointed(campaign)
    first = make.locked(campaign, "满意吗：满意、一般、差、很差", rows=[(10, 5, 3, 0)], by=office, repeat_below=90,
                        kind="satisfaction_survey")  # fmt: skip
    result = selectors.result_of(make.whole(first))
    assert "second survey" in str(reading.asked_again(first, result).reason)
    services.plan(campaign=campaign, phase=first.phase, repeats=first, by=office)
    assert reading.asked_again(first, result) is None


def test_new_survey_begins_with_the_form_of_the_one_it_repeats(campaign):
    first = make.locked(campaign, agenda=["一", "二"])
    start = reading.beginning(campaign, {"repeats": str(first.pk)})
    assert (start.repeats, start.questions, start.initial["agenda"]) == (first, 6, "一\n二")
    assert reading.beginning(campaign, {"form": "unknown"}).form == ""


def test_lock_below_the_quorum_is_warned_about(campaign):
    appraisal = make.checked(campaign, quorum=90, classes=[{"name": "党员", "eligible": 23}])
    assert len(reading.warned_before("lock", make.whole(appraisal), YES)) == 1
    assert len(reading.warned_before("hold", make.planned(campaign, lead_days=3), Verdict.no("no"))) == 2
