from datetime import date

import pytest

from phases.organisation_life import demands
from tests.factories import life

pytestmark = pytest.mark.django_db


def test_numbers_come_from_the_template_and_follow_the_day():
    meeting = life.museum(drafts_days=2).meeting
    first, second = demands.notices_of(meeting)
    assert (first.to, first.due_on(meeting), first.enclosures) == ("全体党员", date(2008, 12, 20), ("notice",))
    assert second.due_on(meeting) == date(2008, 12, 8)
    assert demands.drafts_due(meeting) == date(2008, 12, 21)
    meeting.held_on = date(2008, 12, 30)
    assert second.due_on(meeting) == date(2008, 12, 15)


def test_only_leaders_pass_levels():
    place = life.museum(speech_review=[{"by": "head", "name": "书记"}, {"by": "superior"}])
    levels = demands.levels_for(place.meeting, place.people.secretary)
    assert [(level.number, level.by, level.name) for level in levels] == [
        (1, "head", "书记"),
        (2, "superior", "省科协领导小组"),
    ]
    assert demands.levels_for(place.meeting, place.people.members[0]) == ()


def test_template_without_the_rule_asks_for_nothing():
    place = life.museum()
    place.campaign.rules = {}
    assert demands.notices_of(place.meeting) == ()
    assert demands.levels_of(place.meeting) == ()
    assert demands.drafts_due(place.meeting) == place.meeting.held_on
    assert demands.papers_of(place.campaign, "organisational_life") == ()
