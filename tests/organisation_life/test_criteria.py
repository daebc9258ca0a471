import pytest

from phases.organisation.roles import Role
from phases.organisation_life import criteria, services
from tests.factories import life, opinions, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return life.museum()


def assess(place, criterion, **fields):
    return criterion.assess(timeline.demand(place.meeting.phase, criterion.kind, **fields))


@pytest.mark.trace("T-38")
def test_talks_are_counted(place):
    found = assess(place, criteria.TalksHeld(), value=2)
    assert (found.met, found.figure, found.target) == (False, "0", "2")
    secretary = life.login(place, place.people.secretary, Role.SECRETARY)
    for member in place.people.members:
        life.talk(place, place.people.secretary, member, by=secretary)
    assert assess(place, criteria.TalksHeld(), value=2).met


@pytest.mark.trace("T-29")
def test_who_lacks_a_draft_or_an_approval_is_named(place):
    drafts = services.receive_on_paper(
        meeting=place.meeting, people=[*place.people.members, place.people.secretary], by=place.office
    )
    found = assess(place, criteria.DraftsHandedIn())
    assert (found.met, found.figure, found.target) == (False, "3", "5")
    assert [lack.who for lack in found.lacks] == ["张英虎", "李副馆长"]
    services.approve_draft(version=drafts[2].versions.get(), by=place.office)
    found = assess(place, criteria.LeadersReviewed())
    assert (found.met, found.figure, found.target) == (False, "1", "3")


def test_notices_count_when_in_time_or_explained(place):
    found = assess(place, criteria.NoticesGiven())
    assert (found.met, found.figure, found.target) == (False, "0", "2")
    for recipient in ("全体党员", "省科协领导小组"):
        services.note_notice(meeting=place.meeting, recipient=recipient, reason="电话通知", by=place.office)
    assert assess(place, criteria.NoticesGiven(), where={"kind": "organisational_life"}).met


def test_summary_of_opinions(place):
    assert not assess(place, criteria.OpinionsSummedUp()).met
    opinions.group(place.campaign, text="多办活动")
    services.sum_up_opinions(meeting=place.meeting, by=place.office)
    assert assess(place, criteria.OpinionsSummedUp()).met


@pytest.mark.trace("T-35")
def test_three_points(place):
    services.note_points(meeting=place.meeting, speaker="副主席", points=["一", "二"], by=place.office)
    assert not assess(place, criteria.PointsNoted(), value=3).met
    services.note_points(meeting=place.meeting, speaker="副主席", points=["一", "二", "三"], by=place.office)
    assert assess(place, criteria.PointsNoted(), value=3).met


def test_without_a_meeting_each_says_so():
    campaign = timeline.campaign()
    kinds = (criteria.DraftsHandedIn, criteria.LeadersReviewed, criteria.NoticesGiven, criteria.OpinionsSummedUp,
             criteria.PointsNoted)  # fmt: skip
    for kind in kinds:
        found = kind().assess(timeline.demand(campaign.phases.get(order=2), kind.kind))
        assert not found.met
        assert "kind=organisational_life" in found.mend_url
