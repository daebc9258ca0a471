import pytest
from django.test import Client

from phases.organisation.roles import Role
from phases.timeline.models import Campaign
from tests.factories import meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def enter(client: Client, campaign: Campaign, role: Role) -> None:
    client.force_login(timeline.part(campaign, role), backend=BACKEND)


def test_home_leads_to_the_only_campaign(client: Client) -> None:
    campaign = timeline.campaign()
    enter(client, campaign, Role.OFFICE)
    assert client.get("/").headers["Location"] == f"/campaigns/{campaign.slug}/"


def test_home_leads_to_the_list_when_there_are_several_or_none(client: Client) -> None:
    client.force_login(organisation.user(), backend=BACKEND)
    assert client.get("/").headers["Location"] == "/campaigns/"


def test_workbench_counts_the_days_to_the_announced_end(client: Client) -> None:
    campaign = timeline.campaign(stands_still_on="2009-04-13")
    campaign.phases.filter(order=1).update(end_on="2009-05-05", end_words="5月5日")
    enter(client, campaign, Role.OFFICE)
    page = client.get(f"/campaigns/{campaign.slug}/")
    assert page.context["days_left"] == 22
    assert page.context["docket"].count == 1  # bring the phase through its gate


def test_workbench_of_an_observer_shows_no_gate_and_no_meetings(client: Client) -> None:
    campaign = timeline.campaign()
    enter(client, campaign, Role.OBSERVER)
    page = client.get(f"/campaigns/{campaign.slug}/")
    assert (page.context["assessment"], page.context["recent"], page.context["may_record"]) == (None, [], False)


def test_workbench_of_a_foreign_campaign_does_not_exist(client: Client) -> None:
    campaign, other = timeline.campaign(), timeline.campaign()
    enter(client, campaign, Role.OFFICE)
    assert client.get(f"/campaigns/{other.slug}/").status_code == 404


def test_page_that_is_not_ones_own_says_why(client: Client) -> None:
    campaign = timeline.campaign()
    enter(client, campaign, Role.MEMBER)
    page = client.get(f"/campaigns/{campaign.slug}/parts/")
    assert page.status_code == 403
    assert page.context["reason"]


def test_unknown_page_answers_in_the_look_of_the_product(client: Client) -> None:
    page = client.get("/nowhere/")
    assert page.status_code == 404
    assert "<h1" in page.content.decode()


def test_workbench_leads_from_what_was_recorded_last_to_its_own_page(client: Client) -> None:
    campaign = timeline.campaign()
    session, meeting = study.session(campaign), meetings.meeting(campaign)
    enter(client, campaign, Role.OFFICE)
    urls = {recent.url for recent in client.get(f"/campaigns/{campaign.slug}/").context["recent"]}
    assert urls == {
        f"/campaigns/{campaign.slug}/study/sessions/{session.pk}/",
        f"/campaigns/{campaign.slug}/meetings/{meeting.pk}/",
    }
    assert [client.get(url).status_code for url in urls] == [200, 200]


def test_workbench_of_a_member_names_a_session_without_leading_to_a_page_that_refuses(client: Client) -> None:
    campaign = timeline.campaign()
    study.session(campaign)
    enter(client, campaign, Role.MEMBER)
    assert [recent.url for recent in client.get(f"/campaigns/{campaign.slug}/").context["recent"]] == [""]
