import pytest
from django.utils import translation

from phases.organisation.roles import Role
from phases.organisation_life import exports, services
from tests.factories import life

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return life.museum()


def test_list_of_drafts_says_who_lacks_one_and_shows_no_words(place):
    life.handed_in(place, place.people.secretary, text="不外传的话", role=Role.LEADER)
    with translation.override("en"):
        rows = list(exports.DraftList().rows(place.campaign, {"meeting": str(place.meeting.pk)}))
    assert [row[1] for row in rows] == ["徐东向", "张英虎", "李副馆长", "王党员", "赵党员"]
    assert rows[0][4:] == ("draft handed in", "2008-12-20", "省科协领导小组")
    assert rows[3][4:] == ("still missing", "", "")
    assert "不外传的话" not in str(rows)
    assert len(list(exports.DraftList().rows(place.campaign, {"state": "missing"}))) == 4
    services.receive_on_paper(meeting=place.meeting, people=place.people.members, by=place.office)
    assert len(list(exports.DraftList().rows(place.campaign, {"state": "missing"}))) == 2
