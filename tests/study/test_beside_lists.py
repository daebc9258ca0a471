"""The pages around the sessions ask the database as often with many rows as with few; 10,000 credits too."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from phases.meetings.models import Attendance, Meeting
from phases.organisation.models import Person
from phases.study.models import (
    ExcellenceActivity,
    MaterialIssue,
    PlannedStudy,
    Reflection,
    StudyCredit,
    StudyMaterial,
    StudySession,
)
from tests.factories import meetings, organisation, timeline

pytestmark = pytest.mark.django_db
DAY = date(2009, 4, 1)
LISTS = (
    "study/",
    "people/",
    "study/plan/",
    "study/calendar/",
    "study/materials/coverage/",
    "study/materials/copies/",
    "study/reflections/",
    "study/checklist/",
    "study/leaders/",
    "study/activities/",
    "study/make-up/",
)


@pytest.fixture
def campaign(client):
    rules = {"study_checklist": [{"name": "学习时间", "by": "sessions"}, "学习纪律"]}
    made = timeline.campaign(slug="kj", rules=rules, stands_still_on=DAY + timedelta(days=20))
    client.force_login(meetings.appointed(made))
    return made


def fill(campaign, people, sessions):
    """So many people in as many sessions, with a credit for each, and one of everything beside them for each person."""
    phase, unit = campaign.phases.all()[0], organisation.department(campaign.unit, f"处室{people}")
    roster = Person.objects.bulk_create(
        Person(unit=unit, name=f"党员{n}", order=n, is_leader=n < 2) for n in range(people)
    )
    held = Meeting.objects.bulk_create(
        Meeting(campaign=campaign, phase=phase, kind="study", title=f"学习{n}", held_on=DAY + timedelta(days=n % 20))
        for n in range(sessions)
    )
    studied = StudySession.objects.bulk_create(StudySession(meeting=one, half_hours=1) for one in held)
    Attendance.objects.bulk_create(Attendance(meeting=one, person=person) for one in held for person in roster)
    common = {"campaign": campaign, "phase": phase}
    StudyCredit.objects.bulk_create(
        StudyCredit(**common, person=person, session=one, mode="attended", form="collective", half_hours=1, on=DAY)
        for one in studied
        for person in roster
    )
    title = StudyMaterial.objects.create(campaign=campaign, title=f"读本{people}")
    MaterialIssue.objects.bulk_create(MaterialIssue(material=title, person=one, issued_on=DAY) for one in roster)
    Reflection.objects.bulk_create(Reflection(**common, department=unit, person=one, received_on=DAY) for one in roster)
    PlannedStudy.objects.bulk_create(PlannedStudy(**common, theme=f"专题{n}") for n in range(people))
    activities = (ExcellenceActivity(**common, title=f"活动{n}", on=DAY) for n in range(people))
    ExcellenceActivity.objects.bulk_create(activities)


def asked(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"/campaigns/kj/{address}").status_code == 200
    return [query["sql"] for query in queries]


def test_pages_ask_as_often_for_ten_thousand_credits_as_for_nine(client, campaign):
    fill(campaign, 3, 3)
    few = {address: len(asked(client, address)) for address in LISTS}
    fill(campaign, 100, 100)
    many = {address: len(asked(client, address)) for address in LISTS}
    assert many == few
    assert max(many.values()) <= 24, many


@pytest.mark.parametrize("address", LISTS)
def test_pages_without_rows_say_what_comes_first(client, campaign, address):
    page = client.get(f"/campaigns/kj/{address}").content.decode()
    assert 'class="empty' in page or address in {"study/calendar/", "study/leaders/"}
