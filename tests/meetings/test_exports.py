import pytest
from django.utils import translation

from phases.meetings import exports
from phases.meetings.models import Meeting
from tests.factories import meetings, study, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


def rows(campaign, **filters):
    """Each row under the names of its columns."""
    export = exports.MeetingList()
    names = [str(column) for column in export.columns]
    return [dict(zip(names, row, strict=True)) for row in export.rows(campaign, filters)]


def test_row_holds_what_was_recorded_and_who_came(campaign):
    people = meetings.people(campaign.unit)
    held = {"place": "三楼会议室", "chair": "周明远", "summary": "积极稳妥务实进行"}
    meetings.meeting(campaign, people=people, absent={people[0]: ""}, starts_at=meetings.at(14, 30), **held)
    with translation.override("en"):
        (row,) = rows(campaign)
    assert (row["date"], row["title"], row["from"], row["until"]) == ("2009-04-10", "动员大会", "14:30", "")
    assert (row["expected"], row["present"]) == (3, 2)
    assert (row["place"], row["chair"], row["points made"]) == tuple(held.values())


def test_study_sessions_are_left_to_their_own_file(campaign):
    study.session(campaign)
    assert rows(campaign) == []


def test_file_holds_what_the_filtered_list_shows(campaign):
    meetings.meeting(campaign)
    meetings.meeting(campaign, kind=Meeting.Kind.TRANSITION, title="转段会议")
    with translation.override("en"):
        assert [row["title"] for row in rows(campaign, kind="phase_transition")] == ["转段会议"]


def test_meetings_of_another_campaign_stay_there(campaign):
    meetings.meeting(timeline.campaign())
    assert rows(campaign) == []


def test_sheet_to_be_signed_has_everybody_and_an_empty_column(campaign):
    people = meetings.people(campaign.unit)
    meeting = meetings.meeting(campaign, people=people[:2], state=Meeting.State.PLANNED)
    export = exports.SignInSheet()
    with translation.override("en"):
        assert [str(column) for column in export.columns] == [
            "No.", "name", "department", "post", "signature", "remarks",
        ]  # fmt: skip
    rows = list(export.rows(campaign, {"meeting": str(meeting.pk)}))
    assert [(row[0], row[1], row[4]) for row in rows] == [(1, people[0].name, ""), (2, people[1].name, "")]
    assert len(list(export.rows(campaign, {}))) == 3
    assert list(export.rows(campaign, {"meeting": "9" * 30})) == []


@pytest.mark.trace("S-53")
def test_reviews_go_out_with_reviewer_day_and_words(campaign):
    meetings.review(campaign.phases.get(order=1), by=meetings.appointed(campaign))
    (row,) = exports.ReviewList().rows(campaign, {})
    assert row[0] == "2009-04-10"
    assert row[2:] == ("局党组书记", "", "学习扎实，调研还要深入。")
    assert list(exports.ReviewList().rows(campaign, {"phase": "2"})) == []
