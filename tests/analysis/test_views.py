"""Problems in the browser's eyes."""

import pytest

from phases.analysis.models import Problem
from tests.factories import analysis, meetings, timeline

pytestmark = pytest.mark.django_db

BASE = "/campaigns/kj/problems/"


@pytest.fixture
def campaign():
    return timeline.campaign(slug="kj")


@pytest.fixture(autouse=True)
def office(campaign, client):
    user = meetings.appointed(campaign)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user


@pytest.mark.trace("S-37")
def test_problem_is_added_changed_confirmed_and_listed(client, campaign):
    assert 'value="leading_group"' in client.get(f"{BASE}add/?subject=leading_group").content.decode()
    sent = {"subject": "leading_group", "text": "深入基层不够经常", "source": "found",
            "phase": campaign.phases.all()[0].pk}  # fmt: skip
    client.post(f"{BASE}add/", sent)
    problem = Problem.objects.get()
    client.post(f"{BASE}{problem.pk}/edit/", sent | {"cause": "会议占去较多时间"})
    client.post(f"{BASE}{problem.pk}/move/confirm/")
    problem.refresh_from_db()
    assert (problem.state, problem.cause) == ("confirmed", "会议占去较多时间")
    assert "深入基层不够经常" in client.get(f"{BASE}?view=leading_group").content.decode()


def test_carrying_over_asks_for_the_reason(client, campaign, office):
    problem = analysis.problem(campaign, by=office)
    assert 'name="reason"' in client.get(f"{BASE}{problem.pk}/move/carry_over/").content.decode()
    client.post(f"{BASE}{problem.pk}/move/carry_over/", {"reason": "需要市里协调"})
    problem.refresh_from_db()
    assert problem.state == "carried_over"
    assert client.get(f"{BASE}{problem.pk}/move/plan/").status_code == 404


def test_mistaken_problem_is_taken_off_the_list_and_a_confirmed_one_stays(client, campaign, office):
    problem, kept = analysis.problem(campaign, by=office), analysis.problem(campaign, by=office)
    client.post(f"{BASE}{kept.pk}/move/confirm/")
    for one in (problem, kept):
        client.post(f"{BASE}{one.pk}/remove/")
    assert list(Problem.objects.all()) == [kept]


def test_analysing_without_a_cause_says_what_to_write(client, campaign, office):
    problem = analysis.problem(campaign, by=office)
    shown = client.get(f"{BASE}{problem.pk}/").content.decode()
    assert "disabled" in shown
    answer = client.post(f"{BASE}{problem.pk}/move/analyse/", follow=True)
    assert "Write the cause first" in answer.content.decode()
