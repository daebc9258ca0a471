"""Research in the browser's eyes: what is sent, what is shown."""

import pytest
from django.urls import reverse

from phases.research.models import Conversion, FieldVisit, Topic
from phases.submissions.models import Submission
from tests.factories import meetings, opinions, organisation, research, submissions, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign(slug="kj")


@pytest.fixture
def office(campaign, client):
    user = meetings.appointed(campaign)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user


BASE = "/campaigns/kj/research/"


def page(client, address):
    answer = client.get(f"{BASE}{address}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.trace("S-31")
def test_titles_pasted_at_once_stand_on_the_list(client, campaign, office):
    sent = {"titles": "\n".join(f"{n}. {title}" for n, title in enumerate(research.SIX, 1)),
            "phase": campaign.phases.all()[0].pk}  # fmt: skip
    client.post(f"{BASE}topics/paste/", sent)
    shown = page(client, "")
    assert all(title in shown for title in research.SIX)


def test_topic_is_added_approved_and_changed(client, campaign, office):
    department = organisation.department(campaign.unit, "知识产权处")
    sent = {"title": "质押", "department": department.pk, "due_words": "4月20日", "phase": campaign.phases.all()[0].pk}
    client.post(f"{BASE}topics/add/", sent)
    topic = Topic.objects.get()
    client.post(f"{BASE}topics/{topic.pk}/move/approve/")
    client.post(f"{BASE}topics/{topic.pk}/edit/", sent | {"method": "走访企业"})
    topic.refresh_from_db()
    assert (topic.state, topic.method, topic.due_words) == ("approved", "走访企业", "4月20日")
    assert "4月20日" in page(client, f"topics/{topic.pk}/").replace('<span class="nowrap">', "").replace("</span>", "")


def test_step_that_needs_a_reason_asks_for_it(client, campaign, office):
    topic = research.topic(campaign, by=office)
    address = f"topics/{topic.pk}/move/suspend/"
    assert 'name="reason"' in page(client, address)
    client.post(f"{BASE}{address}", {"reason": "等部署"})
    topic.refresh_from_db()
    assert topic.state == "suspended"
    assert client.get(f"{BASE}topics/{topic.pk}/move/exchange/").status_code == 404


def test_report_is_begun_in_the_editor_and_pasted_and_filed(client, campaign, office):
    topic = research.topic(campaign, by=office)
    answer = client.post(f"{BASE}topics/{topic.pk}/report/write/")
    assert answer.url.endswith("/edit/")
    client.post(f"{BASE}topics/{topic.pk}/report/file/")  # no words yet: refused with the reason
    topic.refresh_from_db()
    assert topic.state == "report_draft"
    client.post(f"{BASE}topics/{topic.pk}/report/text/", {"text": "情况和建议。"})
    topic.refresh_from_db()
    assert topic.state == "report_final"


@pytest.mark.trace("T-18")
def test_report_sent_for_review_shows_the_comment_that_came_back(client, campaign, office):
    topic = research.reported(research.topic(campaign, "進一步推進青少年科普教育工作的調研", by=office), by=office)
    there = page(client, f"topics/{topic.pk}/")
    assert f"document={topic.report_id}&amp;title=" in there
    submissions.paper(
        campaign, office, document=topic.report, title=topic.report.title, state=Submission.State.ACCEPTED,
        answered_on=meetings.DAY, comment="情況清楚，建議可行。",
    )  # fmt: skip
    assert "情況清楚，建議可行。" in page(client, f"topics/{topic.pk}/")


@pytest.mark.trace("S-32")
def test_opinions_are_looked_for_ticked_and_unlinked(client, campaign, office):
    topic = research.topic(campaign, by=office)
    wanted, other = opinions.opinion(campaign, "想用专利贷款", by=office), opinions.opinion(campaign, "别的", by=office)
    shown = page(client, f"topics/{topic.pk}/opinions/?q=专利")
    assert (wanted.text in shown, other.text in shown) == (True, False)
    client.post(f"{BASE}topics/{topic.pk}/opinions/", {"opinion": [str(wanted.pk), "no key"]})
    assert list(topic.opinions.all()) == [wanted]
    client.post(f"{BASE}topics/{topic.pk}/opinions/{wanted.pk}/remove/")
    assert not topic.opinions.exists()


@pytest.mark.trace("S-34")
def test_reports_are_ticked_for_their_meeting(client, campaign, office):
    assert "kind=result_exchange" in page(client, "exchange/")
    topic = research.reported(research.topic(campaign, by=office), by=office)
    meeting = research.exchange_meeting(campaign, by=office)
    client.post(f"{BASE}exchange/", {"meeting": meeting.pk, "topics": [topic.pk]})
    topic.refresh_from_db()
    assert topic.state == "exchanged"
    assert meeting.title in page(client, f"topics/{topic.pk}/")


def test_use_is_noted_and_taken_back(client, campaign, office):
    topic = research.reported(research.topic(campaign, by=office), by=office)
    client.post(f"{BASE}topics/{topic.pk}/conversions/add/", {"kind": "policy", "what": "专利资助办法"})
    conversion = Conversion.objects.get()
    assert "专利资助办法" in page(client, f"topics/{topic.pk}/")
    client.post(f"{BASE}conversions/{conversion.pk}/remove/")
    assert not Conversion.objects.exists()


def test_visit_is_recorded_corrected_and_taken_out(client, campaign, office):
    person = organisation.person(campaign.unit, is_leader=True)
    sent = {
        "visited_on": "2009-04-07",
        "place": "光伏企业",
        "people": [person.pk],
        "phase": campaign.phases.all()[0].pk,
    }
    client.post(f"{BASE}visits/add/", sent)
    visit = FieldVisit.objects.get()
    client.post(f"{BASE}visits/{visit.pk}/", sent | {"heard": "盼技术改造资金"})
    assert "盼技术改造资金" in page(client, "visits/")
    client.post(f"{BASE}visits/{visit.pk}/remove/")
    assert not FieldVisit.objects.exists()


def test_visit_of_tomorrow_is_refused_and_what_was_typed_stays(client, campaign, office):
    answer = client.post(
        f"{BASE}visits/add/", {"visited_on": "2999-01-01", "place": "光伏企业", "phase": campaign.phases.all()[0].pk}
    )
    assert 'value="光伏企业"' in answer.content.decode()
    assert not FieldVisit.objects.exists()


def test_topic_with_a_report_says_why_it_stays(client, campaign, office):
    topic = research.reported(research.topic(campaign, by=office), by=office)
    client.post(f"{BASE}topics/{topic.pk}/remove/")
    assert Topic.objects.filter(pk=topic.pk).exists()


def test_suspended_topic_takes_no_report_and_its_pages_say_so(client, campaign, office):
    topic = research.topic(campaign, by=office)
    client.post(f"{BASE}topics/{topic.pk}/move/suspend/", {"reason": "等部署"})
    for name in ("write", "file"):
        client.post(address_of(topic, f"report-{name}"))
    typed = client.post(address_of(topic, "report-text"), {"text": "走访了三家企业。"}).content.decode()
    assert "走访了三家企业。" in typed  # refused, and nothing typed is lost
    topic.refresh_from_db()
    assert (topic.state, topic.report) == ("suspended", None)


def address_of(topic, name):
    return reverse(f"research:{name}", args=[topic.campaign.slug, topic.pk])
