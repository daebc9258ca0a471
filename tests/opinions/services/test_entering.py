"""Raw opinions come in as they were said."""

import pytest
from django.db import DatabaseError, transaction

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.opinions import services
from phases.opinions.models import Channel, Opinion
from phases.opinions.services import Entry
from phases.organisation.roles import Role
from tests.factories import meetings, organisation, timeline
from tests.factories import opinions as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def office(campaign):
    return meetings.appointed(campaign)


@pytest.mark.trace("S-25")
def test_opinions_of_the_drive_carry_the_mark_of_their_slogan(campaign):
    drive = make.channel(campaign, "建言献策", Channel.Kind.SUGGESTION_DRIVE, tags=["计", "策"])
    make.opinion(campaign, "办一个科技夜校", on=drive, tag="计")
    make.opinion(campaign, "设立创新券", on=drive, tag="策")
    assert dict(Opinion.objects.values_list("text", "tag")) == {"办一个科技夜校": "计", "设立创新券": "策"}


@pytest.mark.trace("S-26")
def test_symposium_attributes_by_group_and_not_by_name(campaign):
    symposium = make.channel(campaign, "座谈会", Channel.Kind.SYMPOSIUM)
    for name in ("市人大代表", "市政协委员", "企业服务对象"):
        make.opinion(campaign, on=symposium, source=make.source(campaign, name))
    found = Opinion.objects.filter(channel=symposium)
    assert set(found.values_list("source__name", flat=True)) == {"市人大代表", "市政协委员", "企业服务对象"}
    assert not any(opinion.is_attributed for opinion in found)


@pytest.mark.trace("T-20")
def test_organisational_life_meeting_is_a_channel(campaign):
    meeting = meetings.meeting(campaign, kind="organisational_life", title="组织生活会")
    channel = make.channel(campaign, "组织生活会", Channel.Kind.ORG_LIFE)
    channel.meetings.add(meeting)
    assert make.opinion(campaign, "班子要多听意见", on=channel).channel.kind == "organisational_life"


def test_words_are_kept_and_the_database_refuses_to_change_them(campaign):
    opinion = make.opinion(campaign, "  光摆着看不懂。 ")
    assert opinion.text == "光摆着看不懂。"
    with pytest.raises(DatabaseError), transaction.atomic():
        Opinion.objects.filter(pk=opinion.pk).update(text="看得懂")


def test_nothing_typed_is_no_opinion(campaign, office):
    with pytest.raises(RefusedError):
        services.record_opinion(campaign=campaign, entry=Entry(text=" ", channel=make.channel(campaign)), by=office)
    with pytest.raises(RefusedError):
        services.record_opinions(campaign=campaign, entries=[], by=office)


def test_pile_of_paper_is_one_entry_of_the_trail_without_words_or_names(campaign, office):
    channel = make.channel(campaign, "征求意见表")
    entries = [Entry(text=f"意见甲{n}", channel=channel, giver_name="张某某", form_number=n) for n in range(1, 4)]
    services.record_opinions(campaign=campaign, entries=entries, by=office)
    line = audit.history_of(channel)[0]
    assert line.detail == {"opinions": 3, "channels": "征求意见表"}
    entries = audit.entries_of(campaign.audit_chain)
    written = "".join(entry.detail.body for entry in entries if hasattr(entry, "detail"))
    assert "意见甲" not in written
    assert "张某某" not in written


def test_correction_strikes_the_old_entry_and_takes_its_place_in_every_group(campaign, office):
    category = make.category(campaign)
    opinion = make.opinion(campaign, "多办机器任活动", by=office, categories=[category])
    first, second = make.group(campaign, opinion), make.group(campaign)
    services.gather(group=second, opinions=[opinion], by=office)
    new = services.correct_words(opinion=opinion, text="多办机器人活动", reason="打错一个字", by=office)
    opinion.refresh_from_db()
    assert (opinion.text, opinion.fate, opinion.fate_reason) == ("多办机器任活动", "struck", "打错一个字")
    assert (new.corrects, new.fate, set(new.groups.all())) == (opinion, Opinion.Fate.WAITING, {first, second})
    new.refresh_from_db()
    assert new.fate == Opinion.Fate.GATHERED
    assert list(new.categories.all()) == [category]
    assert Opinion.objects.standing().count() == 1


def test_correction_without_reason_or_difference_is_refused(campaign, office):
    opinion = make.opinion(campaign, "多开放几天", by=office)
    for text, reason in (("多开放几天", "重打"), ("多开放三天", " "), (" ", "重打")):
        with pytest.raises(RefusedError):
            services.correct_words(opinion=opinion, text=text, reason=reason, by=office)
    assert Opinion.objects.count() == 1


def test_entry_made_twice_is_struck_with_a_reason_and_can_come_back(campaign, office):
    opinion = make.opinion(campaign, by=office)
    services.strike(opinion=opinion, reason="录了两遍", by=office)
    assert not Opinion.objects.standing().exists()
    services.take_up(campaign=campaign, opinions=[opinion], by=office)
    opinion.refresh_from_db()
    assert (opinion.fate, opinion.fate_reason) == ("waiting", "")


def test_struck_entry_stays_struck_while_its_correction_stands(campaign, office):
    opinion = make.opinion(campaign, "甲", by=office)
    services.correct_words(opinion=opinion, text="乙", reason="打错", by=office)
    with pytest.raises(RefusedError):
        services.take_up(campaign=campaign, opinions=[opinion], by=office)


def test_every_look_at_the_giver_stands_in_the_trail_with_its_reason(campaign, office):
    person = organisation.person(campaign.unit, "韩志刚")
    opinion = make.opinion(campaign, by=office, giver=person)
    with pytest.raises(RefusedError):
        services.look_at_giver(opinion=opinion, reason="", by=office)
    assert services.look_at_giver(opinion=opinion, reason="当面回访", by=office) == "韩志刚"
    line = audit.history_of(opinion)[0]
    assert (str(line.reason), line.who.name) == ("当面回访", office.name)


def test_observer_gives_an_opinion_under_the_own_name_and_the_trail_keeps_silent(campaign):
    observer = meetings.appointed(campaign, Role.OBSERVER)
    before = len(audit.entries_of(campaign.audit_chain))
    opinion = services.give_opinion(campaign=campaign, text="多听群众意见", by=observer)
    assert (opinion.giver_name, opinion.fate) == (observer.name, "waiting")
    assert len(audit.entries_of(campaign.audit_chain)) == before


def test_sorting_anew_leaves_the_words_and_is_noted(campaign, office):
    opinion, category = make.opinion(campaign, "多开放几天", by=office), make.category(campaign, "开放")
    services.change_particulars(opinion=opinion, categories=[category], by=office, times=3)
    opinion.refresh_from_db()
    assert (opinion.text, opinion.times, list(opinion.categories.all())) == ("多开放几天", 3, [category])
    assert {str(change.new) for change in audit.history_of(opinion)[0].changes} == {"3", "开放"}
