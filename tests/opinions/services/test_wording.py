"""The words of a consolidated opinion: changed, taken off the list, and put back."""

import pytest

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.opinions import services
from phases.opinions.models import Consolidation, OpinionGroup
from tests.factories import meetings, timeline
from tests.factories import opinions as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def office(campaign):
    return meetings.appointed(campaign)


def last_act() -> Consolidation:
    return Consolidation.objects.first()


def test_rewording_keeps_the_old_words_in_the_trail(campaign, office):
    group, category = make.group(campaign, text="旧话", by=office), make.category(campaign)
    services.reword_group(group=group, text="新话", category=category, by=office)
    changes = [(change.old or "", change.new) for change in audit.history_of(group)[0].changes]
    assert changes == [("旧话", "新话"), ("", str(category))]


def test_rewording_is_undone_with_its_category(campaign, office):
    first, second = make.category(campaign), make.category(campaign, name="另一类")
    group = make.group(campaign, text="旧话", category=first, by=office)
    services.reword_group(group=group, text="新话", category=second, by=office)
    services.undo(act=last_act(), by=office)
    group.refresh_from_db()
    assert (group.text, group.category) == ("旧话", first)
    with pytest.raises(RefusedError, match="already"):
        services.undo(act=last_act(), by=office)


def test_older_rewording_is_not_undone_over_a_newer_one(campaign, office):
    group = make.group(campaign, text="一", by=office)
    services.reword_group(group=group, text="二", category=None, by=office)
    older = last_act()
    services.reword_group(group=group, text="三", category=None, by=office)
    with pytest.raises(RefusedError):
        services.undo(act=older, by=office)
    group.refresh_from_db()
    assert group.text == "三"


def test_saving_the_same_words_is_no_act(campaign, office):
    group = make.group(campaign, text="一", by=office)
    acts = Consolidation.objects.count()
    services.reword_group(group=group, text=" 一 ", category=group.category, by=office)
    assert Consolidation.objects.count() == acts


def test_only_an_empty_undecided_one_is_removed(campaign, office):
    held = make.group(campaign, make.opinion(campaign, by=office), by=office)
    with pytest.raises(RefusedError):
        services.remove_group(group=held, by=office)
    decided = make.group(campaign, by=office)
    services.decide_group(group=decided, adoption="adopted", by=office)
    with pytest.raises(RefusedError):
        services.remove_group(group=decided, by=office)
    services.remove_group(group=make.group(campaign, by=office), by=office)
    assert set(OpinionGroup.objects.all()) == {held, decided}


def test_removed_one_comes_back_under_its_number(campaign, office):
    make.group(campaign, by=office)
    group = make.group(campaign, text="多办讲座", by=office)
    number = group.number
    services.remove_group(group=group, by=office)
    services.undo(act=last_act(), by=office)
    back = OpinionGroup.objects.get(text="多办讲座")
    assert (back.number, back.phase) == (number, group.phase)
    assert last_act().group == back


def test_removed_one_stays_away_when_its_number_was_given_again(campaign, office):
    group = make.group(campaign, text="多办讲座", by=office)
    services.remove_group(group=group, by=office)
    removing = last_act()
    make.group(campaign, text="另一条", by=office)
    with pytest.raises(RefusedError, match="number"):
        services.undo(act=removing, by=office)
    assert [str(one) for one in OpinionGroup.objects.all()] == ["另一条"]
