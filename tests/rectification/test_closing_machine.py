"""No sequence of acts closes an item without a second person; items and their parts stay consistent."""

import random
from datetime import timedelta

import pytest
from django.db.models import F

from phases.core.verdict import RefusedError
from phases.organisation.roles import Role
from phases.rectification import services
from phases.rectification.models import Item
from phases.rectification.states import SETTLED, ItemState
from tests.factories import meetings, organisation, rectification, timeline

pytestmark = pytest.mark.django_db
PAST_OPEN = {ItemState.CLAIMED, ItemState.CHECKED, *SETTLED}


class Players:
    """People with all kinds of parts, and everything that they may try with an item."""

    def __init__(self, seed):
        self.dice = random.Random(seed)  # noqa: S311 - a game, not a secret
        self.campaign = timeline.campaign()
        self.department = organisation.department(self.campaign.unit)
        self.leader = organisation.person(self.campaign.unit, is_leader=True)
        doer = organisation.person(self.department)
        self.users = [
            meetings.appointed(self.campaign),
            meetings.appointed(self.campaign),
            meetings.appointed(self.campaign, Role.HEAD),
            meetings.appointed(self.campaign, Role.LIAISON, department=self.department),
            timeline.part(self.campaign, Role.LEADER, organisation.user(person=self.leader)),
            timeline.part(self.campaign, Role.MEMBER, organisation.user(person=doer)),
        ]
        self.office = self.users[0]
        plan = rectification.plan(self.campaign, "自身建设", by=self.office)
        fields = {"by": self.office, "department": self.department, "person": doer, "leader": self.leader}
        whole = rectification.planned(self.campaign, plan.categories.get(), **fields)
        for _ in range(2):
            rectification.item(self.campaign, parent=whole, **fields)
        rectification.approved(plan, by=self.office)
        rectification.item(self.campaign, **fields)

    def act(self):
        """One try of somebody; most are refused, and a refusal changes nothing."""
        item = self.dice.choice(list(Item.objects.filter(campaign=self.campaign)))
        by = self.dice.choice(self.users)
        until = self.campaign.today + timedelta(days=9)
        tries = [
            lambda: services.claim(item=item, done="办好了", by=by),
            lambda: services.check(item=item, by=by),
            lambda: services.agree(item=item, by=by, note="同意"),
            lambda: services.close(item=item, by=by),
            lambda: services.send_back(item=item, by=by, reason="不实"),
            lambda: services.reopen(item=item, by=by, reason="反复"),
            lambda: services.steer(item=item, act="begin", by=by),
            lambda: services.steer(item=item, act="take_back", by=by),
            lambda: services.hand_over(item=item, to=self.department, until=until, reason="长期", by=by),
            lambda: services.note_progress(item=item, text="在办", by=by),
            lambda: services.change_item(item=item, person=by.person, by=by),
        ]
        # The steps of closing are tried more often, or hardly anything would ever be closed.
        try:
            self.dice.choice([*tries, *tries[:4] * 3])()
        except RefusedError:
            return False
        return True


def consistent(campaign):
    items = Item.objects.filter(campaign=campaign)
    done = items.filter(state__in=[ItemState.CHECKED, ItemState.CLOSED])
    assert not done.filter(checked_by=F("claimed_by")).exists()
    assert not done.filter(checked_by=None).exists()
    assert not done.filter(checked_by__person=F("person")).exists()
    assert not items.filter(state=ItemState.CLOSED, quick_fix=False, agreed_by=None).exists()
    assert not items.filter(state=ItemState.HANDED_OVER, handed_until=None).exists()
    for part in items.filter(parent__isnull=False).select_related("parent"):
        assert part.state in SETTLED or part.parent.state not in PAST_OPEN, (part.state, part.parent.state)


@pytest.mark.parametrize("seed", range(6))
def test_no_sequence_of_acts_closes_an_item_alone_or_tears_it_from_its_parts(seed):
    players = Players(seed)
    done = 0
    for _ in range(150):
        done += players.act()
        consistent(players.campaign)
    assert done > 10


def test_one_person_with_every_part_closes_nothing_alone():
    campaign = timeline.campaign()
    alone = meetings.appointed(campaign, Role.HEAD)
    timeline.part(campaign, Role.OFFICE, alone)
    item = rectification.item(campaign, by=alone)
    services.claim(item=item, done="办好了", by=alone)
    for refused in (services.check, services.close):
        with pytest.raises(RefusedError):
            refused(item=item, by=alone)
    item.refresh_from_db()
    assert item.state == "claimed"
