"""The gate's figures about research, with the sources' own numbers."""

import pytest

from phases.research import criteria, services
from tests.factories import meetings, research, study, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def office(campaign):
    return meetings.appointed(campaign)


def names(finding):
    return [str(lack.who) for lack in finding.lacks]


@pytest.mark.trace("S-33")
def test_five_reports_of_six_topics_are_not_enough_and_the_missing_one_is_named(campaign, office):
    topics = research.six(campaign, by=office)
    for topic in topics[:5]:
        research.reported(topic, by=office)
    asked = study.requirement(campaign, "topic_with_final_report", value=6)
    finding = criteria.TopicsReported().assess(asked)
    assert (finding.met, finding.figure, finding.target, names(finding)) == (False, "5", "6", [research.SIX[5]])
    research.reported(topics[5], by=office)
    assert criteria.TopicsReported().assess(asked).met


def test_empty_list_has_no_reports(campaign):
    finding = criteria.TopicsReported().assess(study.requirement(campaign, "topic_with_final_report", value=1))
    assert (finding.met, len(finding.lacks)) == (False, 1)


@pytest.mark.trace("S-30")
def test_topic_that_nobody_leads_does_not_count_and_is_named(campaign, office):
    asked = study.requirement(campaign, "topic_count", value=6)
    services.import_titles(campaign=campaign, phase=campaign.phases.all()[0], titles=research.SIX, by=office)
    finding = criteria.TopicsChosen().assess(asked)
    assert (finding.met, finding.figure, names(finding)) == (False, "0", list(research.SIX))


@pytest.mark.trace("S-31")
def test_six_topics_with_departments_meet_the_six(campaign, office):
    research.six(campaign, by=office)
    finding = criteria.TopicsChosen().assess(study.requirement(campaign, "topic_count", value=6))
    assert (finding.met, finding.figure, finding.target) == (True, "6", "6")


@pytest.mark.trace("T-17")
def test_one_topic_meets_the_one_of_a_small_unit(campaign, office):
    research.topic(campaign, by=office)
    assert criteria.TopicsChosen().assess(study.requirement(campaign, "topic_count", value=1)).met


@pytest.mark.trace("S-34")
def test_meeting_counts_once_a_report_was_exchanged_at_it(campaign, office):
    asked = study.requirement(campaign, "result_exchange_count", value=1)
    topic = research.reported(research.topic(campaign, by=office), by=office)
    meeting = research.exchange_meeting(campaign, by=office)
    before = criteria.ResultsExchanged().assess(asked)
    services.exchange_reports(meeting=meeting, topics=[topic], by=office)
    after = criteria.ResultsExchanged().assess(asked)
    assert (before.met, before.figure, names(before)) == (False, "0", [topic.title])
    assert (after.met, after.figure, list(after.lacks)) == (True, "1", [])


@pytest.mark.trace("S-35")
def test_report_counts_as_used_once_something_came_of_it(campaign, office):
    asked = study.requirement(campaign, "result_converted", value=1)
    topic = research.reported(research.topic(campaign, by=office), by=office)
    assert names(criteria.ResultsConverted().assess(asked)) == [topic.title]
    research.converted(topic, by=office)
    assert criteria.ResultsConverted().assess(asked).met
