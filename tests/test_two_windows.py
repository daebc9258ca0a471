"""Each page that changes a record tells whoever saves second; nothing typed is lost."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse

from phases.appraisal import services as appraisal_services
from phases.appraisal.models import Appraisal, Question, SecondCount
from phases.discussion.models import Discussion, Summary
from phases.meetings.models import Meeting
from phases.opinions.models import Channel
from phases.organisation.roles import Role
from phases.organisation_life import services as life
from phases.organisation_life.models import LifeMeeting, NoticeGiven
from phases.rectification.models import Item, ItemCategory, RectificationPlan
from phases.study.models import PlannedStudy
from phases.timeline.models import Campaign, Phase, Task
from tests.factories import appraisal as appraisals
from tests.factories import discussion as discussions
from tests.factories import meetings, opinions, organisation, rectification, study, timeline

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


def shown(place: SimpleNamespace, name: str, *named: Any, **asked: str) -> tuple[str, dict[str, Any]]:
    """The page's address, and what its form would send as it stands."""
    here = reverse(name, args=[place.campaign.slug, *named], query=asked or None)
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


def life_papers(place: SimpleNamespace) -> Opened:
    meeting = life_meeting(place)
    life.prepare_meeting(meeting=meeting, by=place.office, read_out_by="莊立群")
    return *shown(place, "organisation_life:papers", meeting.pk), LifeMeeting.objects.filter(meeting=meeting)


def notice(place: SimpleNamespace) -> Opened:
    meeting, to = life_meeting(place), "全体党员"
    life.note_notice(meeting=meeting, recipient=to, by=place.office, reason="当面通知")
    return *shown(place, "organisation_life:notice", meeting.pk, to=to), NoticeGiven.objects.filter(recipient=to)


def quoted(place: SimpleNamespace) -> Opened:
    made = appraisals.planned(place.campaign, by=place.office)
    appraisal_services.quote(appraisal=made, source="总结第3页", rates={}, percents={}, by=place.office)
    return *shown(place, "appraisal:quoted", made.pk), Appraisal.objects.filter(pk=made.pk)


def questions(place: SimpleNamespace) -> Opened:
    made = appraisals.planned(place.campaign, by=place.office)
    return *shown(place, "appraisal:questions", made.pk), Question.objects.filter(appraisal=made, order=1)


def plan(place: SimpleNamespace) -> Opened:
    made = rectification.plan(place.campaign, by=place.office)
    return *shown(place, "rectification:plan-edit"), RectificationPlan.objects.filter(pk=made.pk)


def grouping(place: SimpleNamespace) -> Opened:
    made = rectification.plan(place.campaign, "自身建设", by=place.office).categories.get()
    return *shown(place, "rectification:category-edit", made.pk), ItemCategory.objects.filter(pk=made.pk)


def life_meeting(place: SimpleNamespace) -> Meeting:
    return meetings.meeting(place.campaign, by=place.office, kind=Meeting.Kind.ORG_LIFE, title="组织生活会")


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
    (life_papers, {"read_out_by": "别人改的"}),
    (notice, {"reason": "别人改的"}),
    (quoted, {"quoted_from": "别人改的"}),
    (questions, {"text": "别人改的"}),
    (plan, {"title": "别人改的"}),
    (grouping, {"name": "别人改的"}),
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


def test_recipient_that_another_window_noted_first_is_not_written_over(place):
    """The page for somebody beside the template's list does not know yet whose notice it will be."""
    meeting = life_meeting(place)
    here = reverse("organisation_life:notice", args=[place.campaign.slug, meeting.pk])
    sent = {"recipient": "群众代表", "reason": "我写的", "standing": place.client.get(here).context["mark"]}
    life.note_notice(meeting=meeting, recipient="群众代表", by=place.office, reason="别人先写的")
    assert TOLD in place.client.post(here, sent).content.decode()
    assert NoticeGiven.objects.get().reason == "别人先写的"


def test_second_window_is_told_beside_its_own_mistakes(place):
    """Else the page that shows the mistake would carry the new mark, and the next press would save over the other."""
    here, sent, record = channel(place)
    record.update(audience="别人改的")
    assert TOLD in place.client.post(here, sent | {"name": ""}).content.decode()
