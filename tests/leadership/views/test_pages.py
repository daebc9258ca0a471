"""The pages of the leadership, as people use them."""

from datetime import date

import pytest
from django.urls import reverse

from phases.leadership import services
from phases.leadership.models import GroupMember, InspectionNote, LeaderDuty, LeadingGroup, Observer, Responsibility
from phases.organisation.roles import Role
from tests.factories import documents, leadership, organisation, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign(slug="kj", stands_still_on=date(2008, 10, 20))


@pytest.fixture
def office(campaign, client):
    user = timeline.part(campaign, Role.OFFICE)
    client.force_login(user)
    return user


def url(name, *more):
    return reverse(f"leadership:{name}", args=["kj", *more])


def page(client, name, *more):
    return client.get(url(name, *more)).content.decode()


def test_empty_pages_say_what_to_do_first(client, campaign, office):
    assert "Set up the leading group" in page(client, "overview")
    assert "Draw it up" in page(client, "duties")
    assert "Nothing is overdue" in page(client, "overdue")
    for key in ("members", "observers", "inspections"):
        assert "empty" in page(client, "records", key)


@pytest.mark.trace("T-06", "T-07", "S-45")
def test_group_office_and_departments_are_set_up_on_their_pages(client, campaign, office):
    leader, hall = leadership.leader(campaign, "许怀远"), organisation.department(campaign.unit, "展览部")
    client.post(url("group-edit"), {"name": "学习实践活动领导小组", "founded_on": "2008-10-13"})
    client.post(url("record-add", "members"), {"person": leader.pk, "part": "head"})
    client.post(url("record-add", "members"), {"name": "温国强", "part": "office", "coordinates": "on"})
    client.post(url("responsibility-edit", leader.pk), {"departments": [hall.pk]})
    assert LeadingGroup.objects.get().founded_on == date(2008, 10, 13)
    assert GroupMember.objects.count() == 2
    assert Responsibility.objects.get().department == hall
    shown = page(client, "overview")
    assert shown.index("许怀远") < shown.index("温国强")
    assert "展览部" in shown


@pytest.mark.trace("T-09")
def test_observer_reads_the_eleven_items_once_they_are_published(client, campaign, office):
    leadership.leader(campaign, "许怀远")
    campaign.rules["leader_checklist"] = leadership.ELEVEN
    campaign.save()
    client.post(url("duties-deed", "draw-up"))
    duty = LeaderDuty.objects.first()
    client.post(url("duty-tick", duty.pk))
    assert "1 of 11 done" in page(client, "duties")
    observer = timeline.part(campaign, Role.OBSERVER)
    client.force_login(observer)
    assert "開展評議" not in page(client, "duties")
    client.force_login(office)
    client.post(url("duties-deed", "publish"), {"on": "2008-10-17", "notice": "馆内公告栏"})
    client.force_login(observer)
    shown = page(client, "duties")
    assert "開展評議" in shown
    assert "馆内公告栏" in shown
    assert "Mark it done" not in shown


def test_list_published_on_no_day_says_so(client, campaign, office):
    answer = client.post(url("duties-deed", "publish"), {"on": ""}, follow=True)
    assert "name the day" in answer.content.decode()
    answer = client.post(url("duties-deed", "withdraw"), follow=True)
    assert "not published" in answer.content.decode()


@pytest.mark.trace("T-10")
def test_observer_is_recorded_sees_the_plan_and_no_draft(client):
    place = documents.bureau()
    draft = documents.drafted(place, kind="implementation_plan")
    person = organisation.person(place.campaign.unit, "江晓月", category="mass_representative")
    client.force_login(place.office)
    given = {"person": person.pk, "kind": "mass_representative", "chosen_on": "2008-10-15", "how": "推选"}
    client.post(reverse("leadership:record-add", args=["bureau", "observers"]), given)
    assert Observer.objects.get().person == person
    client.force_login(timeline.part(place.campaign, Role.OBSERVER))
    assert client.get(reverse("timeline:plan", args=["bureau"])).status_code == 200
    assert client.get(reverse("documents:document-detail", args=["bureau", draft.pk])).status_code == 404


@pytest.mark.trace("S-45")
def test_inspection_is_noted_and_settled_on_its_page(client, campaign, office):
    department = organisation.department(campaign.unit, "科技情报中心")
    noted = {"department": department.pk, "on": "2008-10-10", "inspector": "严冬梅", "text": "缺席较多"}
    noted |= {"follow_up": "排出补课时间", "due_on": "2008-10-18"}
    assert client.post(url("record-add", "inspections"), noted).status_code == 302
    note = InspectionNote.objects.get()
    shown = page(client, "records", "inspections")
    assert "严冬梅" in shown
    assert "overdue" in shown
    client.post(url("record-edit", "inspections", note.pk), noted | {"settled_on": "2008-10-19"})
    assert InspectionNote.objects.get().settled_on == date(2008, 10, 19)


def test_inspection_is_nothing_for_observers(client, campaign, office):
    leadership.inspection(campaign, office)
    assert "政策法规处" in page(client, "records", "inspections")
    client.force_login(timeline.part(campaign, Role.OBSERVER))
    assert client.get(url("records", "inspections")).status_code == 403
    assert url("records", "inspections") not in page(client, "overview")


@pytest.mark.trace("S-45")
def test_head_sees_the_overdue_list_and_a_liaison_does_not(client, campaign, office):
    leadership.inspection(campaign, office, follow_up="补交心得", due_on=date(2008, 10, 18))
    client.force_login(timeline.part(campaign, Role.HEAD))
    assert "补交心得" in page(client, "overdue")
    client.force_login(timeline.part(campaign, Role.LIAISON))
    assert client.get(url("overdue")).status_code == 403
    client.force_login(organisation.administrator())  # no content of a campaign without a part in it
    assert client.get(url("overdue")).status_code == 403


def test_leader_of_another_unit_has_no_departments_here(client, campaign, office):
    stranger = organisation.person(organisation.unit(), is_leader=True)
    assert client.get(url("responsibility-edit", stranger.pk)).status_code == 404
    services.found_group(campaign=campaign, by=office, name="领导小组")
    assert "领导小组" in page(client, "overview")
