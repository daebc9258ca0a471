"""What appraisals put on the workbench, for whom it is."""

from datetime import date

import pytest

from phases.appraisal.due import AppraisalsDue
from phases.organisation.roles import Role
from phases.timeline.selectors import part_of
from tests.factories import appraisal as make
from tests.factories import meetings, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign(stands_still_on=date(2009, 1, 6))


def waiting(campaign, user):
    return [str(due.what) for due in AppraisalsDue().waiting(campaign, user, part_of(user, campaign))]


def test_count_second_count_and_lock_reach_those_who_do_them(campaign):
    office, other = meetings.appointed(campaign), meetings.appointed(campaign)
    head = meetings.appointed(campaign, Role.HEAD)
    make.entered(campaign, by=office)
    make.checked(campaign, by=office, other=other)
    make.held(campaign, by=office)
    assert waiting(campaign, office) == ["Ballots wait to be counted"]
    assert waiting(campaign, other) == ["Ballots wait for the second count", "Ballots wait to be counted"]
    assert waiting(campaign, head) == ["Ballots wait for the second count", "A result waits to be locked"]
    assert waiting(campaign, meetings.appointed(campaign, Role.MEMBER)) == []


def test_copies_are_due_before_the_day_and_then_whether_it_was_held(campaign):
    office = meetings.appointed(campaign)
    make.planned(campaign, by=office, lead_days=3)
    make.planned(campaign, by=office)
    make.planned(campaign, by=office, held_on=date(2009, 3, 1), lead_days=3)
    assert waiting(campaign, office) == [
        "Copies are to be handed out before an appraisal", "Was the appraisal held?",
    ]  # fmt: skip


def test_satisfaction_below_the_threshold_asks_for_a_second_survey(campaign):
    office = meetings.appointed(campaign)
    form, rows = "满意吗：满意、一般、差、很差", [(10, 5, 3, 0)]
    first = make.locked(campaign, form, rows=rows, by=office, repeat_below=90, kind="satisfaction_survey")
    (due,) = AppraisalsDue().waiting(campaign, office, part_of(office, campaign))
    assert due.url.endswith(f"?repeats={first.pk}")
    make.services.plan(campaign=campaign, phase=first.phase, repeats=first, by=office)
    assert waiting(campaign, office) == []
