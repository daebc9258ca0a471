"""The leadership of a campaign, with the sources' own figures."""

from datetime import date

import pytest

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.leadership import selectors, services
from phases.leadership.models import GroupMember, InspectionNote, LeaderDuty, LeadingGroup, Observer, Responsibility
from tests.factories import documents, leadership, organisation, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign(year=2008, stands_still_on=date(2008, 10, 20))


@pytest.mark.trace("T-06")
def test_leading_group_is_founded_by_a_document():
    place = documents.bureau()
    notice = documents.drafted(place, kind="notice")
    leadership.group(place.campaign, place.office, founded_by=notice, founded_on=date(2008, 10, 13))
    services.found_group(campaign=place.campaign, by=place.office, office_place="201室")
    group = LeadingGroup.objects.get()
    assert (group.founded_by, group.office_place) == (notice, "201室")
    assert [str(line.act) for line in audit.history_of(group)] == ["changed the leading group"] * 2


@pytest.mark.trace("S-45")
def test_office_has_three_functions_and_members_none(campaign):
    by = leadership.office(campaign)
    leadership.member(campaign, by, name="顾建平", part="office_head", coordinates=True)
    leadership.member(campaign, by, name="严冬梅", part="office", inspects=True)
    leadership.member(campaign, by, name="何雨桐", part="office", publicises=True)
    leadership.member(campaign, by, name="周明远", part="head")
    assert [str(member) for member in selectors.MEMBERS.of(campaign)] == ["周明远", "顾建平", "严冬梅", "何雨桐"]
    with pytest.raises(RefusedError, match="belong to the office"):
        leadership.member(campaign, by, name="沈国栋", part="deputy", inspects=True)
    with pytest.raises(RefusedError, match="choose somebody"):
        leadership.member(campaign, by, name=" ")


def test_member_who_gets_another_part_moves_to_its_place(campaign):
    by = leadership.office(campaign)
    first = leadership.member(campaign, by, name="甲", part="member")
    leadership.member(campaign, by, name="乙", part="deputy")
    services.change_member(record=first, by=by, part="head")
    assert [str(member) for member in GroupMember.objects.filter(campaign=campaign)] == ["甲", "乙"]
    services.remove_member(record=GroupMember.objects.get(name="乙"), by=by, reason="调离")
    assert GroupMember.objects.count() == 1


@pytest.mark.trace("T-07")
def test_leader_guides_departments_and_changes_leave_one_entry(campaign):
    by, leader = leadership.office(campaign), leadership.leader(campaign)
    hall, technics = organisation.department(campaign.unit, "展览部"), organisation.department(campaign.unit, "保障部")
    services.assign(campaign=campaign, leader=leader, departments=[hall, technics], by=by)
    services.assign(campaign=campaign, leader=leader, departments=[technics], by=by)
    services.assign(campaign=campaign, leader=leader, departments=[technics], by=by)
    assert Responsibility.objects.get().department == technics
    assert [str(line.act) for line in audit.history_of(leader)] == ["changed who answers for which department"] * 2


@pytest.mark.trace("T-09")
def test_eleven_items_for_every_leader_are_drawn_up_once_and_published(campaign):
    by = leadership.office(campaign)
    first, second = leadership.leader(campaign), leadership.leader(campaign)
    duties = leadership.drawn_up(campaign, by)
    assert [len([duty for duty in duties if duty.leader == leader]) for leader in (first, second)] == [11, 11]
    assert services.draw_up_duties(campaign=campaign, by=by) == 0
    published = services.publish_duties(campaign=campaign, by=by, on=date(2008, 10, 17), notice="馆内公告栏")
    assert published.published_on == date(2008, 10, 17)
    services.withdraw_duties(campaign=campaign, by=by)
    assert selectors.duty_list(campaign).published_on is None
    with pytest.raises(RefusedError, match="not published"):
        services.withdraw_duties(campaign=campaign, by=by)


def test_item_is_ticked_on_a_day_and_the_tick_taken_back(campaign):
    leadership.leader(campaign)
    duty = leadership.drawn_up(campaign)[0]
    by = leadership.office(campaign)
    services.tick_duty(duty=duty, by=by, on=date(2008, 10, 18))
    services.tick_duty(duty=duty, by=by, on=None)
    assert LeaderDuty.objects.get(pk=duty.pk).done_on is None
    assert [str(line.act) for line in audit.history_of(duty)] == [
        "took back a tick of a leader's list",
        "ticked an item of a leader's list",
    ]


def test_list_without_leaders_or_items_is_not_drawn_up(campaign):
    by = leadership.office(campaign)
    with pytest.raises(RefusedError, match="names nothing"):
        services.draw_up_duties(campaign=campaign, by=by)
    with pytest.raises(RefusedError, match="marked as a member"):
        leadership.drawn_up(campaign, by)


@pytest.mark.trace("T-10")
def test_two_representatives_and_five_applicants_observe(campaign):
    chosen = leadership.seven_observers(campaign)
    kinds = list(Observer.objects.values_list("kind", flat=True))
    assert (len(kinds), kinds.count("mass_representative"), kinds.count("activist")) == (7, 2, 5)
    with pytest.raises(RefusedError, match="observer already"):
        leadership.observer(campaign, person=chosen[0].person)
    services.change_observer(record=chosen[0], by=leadership.office(campaign), how="各部室推选")
    services.remove_observer(record=chosen[1], by=leadership.office(campaign), reason="记错")
    assert Observer.objects.count() == 6


@pytest.mark.trace("S-45")
def test_finding_is_settled_and_the_trail_says_so(campaign):
    note = leadership.inspection(campaign, follow_up="补交学习心得", due_on=date(2008, 10, 18))
    services.change_inspection(record=note, by=note.recorded_by, settled_on=date(2008, 10, 19))
    assert str(audit.history_of(note)[0].act) == "noted that a finding was mended"
    services.remove_inspection(record=note, by=note.recorded_by, reason="重复")
    assert not InspectionNote.objects.exists()
