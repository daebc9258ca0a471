"""What grew out of a record is shown to those who may see it."""

import pytest
from django.test import RequestFactory
from django.urls import reverse

from phases.opinions.models import OpinionGroup
from phases.organisation.roles import Role
from phases.rectification import services
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


def ending(problem):
    problem.refresh_from_db()
    return threads.with_end(problem).end


def test_problem_ends_as_its_items_do_and_goes_on_when_one_is_opened_again():
    """Read from the items each time: its own state says as before that it is being rectified (domain.md 6.3)."""
    campaign = timeline.campaign()
    problem = analysis.problem(campaign)
    plan = rectification.approved(rectification.plan(campaign, "自身建设"))
    planned = {"category": plan.categories.get(), "quick_fix": False, "problems": [problem]}
    closed = rectification.closed(campaign, **planned)
    assert ending(problem) == "closed"
    rectification.handed_over(campaign, **planned)
    assert ending(problem) == "handed_over"
    services.reopen(item=closed, by=meetings.appointed(campaign, Role.HEAD), reason="又出现了")
    assert (ending(problem), problem.state) == ("in_hand", "planned")


def test_list_and_page_of_problems_say_what_became_of_them(client):
    campaign = timeline.campaign()
    problem = analysis.problem(campaign)
    plan = rectification.approved(rectification.plan(campaign, "自身建设"))
    rectification.closed(campaign, category=plan.categories.get(), quick_fix=False, problems=[problem])
    client.force_login(meetings.appointed(campaign))
    for name, args in (("problem-list", []), ("problem", [problem.pk])):
        page = client.get(reverse(f"analysis:{name}", args=[campaign.slug, *args])).content.decode()
        assert "put right, its items struck off" in page, name
        assert "being rectified</span>" not in page, name


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
