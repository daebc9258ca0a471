"""Who sees which page of the plan, and that nothing typed is lost."""

from datetime import date

import pytest
from django.urls import reverse

from phases.organisation.roles import Role
from phases.timeline.models import Campaign, Phase, Step, Task
from tests.factories import organisation, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    made = timeline.campaign(slug="kjj", stands_still_on=date(2009, 3, 16))
    step = Step.objects.create(phase=made.phases.get(order=1), key="prepare", name="准备")
    Task.objects.create(
        step=step, key="plan", name="制定实施方案", responsible="活动办公室", measure="党组审定", standard="五个部分"
    )
    return made


def sign_in(client, campaign, role=Role.OFFICE):
    user = timeline.part(campaign, role)
    client.force_login(user)
    return user


def pages(campaign):
    task = Task.objects.get(key="plan")
    return {
        "plan": reverse("timeline:plan", args=["kjj"]),
        "phase": reverse("timeline:phase-edit", args=["kjj", 1]),
        "task": reverse("timeline:task-edit", args=["kjj", task.pk]),
        "parts": reverse("timeline:parts", args=["kjj"]),
        "settings": reverse("timeline:campaign-edit", args=["kjj"]),
        "first": reverse("timeline:first-steps", args=["kjj"]),
    }


@pytest.mark.parametrize("role", Role.values)
def test_everybody_in_the_campaign_sees_its_plan_and_only_the_office_changes_it(client, campaign, role):
    if role == Role.SUPERIOR:
        campaign.parent = timeline.campaign()
        campaign.save()
        sign_in(client, campaign.parent)
    else:
        sign_in(client, campaign, Role(role))
    answers = {name: client.get(url).status_code for name, url in pages(campaign).items()}
    assert answers.pop("plan") == 200
    assert set(answers.values()) == {200 if role == Role.OFFICE else 403}


def test_a_stranger_finds_no_such_campaign(client, campaign):
    client.force_login(organisation.user())
    assert {client.get(url).status_code for url in pages(campaign).values()} == {404}


@pytest.mark.trace("T-04", "T-05")
def test_plan_shows_the_four_columns_of_a_task_and_counts_tasks_and_requirements(client, campaign):
    timeline.demand(campaign.phases.get(order=1), text="召开动员大会")
    sign_in(client, campaign, Role.MEMBER)
    page = client.get(pages(campaign)["plan"])
    for words in ("制定实施方案", "活动办公室", "党组审定", "五个部分", "召开动员大会"):
        assert words in page.content.decode()
    assert page.context["phases"][0].task_count == 1


@pytest.mark.parametrize("tasks", [1, 20])
def test_plan_costs_the_same_whatever_it_holds(client, campaign, tasks, django_assert_max_num_queries):
    step = Step.objects.get()
    Task.objects.bulk_create(Task(step=step, key=f"t{n}", name=f"任务{n}") for n in range(tasks))
    sign_in(client, campaign)
    with django_assert_max_num_queries(18):
        client.get(pages(campaign)["plan"])


@pytest.mark.trace("S-03")
def test_dates_of_a_phase_are_kept_as_announced(client, campaign):
    sign_in(client, campaign)
    given = {"name": "学习调研", "start_words": "3月中旬", "end_words": "5月5日"}
    assert client.post(pages(campaign)["phase"], given).status_code == 302
    phase = client.get(pages(campaign)["plan"]).context["phases"][0]
    assert (str(phase.start), str(phase.end)) == ("3月中旬", "5月5日")
    assert Phase.objects.get(campaign=campaign, order=1).start_on == date(2009, 3, 11)


def test_form_that_is_refused_keeps_what_was_typed(client, campaign):
    sign_in(client, campaign)
    page = client.post(pages(campaign)["phase"], {"name": "", "start_words": "三月里", "end_words": "五月初"})
    assert page.status_code == 200
    assert "三月里" in page.content.decode()


def test_task_is_ticked_and_unticked_with_one_button(client, campaign):
    sign_in(client, campaign)
    url = reverse("timeline:task-tick", args=["kjj", Task.objects.get().pk])
    client.post(url)
    assert Task.objects.get().done_on == date(2009, 3, 16)
    client.post(url)
    assert Task.objects.get().done_on is None
    assert client.get(url).status_code == 405


