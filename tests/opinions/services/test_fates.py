"""What becomes of a raw opinion that is not gathered."""

from datetime import date

import pytest

from phases.core.verdict import RefusedError
from phases.opinions import services
from phases.opinions.models import Consolidation, Opinion
from tests.factories import meetings, timeline
from tests.factories import opinions as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def office(campaign):
    return meetings.appointed(campaign)


def test_answer_keeps_its_words_and_its_day(campaign, office):
    raw = make.opinions(campaign, 2, by=office)
    services.put_aside(
        campaign=campaign, opinions=raw, fate="answered", reply="已经办了", replied_on=date(2009, 4, 20), by=office
    )
    assert set(Opinion.objects.values_list("fate", "reply", "replied_on")) == {
        ("answered", "已经办了", date(2009, 4, 20))
    }


def test_gathered_opinion_is_released_before_it_is_put_aside(campaign, office):
    opinion = make.opinion(campaign, by=office)
    make.group(campaign, opinion, by=office)
    with pytest.raises(RefusedError):
        services.put_aside(campaign=campaign, opinions=[opinion], fate="declined", reason="理由", by=office)
    assert Opinion.objects.get().fate == "gathered"


def test_undo_of_an_outcome_restores_what_stood(campaign, office):
    opinion = make.opinion(campaign, by=office)
    services.put_aside(campaign=campaign, opinions=[opinion], fate="declined", reason="理由", by=office)
    services.take_up(campaign=campaign, opinions=[opinion], by=office)
    services.undo(act=Consolidation.objects.first(), by=office)
    opinion.refresh_from_db()
    assert (opinion.fate, opinion.fate_reason) == ("declined", "理由")
    services.undo(act=Consolidation.objects.last(), by=office)
    opinion.refresh_from_db()
    assert (opinion.fate, opinion.fate_reason) == ("waiting", "")


def test_opinion_of_another_campaign_is_left_alone(campaign, office):
    other = make.opinion(timeline.campaign())
    with pytest.raises(RefusedError):
        services.put_aside(campaign=campaign, opinions=[other], fate="declined", reason="理由", by=office)
