from types import SimpleNamespace

import pytest

from phases.organisation.roles import Permission, Role
from phases.timeline import selectors
from phases.timeline.models import Campaign
from tests.factories import gates, organisation, timeline

pytestmark = pytest.mark.django_db


def test_office_of_the_superior_campaign_is_the_committee_of_this_one():
    superior = timeline.campaign()
    campaign = timeline.campaign(parent=superior)
    committee = timeline.part(superior, Role.OFFICE)
    assert selectors.part_of(committee, campaign).roles == (Role.SUPERIOR,)
    assert list(Campaign.objects.visible_to(committee)) == [superior, campaign]


@pytest.mark.trace("T-10")
def test_observer_sees_what_is_published_and_no_drafts():
    campaign = timeline.campaign()
    part = selectors.part_of(timeline.part(campaign, Role.OBSERVER), campaign)
    assert part.may(Permission.SEE_PUBLISHED)
    assert not part.may(Permission.SEE_DOCUMENTS, Permission.EDIT_DOCUMENTS)


def test_holders_of_a_permission_are_active_and_each_named_once():
    campaign = timeline.campaign()
    office = timeline.part(campaign, Role.OFFICE)
    timeline.part(campaign, Role.HEAD, user=office)
    timeline.part(campaign, Role.OFFICE, user=organisation.user(is_active=False))
    assert selectors.holders_of(campaign, Permission.MOVE_PHASE) == [office]


def test_part_takes_two_queries_at_most(django_assert_max_num_queries):
    campaign = timeline.campaign(parent=timeline.campaign())
    user = timeline.part(campaign, Role.LIAISON, department=organisation.department(campaign.unit))
    with django_assert_max_num_queries(2):
        selectors.part_of(user, campaign)


def test_current_phase_is_the_open_one_then_the_next_and_at_the_end_the_last():
    place = gates.place()
    assert selectors.current_phase(place.campaign).order == 1
    gates.closed(place)
    assert selectors.current_phase(place.campaign).order == 2


def test_campaign_whose_phases_have_all_closed_stands_at_its_last():
    campaign = timeline.campaign()
    for phase in campaign.phases.all():
        place = SimpleNamespace(campaign=campaign, phase=phase, office=timeline.part(campaign, Role.OFFICE))
        place.head = timeline.part(campaign, Role.HEAD)
        gates.services.close_phase(phase=gates.requested(place), by=place.head)
    assert selectors.current_phase(campaign).order == 3


def test_campaign_without_phases_has_no_current_one():
    campaign = timeline.campaign()
    campaign.phases.all().delete()
    assert selectors.current_phase(campaign) is None
