"""Known givers get a letter with the reply; nobody else does."""

import pytest

from phases.core.jobs.models import Job
from phases.opinions import services
from phases.opinions.models import Opinion, OpinionGroup
from tests.factories import box as boxes
from tests.factories import meetings, organisation, timeline
from tests.factories import opinions as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign(slug="kj")


@pytest.fixture
def known(campaign):
    return make.opinion(campaign, "延长开放时间", giver_name="王女士", contact="wang@example.org")


def letters():
    return list(Job.objects.filter(kind="opinions.tell_giver").values_list("payload__opinion_pk", flat=True))


def answer(*opinions, reply="周末延长到十八点。"):
    campaign = opinions[0].campaign
    return services.put_aside(
        campaign=campaign,
        opinions=opinions,
        fate=Opinion.Fate.ANSWERED,
        reply=reply,
        by=meetings.appointed(campaign),
    )


def test_answered_giver_gets_one_letter(campaign, known):
    answer(known)
    assert letters() == [str(known.pk)]


def test_giver_with_an_account_is_reached_there(campaign):
    person = organisation.person(campaign.unit)
    organisation.user(person=person, email="dangyuan@example.org")
    opinion = make.opinion(campaign, giver=person)
    answer(opinion)
    assert letters() == [str(opinion.pk)]


def test_nobody_is_written_to_who_left_no_address(campaign):
    answer(make.opinion(campaign), make.opinion(campaign, giver_name="李先生", contact="13800000000"))
    assert letters() == []


def test_reply_to_a_consolidated_opinion_reaches_all_known_givers_behind_it_once(campaign, known):
    other = make.opinion(campaign, giver_name="李先生", contact="li@example.org")
    group = make.group(campaign, known, other, make.opinion(campaign))
    by = meetings.appointed(campaign)
    for _ in range(2):
        services.decide_group(group=group, adoption=OpinionGroup.Adoption.ADOPTED, reply="已列入整改。", by=by)
    assert sorted(letters()) == sorted([str(known.pk), str(other.pk)])
    services.decide_group(group=group, reply="已办结。", by=by)
    assert len(letters()) == 4


def test_giver_of_the_box_is_never_written_to(campaign):
    box = boxes.box(campaign)
    boxes.given(box, "窗口办事慢")
    boxes.emptied(box)
    answer(Opinion.objects.get(from_box=True))
    assert letters() == []
