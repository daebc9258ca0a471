"""From raw to consolidated, with the sources' own figures."""

import pytest
from django.db import DatabaseError, transaction

from phases.core.verdict import RefusedError
from phases.opinions import services
from phases.opinions.models import Consolidation, Membership, Opinion, OpinionGroup, SetApart
from phases.opinions.selectors import flow, thread
from tests.factories import meetings, timeline
from tests.factories import opinions as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def office(campaign):
    return meetings.appointed(campaign)


def last(campaign):
    return Consolidation.objects.filter(campaign=campaign, undone_at=None).first()


@pytest.mark.trace("S-36", "T-19", "T-28")
def test_sixty_forms_forty_two_returned_become_eighteen_traceable_both_ways(campaign, office):
    channel = make.channel(campaign, "徵求意見表")
    make.form(campaign, on=channel, issued=60, returned=42)
    categories = [make.category(campaign) for _ in range(4)]
    raw = make.opinions(campaign, 42, on=channel, by=office)
    for number in range(18):
        make.group(campaign, *raw[number::18], by=office, category=categories[number % 4])
    found = flow.flow_of(campaign)
    assert (found.forms.issued, found.forms.returned, str(found.forms.rate)) == (60, 42, "70.0")
    assert (found.raw, found.groups, found.waiting) == (42, 18, 0)
    assert {opinion.groups.count() for opinion in Opinion.objects.all()} == {1}
    assert sum(group.opinions.count() for group in OpinionGroup.objects.all()) == 42
    assert not thread.check(campaign).orphans


@pytest.mark.trace("T-27")
def test_opinions_of_a_second_phase_go_into_the_same_eighteen(campaign, office):
    groups = [make.group(campaign, make.opinion(campaign, by=office), by=office) for _ in range(18)]
    second = campaign.phases.get(order=2)
    for group in groups:
        services.gather(group=group, opinions=[make.opinion(campaign, by=office, phase=second)], by=office)
    phases = set(Opinion.objects.values_list("phase__order", flat=True))
    assert phases == {1, 2}
    assert (flow.flow_of(campaign).raw, flow.flow_of(campaign).groups) == (36, 18)


def test_opinion_may_stand_behind_two_and_waits_again_only_when_both_let_go(campaign, office):
    opinion = make.opinion(campaign, by=office)
    first, second = make.group(campaign, opinion, by=office), make.group(campaign, opinion, by=office)
    services.release(group=first, opinions=[opinion], by=office)
    assert Opinion.objects.get().fate == "gathered"
    services.release(group=second, opinions=[opinion], by=office)
    assert Opinion.objects.get().fate == "waiting"


def test_gathering_what_stands_there_already_is_refused(campaign, office):
    opinion = make.opinion(campaign, by=office)
    group = make.group(campaign, opinion, by=office)
    with pytest.raises(RefusedError):
        services.gather(group=group, opinions=[opinion], by=office)
    with pytest.raises(RefusedError):
        services.gather(group=group, opinions=[], by=office)


def test_merged_number_stays_explicable_and_counts_no_more(campaign, office):
    raw = make.opinions(campaign, 3, by=office)
    first, second = make.group(campaign, *raw[:2], by=office), make.group(campaign, *raw[1:], by=office)
    services.merge(group=second, into=first, by=office)
    second.refresh_from_db()
    assert (second.merged_into, first.opinions.count(), second.opinions.count()) == (first, 3, 0)
    assert list(OpinionGroup.objects.live()) == [first]
    with pytest.raises(RefusedError):
        services.gather(group=second, opinions=raw, by=office)


def test_undoing_a_merge_gives_each_its_own_back(campaign, office):
    raw = make.opinions(campaign, 3, by=office)
    first, second = make.group(campaign, *raw[:2], by=office), make.group(campaign, *raw[1:], by=office)
    services.merge(group=second, into=first, by=office)
    services.undo(act=last(campaign), by=office)
    assert set(first.opinions.all()) == set(raw[:2])
    assert set(second.opinions.all()) == set(raw[1:])


def test_split_moves_some_and_undo_brings_them_home(campaign, office):
    raw = make.opinions(campaign, 3, by=office)
    group = make.group(campaign, *raw, by=office)
    new = services.split(group=group, opinions=raw[:1], text="另立一条", by=office)
    assert (set(new.opinions.all()), group.opinions.count(), new.number) == ({raw[0]}, 2, 2)
    services.undo(act=last(campaign), by=office)
    assert (OpinionGroup.objects.count(), group.opinions.count()) == (1, 3)
    with pytest.raises(RefusedError):
        services.split(group=group, opinions=raw, text="全部", by=office)


def test_undo_is_refused_once_something_else_was_done_with_the_same_opinions(campaign, office):
    raw = make.opinions(campaign, 2, by=office)
    group = make.group(campaign, *raw, by=office)
    founding = last(campaign)
    services.release(group=group, opinions=raw[:1], by=office)
    with pytest.raises(RefusedError):
        services.undo(act=founding, by=office)
    services.undo(act=last(campaign), by=office)
    services.undo(act=founding, by=office)
    assert not OpinionGroup.objects.exists()
    assert set(Opinion.objects.values_list("fate", flat=True)) == {"waiting"}
    with pytest.raises(RefusedError):
        services.undo(act=founding, by=office)


def test_suggestion_that_was_no_good_is_noted_once(campaign, office):
    opinion = make.opinion(campaign, by=office)
    for _ in range(2):
        services.set_apart(campaign=campaign, opinion=opinion, group=None, by=office)
    assert SetApart.objects.count() == 1


def test_database_keeps_outcome_and_holders_together(campaign, office):
    waiting, aside = make.opinion(campaign, by=office), make.opinion(campaign, by=office)
    group = make.group(campaign, make.opinion(campaign, by=office), by=office)
    services.put_aside(campaign=campaign, opinions=[aside], fate="declined", reason="理由", by=office)
    with pytest.raises(DatabaseError), transaction.atomic():
        Opinion.objects.filter(pk=waiting.pk).update(fate="gathered")
    with pytest.raises(DatabaseError), transaction.atomic():
        Opinion.objects.filter(fate="gathered").update(fate="waiting")
    with pytest.raises(DatabaseError), transaction.atomic():
        Membership.objects.create(group=group, opinion=aside)
    with pytest.raises(DatabaseError), transaction.atomic():
        OpinionGroup.objects.filter(pk=group.pk).update(merged_into=make.group(campaign))
