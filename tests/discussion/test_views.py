"""Discussion in the browser's eyes."""

import pytest

from phases.discussion.models import Discussion, Summary
from phases.opinions.models import Opinion
from tests.factories import discussion, meetings, organisation, timeline

pytestmark = pytest.mark.django_db

BASE = "/campaigns/kj/discussion/"


@pytest.fixture
def campaign():
    return timeline.campaign(slug="kj", rules={"discussion_theme": "更好更快发展，科技贡献什么"})


@pytest.fixture
def department(campaign):
    return organisation.department(campaign.unit, "高新技术处")


@pytest.fixture(autouse=True)
def office(campaign, client):
    user = meetings.appointed(campaign)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user


def page(client, address=""):
    answer = client.get(f"{BASE}{address}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.trace("S-38")
def test_theme_stands_on_the_page_in_full_width_quotes(client, department):
    assert "“更好更快发展，科技贡献什么”" in page(client)
    client.post(f"{BASE}theme/", {"words": "别的主题"})
    assert "“别的主题”" in page(client)


@pytest.mark.trace("S-39")
def test_discussion_is_recorded_and_the_department_is_covered(client, campaign, department):
    assert f"held/add/?department={department.pk}" in page(client)
    sent = {"department": department.pk, "held_on": "2009-04-07", "form": "座谈", "participants": "3",
            "views": "甲\n乙", "suggestions": "丙", "phase": campaign.phases.all()[0].pk}  # fmt: skip
    client.post(f"{BASE}held/add/", sent)
    made = Discussion.objects.get()
    assert f"held/add/?department={department.pk}" not in page(client)
    client.post(f"{BASE}held/{made.pk}/edit/", sent | {"views": "甲"})
    assert [view.text for view in made.views.all()] == ["甲"]
    client.post(f"{BASE}held/{made.pk}/remove/")
    assert not Discussion.objects.exists()


@pytest.mark.trace("S-41")
def test_summary_is_handed_in_and_a_suggestion_promoted(client, campaign, department, office):
    made = discussion.discussion(campaign, department, by=office, suggestions=["排出技术路线图"])
    assert "排出技术路线图" in page(client, f"departments/{department.pk}/summary/")
    client.post(f"{BASE}departments/{department.pk}/summary/", {"text": "", "handed_in_on": "2009-04-20"})
    assert Summary.objects.get().department == department
    client.post(f"{BASE}suggestions/{made.suggestions.get().pk}/promote/")
    assert Opinion.objects.get().text == "排出技术路线图"
    assert "/promote/" not in page(client, f"held/{made.pk}/")
    client.post(f"{BASE}held/{made.pk}/remove/")
    assert Discussion.objects.exists()


def test_unit_without_departments_is_told_what_comes_first(client):
    assert 'class="empty' in page(client)
