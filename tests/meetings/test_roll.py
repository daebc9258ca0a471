"""The signed sheet typed back, and the review of a phase: their pages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.meetings import services
from phases.meetings.models import Meeting, StageReview
from phases.organisation.roles import Role
from phases.study.models import StudyCredit
from tests.factories import meetings, study, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def office(campaign, client):
    user = meetings.appointed(campaign)
    client.force_login(user)
    return user


def address(name, campaign, *args):
    return reverse(name, args=[campaign.slug, *args])


def test_sheet_of_a_planned_meeting_makes_it_held_with_everybody_but_those_marked(client, campaign, office):
    people = meetings.people(campaign.unit, 4)
    meeting = meetings.meeting(campaign, people=people, by=office, state=Meeting.State.PLANNED, chair="局长")
    marks = {f"mark_{people[1].pk}": "sick", f"mark_{people[3].pk}": "absent"}
    client.post(address("meetings:sheet", campaign, meeting.pk), {"version": 1, **marks})
    meeting.refresh_from_db()
    assert (meeting.state, meeting.chair) == ("held", "局长")
    assert [(line.status, line.reason) for line in meeting.attendance.all()] == [
        ("present", ""),
        ("leave", "sick"),
        ("present", ""),
        ("absent", ""),
    ]


def test_sheet_of_a_session_credits_those_who_signed(client, campaign, office):
    people = meetings.people(campaign.unit)
    session = study.session(campaign, people=people, by=office, state=Meeting.State.PLANNED)
    where = address("study:session-sheet", campaign, session.pk)
    client.post(where, {"version": 1, f"mark_{people[2].pk}": "business"})
    assert [credit.person for credit in StudyCredit.objects.standing()] == people[:2]


def test_sheet_shows_the_order_of_the_paper_with_everybody_present(client, campaign, office):
    people = meetings.people(campaign.unit)
    meeting = meetings.meeting(campaign, people=people, absent={people[1]: "duty"}, by=office)
    form = client.get(address("meetings:sheet", campaign, meeting.pk)).context["form"]
    assert [person for person, _field in form.rows] == people
    assert [field.value() for _person, field in form.rows] == ["present", "duty", "present"]


def test_sheet_from_a_stale_window_is_refused_and_keeps_its_marks(client, campaign, office):
    people = meetings.people(campaign.unit)
    meeting = meetings.meeting(campaign, people=people, by=office)
    services.correct_meeting(
        meeting=meeting, facts=meetings.facts(campaign, people=people, title="改了"), version=1, by=office
    )
    answer = client.post(
        address("meetings:sheet", campaign, meeting.pk), {"version": 1, f"mark_{people[0].pk}": "absent"}
    )
    form = answer.context["form"]
    assert form.non_field_errors()
    assert form.rows[0][1].value() == "absent"
    assert {line.status for line in meeting.attendance.all()} == {"present"}


def test_forged_mark_is_refused(client, campaign, office):
    people = meetings.people(campaign.unit)
    meeting = meetings.meeting(campaign, people=people, by=office)
    where = address("meetings:sheet", campaign, meeting.pk)
    assert client.post(where, {"version": 1, f"mark_{people[0].pk}": "cancelled"}).status_code == 200
    assert {line.status for line in meeting.attendance.all()} == {"present"}


@pytest.mark.trace("S-53")
def test_review_is_recorded_changed_and_taken_back_with_its_words_in_the_trail(client, campaign, office):
    phase = campaign.phases.get(order=1)
    typed = {
        "phase": phase.pk,
        "reviewer": "局党组书记",
        "reviewed_on": "2009-05-04",
        "text": "学习扎实",
        "meeting": "",
    }
    client.post(address("meetings:review-add", campaign), typed)
    review = StageReview.objects.get()
    client.post(address("meetings:review-edit", campaign, review.pk), typed | {"text": "调研还要深入"})
    review.refresh_from_db()
    assert (review.reviewer, review.text) == ("局党组书记", "调研还要深入")
    page = client.get(address("meetings:review-list", campaign)).content.decode()
    assert "调研还要深入" in page
    client.post(address("meetings:review-remove", campaign, review.pk))
    assert not StageReview.objects.exists()


def test_review_of_a_day_to_come_or_by_a_reader_is_refused(client, campaign, office):
    phase = campaign.phases.get(order=1)
    typed = {"phase": phase.pk, "reviewer": "书记", "reviewed_on": "2999-01-01", "text": "好", "meeting": ""}
    answer = client.post(address("meetings:review-add", campaign), typed)
    assert answer.context["form"].non_field_errors()
    with pytest.raises(RefusedError):
        meetings.review(phase, by=meetings.appointed(campaign, Role.MEMBER))
    assert not StageReview.objects.exists()


def test_changed_review_keeps_the_old_words_in_the_trail(campaign, office):
    review = meetings.review(campaign.phases.get(order=1), by=office)
    services.change_review(review=review, by=office, text="另一句话")
    changes = {change.old: change.new for change in audit.history_of(review)[0].changes}
    assert changes == {"学习扎实，调研还要深入。": "另一句话"}


@pytest.mark.trace("S-53")
def test_whoever_drafts_a_report_without_a_review_is_told(client, campaign, office):
    page = client.get(reverse("gates:gate", args=[campaign.slug, 1])).content.decode()
    assert "No review of this phase is recorded yet" in page
    meetings.review(campaign.phases.get(order=1), by=office)
    page = client.get(reverse("gates:gate", args=[campaign.slug, 1])).content.decode()
    assert "No review of this phase is recorded yet" not in page


@pytest.mark.trace("S-05")
def test_conveyance_says_what_was_conveyed_and_links_the_directive(client, campaign, office):
    filed = meetings.directive(campaign, "关于开展学习实践活动的意见")
    typed = {"held_on": "2009-03-18", "kind": "conveyance", "phase": campaign.phases.get(order=1).pk}
    typed |= {"conveyed": "市委动员大会精神", "directive": filed.pk}
    client.post(address("meetings:meeting-add", campaign), typed)
    meeting = Meeting.objects.get()
    assert (meeting.conveyed, meeting.directive) == ("市委动员大会精神", filed)
    page = client.get(address("meetings:meeting", campaign, meeting.pk)).content.decode()
    assert "关于开展学习实践活动的意见" in page


def test_list_of_reviews_asks_as_often_for_thirty_as_for_three(client, campaign, office):
    costs = []
    for number in (3, 27):
        for _ in range(number):
            meetings.review(campaign.phases.get(order=1), by=office)
        with CaptureQueriesContext(connection) as spent:
            client.get(address("meetings:review-list", campaign))
        costs.append(len(spent))
    assert costs[0] == costs[1]


def test_empty_list_of_reviews_says_what_to_do_first(client, campaign, office):
    page = client.get(address("meetings:review-list", campaign)).content.decode()
    assert "Record the first review" in page
