"""The pages of the area, as the office uses them."""

import pytest
from django.urls import reverse

from phases.organisation.roles import Role
from phases.submissions.models import ConsentRequest, Submission
from tests.factories import meetings, submissions, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign(slug="kj", rules={"consent_before": ["mobilisation"]}, superior_name="市委")


@pytest.fixture
def office(campaign, client):
    user = timeline.part(campaign, Role.OFFICE)
    client.force_login(user)
    return user


def url(name, *more):
    return reverse(f"submissions:{name}", args=["kj", *more])


@pytest.mark.trace("T-18")
def test_paper_is_registered_answered_and_found_again(client, campaign, office):
    sent = {
        "title": "调研报告",
        "recipient": "省科协",
        "purpose": "review",
        "sent_on": "2009-03-20",
        "channel": "letter",
    }
    answer = client.post(url("record-add", "papers"), sent | {"copies": 2, "state": "sent"})
    assert answer.status_code == 302
    paper = Submission.objects.get()
    client.post(
        url("record-edit", "papers", paper.pk),
        sent | {"copies": 2, "state": "returned", "answered_on": "2009-03-25", "comment": "补充数据"},
    )
    page = client.get(url("records", "papers") + "?state=returned").content.decode()
    assert "调研报告" in page
    assert "补充数据" in page


def test_form_keeps_what_was_typed_and_says_what_is_missing(client, campaign, office):
    page = client.post(url("record-add", "papers"), {"recipient": "省科协", "clerk": "何雨桐"}).content.decode()
    assert "何雨桐" in page
    assert "write the title of the paper" in page
    assert not Submission.objects.exists()


@pytest.mark.trace("T-11")
def test_meeting_without_consent_warns_and_offers_both_ways_out(client, campaign, office):
    meeting = meetings.meeting(campaign, by=office, kind="mobilisation")
    page = client.get(reverse("meetings:meeting", args=["kj", meeting.pk])).content.decode()
    assert "No consent of the superior" in page
    given = {
        "subject": "召开动员大会",
        "meeting": meeting.pk,
        "asked_on": "2009-03-10",
        "channel": "phone",
        "decision": "not_asked",
        "decided_on": "2009-03-10",
        "comments": "时间紧，事后口头报告",
    }
    assert client.post(url("record-add", "consents"), given).status_code == 302
    assert ConsentRequest.objects.get().meeting_kind == "mobilisation"
    page = client.get(reverse("meetings:meeting", args=["kj", meeting.pk])).content.decode()
    assert "No consent of the superior" not in page


def test_page_before_recording_a_meeting_names_the_kinds_that_lack_consent(client, campaign, office):
    page = client.get(reverse("meetings:meeting-add", args=["kj"])).content.decode()
    assert "Ask the superior first" in page
    submissions.consent(campaign, office, decision="granted", decided_on=submissions.DAY)
    page = client.get(reverse("meetings:meeting-add", args=["kj"])).content.decode()
    assert "Ask the superior first" not in page


def test_taking_out_without_a_reason_leads_back_to_the_record(client, campaign, office):
    paper = submissions.paper(campaign, office)
    answer = client.post(url("record-remove", "papers", paper.pk), {"reason": ""})
    assert answer.url == url("record-edit", "papers", paper.pk)
    client.post(url("record-remove", "papers", paper.pk), {"reason": "重复"})
    assert not Submission.objects.exists()


def test_unknown_register_does_not_exist(client, campaign, office):
    assert client.get(url("records", "secrets")).status_code == 404


def test_empty_registers_say_what_to_do_first(client, campaign, office):
    assert "Register the first one" in client.get(url("records", "papers")).content.decode()
    assert "by telephone is enough" in client.get(url("records", "consents")).content.decode()
