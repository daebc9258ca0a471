"""The gate's figures about opinions, with the sources' own numbers."""

import pytest

from phases.opinions import criteria, services
from tests.factories import meetings, study, timeline
from tests.factories import opinions as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.mark.trace("S-24", "S-28")
def test_fourth_channel_meets_the_demand_and_idle_ones_are_named(campaign):
    asked = study.requirement(campaign, "opinion_channels", value=4)
    channels = [make.channel(campaign, name) for name in ("建言献策", "座谈会", "系统座谈会", "征求意见表")]
    for channel in channels[:3]:
        make.opinion(campaign, on=channel)
    finding = criteria.ChannelsUsed().assess(asked)
    assert (finding.met, finding.figure, [str(lack.who) for lack in finding.lacks]) == (False, "3", ["征求意见表"])
    make.form(campaign, on=channels[3], issued=60)
    finding = criteria.ChannelsUsed().assess(asked)
    assert (finding.met, finding.figure, list(finding.lacks)) == (True, "4", [])


def test_only_some_kinds_are_counted_when_asked(campaign):
    make.opinion(campaign, on=make.channel(campaign, kind="symposium"))
    make.opinion(campaign, on=make.channel(campaign, kind="survey"))
    asked = study.requirement(campaign, "opinion_channels", value=2, kinds=["symposium"])
    assert criteria.ChannelsUsed().assess(asked).figure == "1"


@pytest.mark.trace("T-19")
def test_form_counts_once_both_numbers_are_known(campaign):
    asked = study.requirement(campaign, "survey_forms", value=1)
    form = make.form(campaign, name="征求意见表", issued=60)
    finding = criteria.FormsCounted().assess(asked)
    assert (finding.met, [str(lack.who) for lack in finding.lacks]) == (False, ["征求意见表"])
    services.change_form(form=form, returned=42, by=meetings.appointed(campaign))
    assert criteria.FormsCounted().assess(asked).met


@pytest.mark.trace("S-36")
def test_opinions_are_gathered_when_none_waits(campaign):
    asked = study.requirement(campaign, "opinions_gathered", value=1)
    assert not criteria.OpinionsGathered().assess(asked).met
    first, second = make.opinions(campaign, 2)
    make.group(campaign, first)
    finding = criteria.OpinionsGathered().assess(asked)
    assert (finding.met, finding.figure, len(finding.lacks)) == (False, "1", 1)
    make.group(campaign, second)
    assert criteria.OpinionsGathered().assess(asked).met


@pytest.mark.trace("T-22")
def test_each_consolidated_opinion_needs_its_direction(campaign):
    asked = study.requirement(campaign, "opinion_directions")
    assert not criteria.DirectionsNoted().assess(asked).met
    group = make.group(campaign)
    assert [lack.url for lack in criteria.DirectionsNoted().assess(asked).lacks]
    services.decide_group(group=group, direction="加强讲解", by=meetings.appointed(campaign))
    assert criteria.DirectionsNoted().assess(asked).met
