from datetime import timedelta

import pytest
from django.utils import timezone

from phases.organisation.roles import Role
from phases.study import due
from phases.timeline import selectors
from tests.factories import meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


def waiting(campaign, user):
    return list(due.StudyDue().waiting(campaign, user, selectors.part_of(user, campaign)))


@pytest.mark.trace("S-09")
def test_planned_session_waits_until_it_is_recorded(campaign):
    office = meetings.appointed(campaign)
    planned = study.session(campaign, people=meetings.people(campaign.unit), state="planned")
    study.session(campaign, state="planned", on=timezone.localdate() + timedelta(days=3))
    (found,) = waiting(campaign, office)
    assert found.url.endswith(f"/{planned.pk}/edit/")


@pytest.mark.trace("T-69")
def test_members_short_of_hours_wait_when_the_phase_is_about_to_end(campaign):
    office = meetings.appointed(campaign)
    study.requirement(campaign, "hours_per_member", value=20)
    organisation.person(campaign.unit, "韩志刚")
    assert waiting(campaign, office) == []
    campaign.phases.filter(order=1).update(end_on=timezone.localdate() + timedelta(days=7), end_words="5月5日")
    (found,) = waiting(campaign, office)
    assert "韩志刚" in found.why


def test_nothing_waits_for_those_who_do_not_record(campaign):
    study.session(campaign, state="planned")
    assert waiting(campaign, meetings.appointed(campaign, Role.LEADER)) == []
