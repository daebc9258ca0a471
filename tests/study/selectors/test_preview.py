"""What the panel beside the form says before anything is saved."""

import pytest

from phases.study.models import StudySession
from phases.study.selectors import preview
from tests.factories import meetings, study, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def people(campaign):
    study.requirement(campaign, "hours_per_member", value=20)
    return meetings.people(campaign.unit)


def outcome(campaign, session=None, **fields):
    return preview.outcome_of(campaign, study.session_facts(campaign, **fields), session)


def test_half_an_hour_brings_those_present_over_the_line(campaign, people):
    study.session(campaign, people=people, half_hours=39)
    found = outcome(campaign, people=people, absent={people[0]: "sick"}, half_hours=1)
    assert (found.present, found.absent, found.credited, found.total) == (2, 1, 2, 2)
    assert (found.met_before, found.met_after) == (0, 2)
    assert (found.short_before, found.short_after, found.target) == (3, 1, 40)
    assert StudySession.objects.count() == 1


def test_plan_credits_nobody(campaign, people):
    found = outcome(campaign, people=people, half_hours=40, state="planned")
    assert (found.present, found.credited, found.met_after) == (3, 0, 0)


def test_form_that_does_not_count_brings_nobody_nearer(campaign, people):
    assert outcome(campaign, people=people, half_hours=40, form="self").met_after == 0


def test_who_studies_elsewhere_at_that_time_is_named_and_not_credited_twice(campaign, people):
    times = {"starts_at": meetings.at(14), "ends_at": meetings.at(17)}
    study.session(campaign, people=people[:1], **times)
    found = outcome(campaign, people=people, **times)
    assert [line.person for line in found.clashes] == people[:1]
    assert (found.present, found.credited) == (3, 2)


def test_who_sits_in_a_meeting_at_that_time_is_named_and_credited(campaign, people):
    times = {"starts_at": meetings.at(14), "ends_at": meetings.at(17)}
    meetings.meeting(campaign, people=people[:1], **times)
    found = outcome(campaign, people=people, **times)
    assert ([line.person for line in found.clashes], found.credited) == (people[:1], 3)


def test_correction_takes_the_old_credit_away_first(campaign, people):
    session = study.session(campaign, people=people, half_hours=40)
    found = outcome(campaign, session, people=people, absent={people[0]: ""}, half_hours=40)
    assert (found.met_before, found.met_after, found.clashes) == (3, 2, [])


@pytest.mark.trace("S-13")
def test_required_reading_goes_from_five_to_six_of_six(campaign, people):
    materials = [study.material(campaign, f"材料{number}") for number in range(6)]
    extra = study.material(campaign, "选读", priority="optional")
    study.session(campaign, people=people, materials=materials[:5])
    found = outcome(campaign, people=people, materials=[materials[5], extra])
    assert (found.required, found.required_before, found.required_after) == (6, 5, 6)
    planned = outcome(campaign, people=people, materials=[materials[5]], state="planned")
    assert planned.required_after == 5


def test_correction_that_drops_a_material_says_so(campaign, people):
    material = study.material(campaign, "两会精神")
    session = study.session(campaign, people=people, materials=[material])
    found = outcome(campaign, session, people=people)
    assert (found.required_before, found.required_after) == (1, 0)
