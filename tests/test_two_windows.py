"""Each page that changes a record tells whoever saves second; nothing typed is lost."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse

from phases.appraisal import services as appraisal_services
from phases.appraisal.models import Appraisal, SecondCount
from phases.discussion.models import Discussion, Summary
from phases.opinions.models import Channel
from phases.organisation.roles import Role
from phases.rectification.models import Item
from phases.study.models import PlannedStudy
from phases.timeline.models import Campaign, Phase, Task
from tests.factories import appraisal as appraisals
from tests.factories import discussion as discussions
from tests.factories import opinions, organisation, rectification, study, timeline

pytestmark = pytest.mark.django_db

TOLD = "Somebody else saved"
Opened = tuple[str, dict[str, Any], Any]  # address, what the form sends, record


@pytest.fixture
def place(client) -> SimpleNamespace:
    campaign = timeline.campaign()
    office = timeline.part(campaign, Role.OFFICE)
    client.force_login(office)
    return SimpleNamespace(
        campaign=campaign, office=office, department=organisation.department(campaign.unit), client=client
    )


def shown(place: SimpleNamespace, name: str, *named: Any) -> tuple[str, dict[str, Any]]:
    """The page's address, and what its form would send as it stands."""
    here = reverse(name, args=[place.campaign.slug, *named])
    answer = place.client.get(here)
    assert 'name="standing"' in answer.content.decode()
    sent = {field.html_name: field.value() for field in answer.context["form"]}
    return here, {key: value for key, value in sent.items() if value is not None} | {"standing": answer.context["mark"]}


def channel(place: SimpleNamespace) -> Opened:
    made = opinions.channel(place.campaign)
    return *shown(place, "opinions:channel-edit", made.pk), Channel.objects.filter(pk=made.pk)


def plan_row(place: SimpleNamespace) -> Opened:
    made = study.plan_row(place.campaign, by=place.office)
    return *shown(place, "study:plan-edit", made.pk), PlannedStudy.objects.filter(pk=made.pk)


def summary(place: SimpleNamespace) -> Opened:
    discussions.summary(place.campaign, place.department, by=place.office)
    return *shown(place, "discussion:summary", place.department.pk), Summary.objects.all()


def item(place: SimpleNamespace) -> Opened:
    made = rectification.item(place.campaign, by=place.office)
    return *shown(place, "rectification:item-edit", made.pk), Item.objects.filter(pk=made.pk)


def discussion(place: SimpleNamespace) -> Opened:
    made = discussions.discussion(place.campaign, place.department, by=place.office, views=["甲的看法"])
    return *shown(place, "discussion:discussion-edit", made.pk), Discussion.objects.filter(pk=made.pk)


def phase(place: SimpleNamespace) -> Opened:
    return *shown(place, "timeline:phase-edit", 1), Phase.objects.filter(campaign=place.campaign, order=1)


def task(place: SimpleNamespace) -> Opened:
    step = place.campaign.phases.get(order=1).steps.create(key="mobilise", name="思想发动")
    made = step.tasks.create(key="meeting", name="召开动员大会")
    return *shown(place, "timeline:task-edit", made.pk), Task.objects.filter(pk=made.pk)


def campaign(place: SimpleNamespace) -> Opened:
    return *shown(place, "timeline:campaign-edit"), Campaign.objects.filter(pk=place.campaign.pk)


def first_count(place: SimpleNamespace) -> Opened:
    made = appraisals.entered(place.campaign, by=place.office)
    return *shown(place, "appraisal:count", made.pk), Appraisal.objects.filter(pk=made.pk)


PAGES = [
    (channel, {"audience": "别人改的"}),
    (plan_row, {"remarks": "别人改的"}),
    (summary, {"text": "别人改的"}),
    (item, {"goal": "别人改的"}),
    (discussion, {"remarks": "别人改的"}),
    (phase, {"name": "别人改的"}),
    (task, {"name": "别人改的"}),
    (campaign, {"theme": "别人改的"}),
    (first_count, {"issued": 19}),
]


@pytest.mark.parametrize(("opened", "change"), PAGES)
def test_second_window_is_told_and_its_second_press_saves(place, opened, change):
    here, sent, record = opened(place)
    record.update(**change)
    second = place.client.post(here, sent)
    assert second.status_code == 200
    assert TOLD in second.content.decode()
    assert record.filter(**change).exists()
    assert place.client.post(here, sent | {"standing": second.context["mark"]}).status_code == 302
    assert not record.filter(**change).exists()


def test_first_summary_of_a_department_is_not_written_over_by_a_window_that_saw_none(place):
    here, sent = shown(place, "discussion:summary", place.department.pk)
    discussions.summary(place.campaign, place.department, by=place.office, text="别人先交的")
    assert TOLD in place.client.post(here, sent | {"text": "我的"}).content.decode()
    assert Summary.objects.get().text == "别人先交的"


def test_links_of_a_record_count_as_part_of_it(place):
    here, sent, rows = plan_row(place)
    rows.get().materials.add(study.material(place.campaign, "论持久战"))
    assert TOLD in place.client.post(here, sent).content.decode()


def test_lines_of_a_discussion_count_as_part_of_it(place):
    here, sent, held = discussion(place)
    held.get().views.create(text="乙的看法")
    assert TOLD in place.client.post(here, sent).content.decode()


def test_two_people_who_type_the_first_count_at_once_do_not_write_over_each_other(place):
    """The row is there already when a count is typed for the first time: held, and without a number."""
    made = appraisals.held(place.campaign, by=place.office)
    here, sent = shown(place, "appraisal:count", made.pk)
    votes = appraisals.votes_of(made)
    mine = sent | appraisals.NUMBERS | {f"o{key}": n for row in votes.values() for key, n in row.items()}
    appraisal_services.enter(
        appraisal=made,
        numbers=appraisals.NUMBERS | {"issued": 20},
        votes=votes,
        by=timeline.part(place.campaign, Role.OFFICE),
    )
    second = place.client.post(here, mine)
    assert TOLD in second.content.decode()
    assert Appraisal.objects.get(pk=made.pk).issued == 20
    assert second.context["form"]["issued"].value() == "18"


def test_two_second_counts_at_once_do_not_write_over_each_other(place):
    made = appraisals.entered(place.campaign)
    here, sent = shown(place, "appraisal:count-again", made.pk)
    numbers = appraisals.NUMBERS | {"returned": 17, "valid": 17}
    rows = [(16, 1, 0, 0), (15, 2, 0, 0), (16, 0, 1, 0), (16, 1, 0, 0), (16, 0, 1, 0), (16, 1, 0, 0)]
    other = timeline.part(place.campaign, Role.HEAD)
    appraisal_services.count_again(appraisal=made, numbers=numbers, votes=appraisals.votes_of(made, rows), by=other)
    second = place.client.post(here, sent | appraisals.NUMBERS)
    assert TOLD in second.content.decode()
    assert SecondCount.objects.get().by == other


def test_second_window_is_told_beside_its_own_mistakes(place):
    """Else the page that shows the mistake would carry the new mark, and the next press would save over the other."""
    here, sent, record = channel(place)
    record.update(audience="别人改的")
    assert TOLD in place.client.post(here, sent | {"name": ""}).content.decode()
