"""What grew out of a record is shown to those who may see it."""

import pytest
from django.test import RequestFactory

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