def test_task_of_another_campaign_is_not_found(client, campaign):
    other = timeline.campaign()
    sign_in(client, other)
    assert client.post(reverse("timeline:task-tick", args=[other.slug, Task.objects.get().pk])).status_code == 404


def test_task_is_changed_with_its_due_words(client, campaign):
    sign_in(client, campaign)
    given = {"name": "制定实施方案", "responsible": "办公室", "due_words": "3月底前"}
    assert client.post(pages(campaign)["task"], given).status_code == 302
    assert (Task.objects.get().responsible, Task.objects.get().due_words) == ("办公室", "3月底前")


def test_part_is_given_and_ended(client, campaign):
    sign_in(client, campaign)
    user = organisation.user(name="唐珺")
    missing = client.post(pages(campaign)["parts"], {"user": user.pk, "role": Role.LIAISON})
    assert missing.status_code == 200
    assert "department" in missing.context["form"].errors
    refused = client.post(pages(campaign)["parts"], {"user": user.pk, "role": Role.HEAD})
    assert "role" in refused.context["form"].errors
    client.post(pages(campaign)["parts"], {"user": user.pk, "role": Role.LEADER})
    given = campaign.appointments.get(user=user)
    client.post(reverse("timeline:part-end", args=["kjj", given.pk]))
    given.refresh_from_db()
    assert given.ended_at


def test_administrator_sets_up_a_campaign_with_one_form(client):
    client.force_login(organisation.administrator())
    given = {
        "template": "study-practice-2009-bureau", "new_unit": "镇江市科学技术局", "name": "学习实践活动",
        "short_name": "活动", "year": 2009, "slug": "kjj-2009", "script": "zh-hans",
    }  # fmt: skip
    answer = client.post(reverse("timeline:campaign-add"), given)
    assert answer["Location"] == reverse("timeline:first-steps", args=["kjj-2009"])
    assert Campaign.objects.get().phases.count() == 3
    again = given | {"year": 2026, "slug": "kjj-2026", "new_unit": "镇江市教育局"}
    page = client.post(reverse("timeline:campaign-add"), again, follow=True).content.decode()
    assert "The template&#x27;s dates are of 2009, so they were left open." in page


def test_new_campaign_asks_for_one_unit_and_a_free_address(client):
    client.force_login(organisation.administrator())
    page = client.post(reverse("timeline:campaign-add"), {"name": "学习实践活动", "slug": "add"})
    assert {"new_unit", "slug"} <= set(page.context["form"].errors)
    assert "学习实践活动" in page.content.decode()


def test_only_administrators_set_up_campaigns(client, campaign):
    sign_in(client, campaign)
    assert client.get(reverse("timeline:campaign-add")).status_code == 403


def test_list_shows_ones_own_campaigns_and_finds_them_by_word(client, campaign):
    hidden = timeline.campaign(name="别人的活动")
    sign_in(client, campaign)
    page = client.get(reverse("timeline:campaign-list")).content.decode()
    assert reverse("dashboard:workbench", args=["kjj"]) in page
    assert hidden.slug not in page
    assert "kjj" not in client.get(reverse("timeline:campaign-list") + "?q=没有").content.decode()


def test_particulars_are_changed_and_stand_in_the_trail(client, campaign):
    sign_in(client, campaign)
    given = {"name": "新名称", "short_name": "活动", "year": 2009, "script": "zh-hans"}
    assert client.post(pages(campaign)["settings"], given).status_code == 302
    campaign.refresh_from_db()
    assert campaign.name == "新名称"


def test_first_steps_lead_an_administrator_only_to_pages_that_open(client, campaign):
    user = organisation.administrator()
    client.force_login(user)
    paste, first = reverse("study:person-paste", args=["kjj"]), pages(campaign)["first"]
    assert client.get(paste).status_code == 403
    assert paste not in client.get(first).content.decode()
    timeline.part(campaign, Role.OFFICE, user)
    assert paste in client.get(first).content.decode()
    assert client.get(paste).status_code == 200
