"""Figures of research in the phase report."""

import pytest

from phases.research import services
from phases.research.sections import ResearchFigures
from tests.factories import meetings, opinions, organisation, research, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


def values(campaign):
    return {figure.key: figure.value for figure in ResearchFigures().figures(campaign.phases.all()[0])}


@pytest.mark.trace("S-31", "S-33", "S-34", "S-35")
def test_six_topics_print_their_titles_reports_exchange_and_uses(campaign):
    office = meetings.appointed(campaign)
    topics = [research.reported(topic, by=office) for topic in research.six(campaign, by=office)]
    meeting = research.exchange_meeting(campaign, by=office)
    services.exchange_reports(meeting=meeting, topics=topics, by=office)
    research.converted(topics[4], by=office)
    found = values(campaign)
    assert found["research.titles"] == "、".join(f"关于{title}" for title in research.SIX)
    counted = ("topics", "reports", "exchanges", "exchanged_reports", "conversions")
    assert [found[f"research.{name}"] for name in counted] == ["6", "6", "1", "6", "1"]


@pytest.mark.trace("S-32", "S-42")
def test_visits_of_leaders_are_counted_apart_and_opinions_once(campaign):
    office = meetings.appointed(campaign)
    leader, clerk = organisation.person(campaign.unit, is_leader=True), organisation.person(campaign.unit)
    first, second = research.topic(campaign, by=office), research.topic(campaign, by=office)
    heard = opinions.opinions(campaign, 3, by=office)
    services.link_opinions(topic=first, opinions=heard, by=office)
    services.link_opinions(topic=second, opinions=heard[:1], by=office)
    research.visit(campaign, by=office, people=[leader, clerk], is_contact_point=True)
    research.visit(campaign, by=office, people=[clerk])
    found = values(campaign)
    assert [found[f"research.{name}"] for name in ("visits", "leader_visits", "opinions")] == ["2", "1", "3"]


def test_nothing_recorded_prints_gaps_and_no_zero(campaign):
    assert set(values(campaign).values()) == {None}
