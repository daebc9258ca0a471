"""What may be done with opinions, and why not."""

import pytest

from phases.opinions import rules
from phases.opinions.models import Opinion, OpinionGroup
from phases.organisation.roles import Role
from phases.timeline import selectors as timeline_selectors
from tests.factories import meetings, timeline
from tests.factories import opinions as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


def part(user, campaign):
    return timeline_selectors.part_of(user, campaign)


def test_liaison_reads_what_they_entered_and_nothing_else(campaign):
    liaison, office = meetings.appointed(campaign, Role.LIAISON), meetings.appointed(campaign)
    own, other = make.opinion(campaign, by=liaison), make.opinion(campaign, by=office)
    assert rules.may_read(part(liaison, campaign), liaison, own)
    assert not rules.may_read(part(liaison, campaign), liaison, other)
    assert rules.may_read(part(office, campaign), office, own)


def test_liaison_corrects_own_entry_until_the_office_gathered_it(campaign):
    liaison = meetings.appointed(campaign, Role.LIAISON)
    own = make.opinion(campaign, by=liaison)
    assert rules.may_correct(part(liaison, campaign), liaison, own)
    make.group(campaign, own)
    own.refresh_from_db()
    assert not rules.may_correct(part(liaison, campaign), liaison, own)
    office = meetings.appointed(campaign)
    assert rules.may_correct(part(office, campaign), office, own)


@pytest.mark.parametrize(
    ("counts", "fine"),
    [
        ((60, 42, 40, 2), True),
        ((60, 42, None, None), True),
        ((13000, None, None, None), True),
        ((None, None, None, None), True),
        ((60, 61, None, None), False),
        ((60, 42, 41, 2), False),
        ((60, 42, 40, 1), False),
        ((None, 42, 50, None), False),
    ],
)
@pytest.mark.trace("S-28", "T-19")
def test_counts_of_a_form_add_up_as_far_as_they_are_known(counts, fine):
    assert bool(rules.adds_up(*counts)) is fine


def test_what_is_not_adopted_needs_a_reason_and_a_reply_day_needs_words():
    assert not rules.may_decide(OpinionGroup.Adoption.DECLINED, "", "", replied=False)
    assert rules.may_decide(OpinionGroup.Adoption.DECLINED, "经费不足", "", replied=False)
    assert not rules.may_decide(OpinionGroup.Adoption.ADOPTED, "", " ", replied=True)


@pytest.mark.parametrize("fate", [Opinion.Fate.DECLINED, Opinion.Fate.OUT_OF_SCOPE])
def test_putting_aside_needs_a_reason_and_answering_a_reply(campaign, fate):
    opinion = make.opinion(campaign)
    assert not rules.may_put_aside([opinion], fate, " ", "")
    assert rules.may_put_aside([opinion], fate, "不属本单位职责", "")
    assert not rules.may_put_aside([opinion], Opinion.Fate.ANSWERED, "", "")
    assert not rules.may_put_aside([opinion], Opinion.Fate.GATHERED, "理由", "答复")
    assert not rules.may_put_aside([], fate, "理由", "")
