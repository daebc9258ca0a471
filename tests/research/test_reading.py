"""The way of a topic on its page."""

import pytest

from phases.research import reading, selectors, services
from tests.factories import meetings, research, timeline

pytestmark = pytest.mark.django_db


def places(topic):
    return [step.place for step in reading.way_of(selectors.topics_of(topic.campaign).get(pk=topic.pk))]


def test_step_that_is_due_is_the_present_one_and_those_before_are_done():
    campaign = timeline.campaign()
    office = meetings.appointed(campaign)
    topic = research.topic(campaign, by=office)
    assert places(topic) == ["now", "", "", "", ""]
    services.move(topic=topic, act="begin", by=office)
    assert places(topic) == ["done", "now", "", "", ""]
    research.reported(topic, by=office)
    assert places(topic) == ["done", "done", "done", "now", ""]
    research.converted(topic, by=office)
    assert places(topic) == ["done"] * 5


def test_suspended_topic_stands_nowhere_on_the_way():
    campaign = timeline.campaign()
    office = meetings.appointed(campaign)
    topic = services.move(topic=research.topic(campaign, by=office), act="suspend", by=office, reason="等部署")
    assert places(topic) == [""] * 5
