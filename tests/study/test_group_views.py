import pytest
from django.test import Client

from phases.gates import selectors as gates
from phases.organisation.models import Group
from phases.organisation.roles import Role
from phases.timeline.models import Campaign, Requirement
from tests.factories import meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def campaign(client: Client) -> Campaign:
    made = timeline.campaign()
    client.force_login(timeline.part(made, Role.OFFICE), backend=BACKEND)
    return made


@pytest.mark.trace("S-10")
def test_party_group_is_made_in_the_browser_and_its_sessions_count(client: Client, campaign: Campaign) -> None:
    """Without a group the gate says so and leads to the page that makes one; then its session counts."""
    leader = organisation.person(campaign.unit, is_leader=True)
    demand = study.requirement(campaign, "session_count", value=1, group="party_group")
    (lack,) = gates.evaluate(Requirement.objects.select_related("phase__campaign").get(pk=demand.pk)).lacks
    assert lack.url == f"/campaigns/{campaign.slug}/study/groups/"
    client.post(lack.url, {"kind": "party_group", "name": "局党组中心组", "members": [leader.pk]})
    group = Group.objects.get(unit=campaign.unit)
    assert list(group.members.all()) == [leader]
    study.session(campaign, groups=(group,), people=[leader])
    assert gates.evaluate(Requirement.objects.select_related("phase__campaign").get(pk=demand.pk)).met


def test_group_is_changed_and_removed(client: Client, campaign: Campaign) -> None:
    group = organisation.group(campaign.unit, name="旧名")
    person = organisation.person(campaign.unit)
    address = f"/campaigns/{campaign.slug}/study/groups/{group.pk}/"
    client.post(address, {"kind": "branch", "name": "机关支部", "members": [person.pk]})
    group.refresh_from_db()
    assert (group.name, group.kind, list(group.members.all())) == ("机关支部", "branch", [person])
    client.post(f"{address}remove/")
    assert not Group.objects.exists()


def test_group_that_has_met_stays(client: Client, campaign: Campaign) -> None:
    group = organisation.group(campaign.unit)
    study.session(campaign, groups=(group,), people=meetings.people(campaign.unit, 2))
    client.post(f"/campaigns/{campaign.slug}/study/groups/{group.pk}/remove/")
    assert Group.objects.filter(pk=group.pk).exists()


def test_bad_group_keeps_what_was_typed(client: Client, campaign: Campaign) -> None:
    organisation.group(campaign.unit, name="党组中心组")
    page = client.post(f"/campaigns/{campaign.slug}/study/groups/", {"kind": "branch", "name": "党组中心组"})
    assert 'value="党组中心组"' in page.content.decode()
    assert Group.objects.count() == 1


def test_group_of_another_unit_does_not_exist(client: Client, campaign: Campaign) -> None:
    other = organisation.group(organisation.unit())
    assert client.get(f"/campaigns/{campaign.slug}/study/groups/{other.pk}/").status_code == 404
