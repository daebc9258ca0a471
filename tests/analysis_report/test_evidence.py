"""Five sources with their counts, and what the words may name beside them."""

from datetime import date

import pytest

from phases.analysis_report import evidence
from phases.organisation_life.models import HeartTalk
from tests.factories import analysis_report as make
from tests.factories import meetings, opinions, organisation

pytestmark = pytest.mark.django_db


@pytest.mark.trace("T-38")
def test_five_sources_stand_with_their_counts_over_all_phases():
    place = make.scene()
    campaign, office = place.campaign, place.office
    for _number in range(2):
        opinions.group(campaign, opinions.opinion(campaign, by=office), by=office)
    second = campaign.phases.all()[1]
    meetings.meeting(campaign, by=office, kind="organisational_life", on=date(2008, 12, 23), phase=second)
    one, other = (organisation.person(campaign.unit) for _person in range(2))
    HeartTalk.objects.create(campaign=campaign, phase=second, talker=one, partner=other, talked_on=date(2008, 12, 20))
    found = evidence.sources(campaign)
    assert [str(source.name) for source in found] == [
        "study of theory in depth",
        "opinions heard on all sides",
        "research on chosen topics",
        "heart-to-heart talks",
        "the meeting of organised life",
    ]
    assert [source.figure.value for source in found] == [None, "2", None, "1", "1"]
    assert found[1].token == "{{evidence.opinions}}"


def test_the_snapshot_speaks_the_script_of_the_campaign_and_keeps_what_nobody_recorded_unknown():
    campaign = make.campaign()
    taken = evidence.taken(campaign)
    assert taken["research.topics"]["value"] is None
    assert not any(key.startswith("meetings.") and "organisational_life" not in key for key in taken)


def test_figures_of_phases_that_have_begun_are_offered_with_their_values():
    place = make.scene()
    meetings.meeting(place.campaign, by=place.office, kind="organisational_life", on=date(2008, 12, 23))
    assert evidence.taken(place.campaign)["meetings.organisational_life_on"]["value"]


def test_what_nobody_recorded_is_offered_last():
    offered = list(evidence.known_first(evidence.taken(make.campaign())).values())
    unknown = [figure["value"] is None for figure in offered]
    assert unknown == sorted(unknown)
    assert any(unknown)


def test_the_count_of_talks_leads_nobody_to_who_talked():
    (talks,) = (source for source in evidence.sources(make.campaign()) if source.figure.key == "evidence.talks")
    assert talks.figure.source_url == ""
