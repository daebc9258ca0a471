"""What waits for one person is taken several at once; each item is still judged on its own."""

import pytest
from django.urls import reverse

from phases.core import audit
from phases.organisation.roles import Role
from phases.rectification import batches, due
from phases.rectification.models import Item
from phases.timeline.selectors import part_of
from tests.factories import meetings, organisation, rectification, timeline

pytestmark = pytest.mark.django_db


def offered(campaign, user):
    return {batch.act: batch.items for batch in batches.waiting(campaign, part_of(user, campaign), user)}


def taken(client, user, campaign, act, *items, note=""):
    client.force_login(user)
    there = reverse("rectification:take", args=[campaign.slug, act])
    return client.post(there, {"items": [item.pk for item in items], "note": note}, follow=True)


def led_by(campaign):
    """A leader of the unit with an account."""
    leader = meetings.appointed(campaign, Role.LEADER)
    leader.person = organisation.person(campaign.unit, "莊立群", is_leader=True)
    leader.save()
    return leader


def test_each_is_offered_what_waits_for_him_and_nothing_that_he_reported_himself(campaign, office, head):
    leader = led_by(campaign)
    mine = rectification.claimed(campaign, by=office, leader=leader.person, quick_fix=False)
    other = rectification.claimed(campaign, by=office)
    assert offered(campaign, office) == {}
    assert offered(campaign, leader) == {"check": [mine]}
    assert offered(campaign, head) == {"check": [mine, other]}


def test_leader_is_asked_before_the_head_closes(campaign, office, head):
    leader = led_by(campaign)
    item = rectification.checked(campaign, by=office, other=head, leader=leader.person, quick_fix=False)
    assert (offered(campaign, leader), offered(campaign, head)) == ({"agree": [item]}, {})


@pytest.mark.trace("T-55")
def test_head_closes_what_is_ticked_and_each_item_carries_the_name(client, campaign, office, head):
    items = [rectification.checked(campaign, by=office) for _ in range(3)]
    answer = taken(client, head, campaign, "close", *items[:2])
    assert "2 items are done with." in answer.content.decode()
    assert [item.state for item in Item.objects.order_by("number")] == ["closed", "closed", "checked"]
    assert {item.closed_by for item in Item.objects.filter(state="closed")} == {head}
    assert audit.entries_of(campaign.audit_chain, act="item.closed").count() == 2


def test_check_writes_its_sentence_into_each(client, campaign, office):
    second = meetings.appointed(campaign)
    items = [rectification.claimed(campaign, by=office) for _ in range(2)]
    taken(client, second, campaign, "check", *items, note="看过，属实。")
    assert set(Item.objects.values_list("state", "check_note", "checked_by")) == {
        ("checked", "看过，属实。", second.pk)
    }


def test_what_is_refused_is_named_and_holds_nothing_up(client, campaign, office):
    """A window that was left open still ticks what its owner reported meanwhile."""
    own = rectification.claimed(campaign, by=office)
    others = rectification.claimed(campaign, by=meetings.appointed(campaign))
    answer = taken(client, office, campaign, "check", own, others).content.decode()
    assert "You did this or reported it done." in answer
    assert "1 item is done with." in answer
    own.refresh_from_db()
    others.refresh_from_db()
    assert (own.state, others.state) == ("claimed", "checked")


def test_nothing_ticked_says_so(client, campaign, head):
    assert "Nothing was ticked" in taken(client, head, campaign, "close").content.decode()


def test_items_of_another_campaign_are_not_reached(client, campaign, head):
    foreign = rectification.checked(timeline.campaign())
    taken(client, head, campaign, "close", foreign)
    foreign.refresh_from_db()
    assert foreign.state == "checked"


def test_unknown_act_is_no_page(client, campaign, head):
    assert taken(client, head, campaign, "reopen").status_code == 404


def test_page_asks_as_often_for_thirty_items_as_for_one(client, campaign, office, head, django_assert_max_num_queries):
    for _ in range(30):
        rectification.checked(campaign, by=office)
    client.force_login(head)
    here = reverse("rectification:waiting", args=[campaign.slug])
    with django_assert_max_num_queries(16):
        assert "30 items wait for you" in client.get(here).content.decode()


def test_workbench_and_page_name_the_same_items_to_everybody(campaign, office, head):
    """The page asks the database what the workbench asks the rules, item by item; the two must not part ways."""
    clerk, leader = meetings.appointed(campaign), led_by(campaign)
    head.person = organisation.person(campaign.unit, "許懷遠", is_leader=True)
    head.save()
    doing = [leader.person, head.person, None]
    for by in (office, clerk):
        for led in (leader.person, head.person, None):
            for person in doing:
                rectification.claimed(campaign, by=by, leader=led, person=person)
    for led in (leader.person, head.person, None):
        rectification.checked(campaign, by=office, other=clerk, leader=led, quick_fix=False)
        rectification.checked(campaign, by=clerk, other=office, leader=led, quick_fix=True)
    for user in (office, clerk, head, leader, meetings.appointed(campaign, Role.LIAISON)):
        part = part_of(user, campaign)
        named = {item.pk for items in offered(campaign, user).values() for item in items}
        ruled = {item.pk for item in Item.objects.filter(campaign=campaign) if due.waits_for(item, user, part)}
        assert named == ruled, user
