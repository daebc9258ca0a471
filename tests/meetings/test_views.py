"""The pages of meetings."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages as messages_of
from django.urls import reverse
from django.utils import timezone

from phases.meetings.models import Meeting
from phases.organisation.models import Person
from phases.organisation.roles import Role
from tests.factories import meetings, organisation, study, timeline

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
    return reverse(f"meetings:{name}", args=[campaign.slug, *args])


def typed(campaign, kind="mobilisation", **fields):
    phase = campaign.phases.get(order=1)
    return {"held_on": "2009-03-18", "kind": kind, "phase": phase.pk, "title": "", "agenda": "", "summary": ""} | fields


@pytest.mark.trace("S-07", "S-08")
def test_mobilisation_expects_all_three_classes_and_keeps_the_points_made(client, campaign, office):
    for category in (Person.Category.SERVING, Person.Category.CADRE, Person.Category.STAFF):
        organisation.person(campaign.unit, category=category)
    form = client.get(address("meeting-add", campaign), {"kind": "mobilisation"}).context["form"]
    assert len(form.people) == 3
    client.post(address("meeting-add", campaign), typed(campaign, summary="积极稳妥务实推进"))
    meeting = Meeting.objects.get()
    assert (meeting.summary, meeting.attendance.count()) == ("积极稳妥务实推进", 3)
    assert len(client.get(address("meeting", campaign, meeting.pk)).context["classes"]) == 3


@pytest.mark.trace("S-52")
def test_transition_meeting_opens_with_its_two_items(client, campaign, office):
    form = client.get(address("meeting-add", campaign), {"kind": "phase_transition"}).context["form"]
    assert len(form["agenda"].value().splitlines()) == 2


@pytest.mark.trace("T-12")
def test_speakers_stand_behind_the_bar(client, campaign, office):
    client.post(
        address("meeting-add", campaign), typed(campaign, agenda="作动员报告 | 支部书记\n讲话｜省科协副主席\n宣读方案")
    )
    found = Meeting.objects.get().agenda.values_list("title", "speaker")
    assert list(found) == [("作动员报告", "支部书记"), ("讲话", "省科协副主席"), ("宣读方案", "")]


def test_wrong_times_keep_what_was_typed(client, campaign, office):
    data = typed(campaign, title="动员大会", starts_at="16:00", ends_at="14:00")
    form = client.post(address("meeting-add", campaign), data).context["form"]
    assert form.non_field_errors()
    assert form["title"].value() == "动员大会"
    assert not Meeting.objects.exists()


def test_second_window_sees_what_the_first_changed(client, campaign, office):
    meeting = meetings.meeting(campaign, by=office)
    for title in ("甲", "乙"):
        answer = client.post(address("meeting-edit", campaign, meeting.pk), typed(campaign, title=title, version=1))
    assert answer.context["form"]["title"].value() == "乙"
    assert answer.context["newer"]
    meeting.refresh_from_db()
    assert meeting.title == "甲"


def test_cancelled_meeting_is_shown_with_its_reason_and_restored(client, campaign, office):
    meeting = meetings.meeting(campaign, by=office)
    client.post(address("meeting-cancel", campaign, meeting.pk), {"reason": "记重了"})
    assert "记重了" in client.get(address("meeting", campaign, meeting.pk)).content.decode()
    client.post(address("meeting-restore", campaign, meeting.pk))
    meeting.refresh_from_db()
    assert meeting.state == "held"


def test_list_is_filtered_by_kind_and_words_and_leaves_study_out(client, campaign, office):
    wanted = meetings.meeting(campaign, title="动员大会")
    meetings.meeting(campaign, title="转段会议", kind=Meeting.Kind.TRANSITION)
    study.session(campaign)
    assert client.get(address("meeting-list", campaign)).context["page"].paginator.count == 2
    page = client.get(address("meeting-list", campaign), {"kind": "mobilisation", "q": "动员", "phase": "1"})
    assert list(page.context["page"]) == [wanted]


def test_study_session_has_its_own_pages(client, campaign, office):
    session = study.session(campaign)
    assert client.get(address("meeting", campaign, session.pk)).status_code == 404
    assert client.get(address("meeting-cancel", campaign, session.pk)).status_code == 404


def test_sign_in_sheet_lists_everybody_expected(client, campaign, office):
    people = meetings.people(campaign.unit)
    meeting = meetings.meeting(campaign, people=people[:2])
    assert client.get(address("sign-in", campaign, meeting.pk)).context["people"] == people[:2]
    assert list(client.get(address("sign-in-blank", campaign)).context["people"]) == people


def test_list_costs_the_same_for_one_and_for_three(client, campaign, office, django_assert_max_num_queries):
    costs = []
    for _ in range(2):
        meetings.meeting(campaign, people=meetings.people(campaign.unit), by=office)
        with django_assert_max_num_queries(15) as spent:
            client.get(address("meeting-list", campaign))
        costs.append(len(spent))
    assert costs[0] == costs[1]


@pytest.mark.parametrize(("role", "reads", "records"), [
    (Role.OFFICE, 200, 200), (Role.HEAD, 200, 403), (Role.MEMBER, 200, 403), (Role.OBSERVER, 403, 403),
])  # fmt: skip
def test_roles_read_and_record_as_the_table_says(client, campaign, role, reads, records):
    client.force_login(meetings.appointed(campaign, role))
    assert client.get(address("meeting-list", campaign)).status_code == reads
    assert client.get(address("meeting-add", campaign)).status_code == records


def said(answer):
    """What the next page tells in its messages."""
    return [str(message) for message in messages_of(answer.wsgi_request)]


def test_correction_of_an_old_record_asks_why_and_keeps_what_was_typed(client, campaign, office):
    meeting = meetings.meeting(campaign, by=office)
    Meeting.objects.update(recorded_at=timezone.now() - timedelta(days=2))
    page = client.get(address("meeting-edit", campaign, meeting.pk))
    assert page.context["asks_why"]
    answer = client.post(address("meeting-edit", campaign, meeting.pk), typed(campaign, title="更正后", version=1))
    form = answer.context["form"]
    assert form.non_field_errors()
    assert form["title"].value() == "更正后"
    meeting.refresh_from_db()
    assert meeting.title == "动员大会"


def test_meeting_cancelled_in_another_window_keeps_its_first_reason(client, campaign, office):
    meeting = meetings.meeting(campaign, by=office)
    answers = [client.post(address("meeting-cancel", campaign, meeting.pk), {"reason": why}) for why in ("甲", "乙")]
    assert answers[1].context["form"].non_field_errors()
    assert answers[1].context["form"]["reason"].value() == "乙"
    meeting.refresh_from_db()
    assert meeting.cancelled_reason == "甲"


def test_restoring_a_meeting_that_stands_says_so(client, campaign, office):
    meeting = meetings.meeting(campaign, by=office)
    assert len(said(client.post(address("meeting-restore", campaign, meeting.pk)))) == 1
    meeting.refresh_from_db()
    assert (meeting.state, meeting.version) == ("held", 1)


def test_sheet_of_a_meeting_elsewhere_does_not_exist(client, campaign, office):
    elsewhere = meetings.meeting(timeline.campaign())
    assert client.get(address("sign-in", campaign, elsewhere.pk)).status_code == 404
