"""What grew out of a record is shown to those who may see it."""

import pytest
from django.test import RequestFactory

from phases.opinions.models import OpinionGroup
from phases.organisation.roles import Role
from phases.templatetags import threads
from phases.timeline.selectors import part_of
from tests.factories import analysis, meetings, opinions, rectification, research, submissions, timeline

pytestmark = pytest.mark.django_db


def context(campaign, role):
    request = RequestFactory().get("/")
    request.part = part_of(meetings.appointed(campaign, role), campaign)
    return {"request": request}


@pytest.mark.trace("S-37")
def test_consolidated_opinion_leads_to_its_problem_and_its_item():
    campaign = timeline.campaign()
    group = opinions.group(campaign, opinions.opinion(campaign))
    problem = analysis.problem(campaign, groups=[group])
    item = rectification.item(campaign, problems=[problem], groups=[group])
    followed = threads.what_followed(context(campaign, Role.OFFICE), group)
    assert (list(followed["problems"]), list(followed["items"])) == ([problem], [item])
    seen = threads.what_followed(context(campaign, Role.OBSERVER), group)
    assert (list(seen["problems"]), list(seen["items"])) == ([], [item])
    assert (followed["words"], seen["words"]) == (f"groups={group.number}", "")


def test_what_hung_on_a_merged_opinion_follows_from_the_one_it_went_into():
    campaign = timeline.campaign()
    gone, stays = opinions.group(campaign), opinions.group(campaign)
    problem = analysis.problem(campaign, groups=[gone])
    OpinionGroup.objects.filter(pk=gone.pk).update(merged_into=stays)
    assert list(threads.what_followed(context(campaign, Role.OFFICE), stays)["problems"]) == [problem]


def test_problem_lists_its_items_and_no_problems():
    campaign = timeline.campaign()
    problem = analysis.problem(campaign)
    item = rectification.item(campaign, problems=[problem])
    followed = threads.what_followed(context(campaign, Role.OFFICE), problem)
    assert (list(followed["problems"]), list(followed["items"]), followed["words"]) == ([], [item], "")


@pytest.mark.trace("T-18")
def test_paper_sent_to_the_superior_is_shown_to_readers_and_sent_by_the_office():
    campaign = timeline.campaign()
    topic = research.reported(research.topic(campaign))
    paper = submissions.paper(campaign, document=topic.report)
    office = threads.sent_to_superior(context(campaign, Role.OFFICE), topic.report)
    leader = threads.sent_to_superior(context(campaign, Role.LEADER), topic.report)
    member = threads.sent_to_superior(context(campaign, Role.MEMBER), topic.report)
    assert [list(shown["sent"]) for shown in (office, leader, member)] == [[paper], [paper], []]
    assert [f"document={topic.report.pk}&" in shown["words"] for shown in (office, leader)] == [True, False]
