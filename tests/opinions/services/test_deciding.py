"""What becomes of a consolidated opinion."""

from datetime import date

import pytest

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.opinions import services
from phases.opinions.models import OpinionGroup
from tests.factories import meetings, organisation, timeline
from tests.factories import opinions as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def office(campaign):
    return meetings.appointed(campaign)


def test_decision_is_kept_with_who_answers_for_it(campaign, office):
    group = make.group(campaign, by=office)
    leader = organisation.person(campaign.unit, is_leader=True)
    services.decide_group(
        group=group, adoption="adopted", leader=leader, department=campaign.unit, due_on=date(2009, 5, 1), by=office
    )
    group.refresh_from_db()
    assert (group.adoption, group.leader, group.due_on) == ("adopted", leader, date(2009, 5, 1))
    assert audit.history_of(group)[0].changes


@pytest.mark.trace("T-22")
def test_each_of_eighteen_carries_a_direction(campaign, office):
    for number in range(18):
        services.decide_group(group=make.group(campaign, by=office), direction=f"方向{number}", by=office)
    assert OpinionGroup.objects.exclude(direction="").count() == 18


def test_reply_gets_the_day_on_which_it_was_written(campaign, office):
    group = make.group(campaign, by=office)
    services.decide_group(group=group, reply="已列入整改", by=office)
    assert group.replied_on == campaign.today


def test_declined_without_reason_is_refused_and_nothing_changes(campaign, office):
    group = make.group(campaign, by=office)
    with pytest.raises(RefusedError):
        services.decide_group(group=group, adoption="not_adopted", by=office)
    group.refresh_from_db()
    assert group.adoption == "open"
    with pytest.raises(TypeError):
        services.decide_group(group=group, colour="red", by=office)
