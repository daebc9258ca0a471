"""Every list asks the database as often with three hundred rows as with three, and says something when it is empty."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from phases.analysis.models import Problem
from phases.appraisal.models import Appraisal
from phases.core import audit
from phases.core.jobs.models import Job
from phases.discussion.models import Discussion
from phases.documents.models import Document
from phases.meetings.models import Attendance, Meeting
from phases.organisation.models import Person, User
from phases.organisation.roles import Role
from phases.rectification.models import Item
from phases.reports.models import Delivery
from phases.research.models import FieldVisit, Topic
from phases.study.models import StudyCredit, StudySession
from phases.timeline.models import Campaign, Phase
from tests.factories import documents as make
from tests.factories import organisation, timeline

DAY = date(2009, 3, 20)
# Who asks, the campaign and its parent, the parts in it: asked by every page, whatever it lists.
# And what waits in the inbox is counted for the menu: the one query more that the assertion below allows.
FRAME = ("django_session", "phases_user", "phases_campaign", "phases_appointment", "phases_phase")
LISTS = {
    "sessions": "study/",
    "people": "people/",
    "meetings": "meetings/",
    "documents": "documents/",
    "jobs": "jobs/",
    "trail": "trail/",
    "deliveries": "deliveries/",
    "materials": "study/materials/",
    "parts": "parts/",
    "topics": "research/",
    "visits": "research/visits/",
    "discussions": "discussion/held/",
    "problems": "problems/",
    "items": "rectification/",
    "appraisals": "appraisals/",
}


@pytest.fixture
def office(db) -> User:
    return timeline.part(timeline.campaign(slug="kj"), Role.OFFICE)


def fill(rows: int) -> None:
    """So many of everything, written at once."""
    campaign = Campaign.objects.select_related("unit").get(slug="kj")
    phase, department = campaign.phases.all()[0], organisation.department(campaign.unit, f"处室{rows}")
    people = Person.objects.bulk_create(Person(unit=department, name=f"党员{n}", order=n) for n in range(rows))
    meetings = Meeting.objects.bulk_create(
        Meeting(
            campaign=campaign, phase=phase, kind=kind, title=f"{kind} {n}", held_on=DAY + timedelta(n), state="held"
        )
        for n in range(rows)
        for kind in ("study", "mobilisation")
    )
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, person=people[0], status="present") for meeting in meetings
    )
    sessions = StudySession.objects.bulk_create(
        StudySession(meeting=meeting, half_hours=4, form="collective")
        for meeting in meetings
        if meeting.kind == "study"
    )
    StudyCredit.objects.bulk_create(
        StudyCredit(campaign=campaign, phase=phase, person=people[0], session=session, on=DAY, half_hours=4,
                    form="collective", mode="attended")
        for session in sessions
    )  # fmt: skip
    documents = Document.objects.bulk_create(
        Document(campaign=campaign, phase=phase, kind="notice", title=f"通知{n}") for n in range(rows)
    )
    Job.objects.bulk_create(
        Job(kind="reports.draft", key=f"draft {rows} {n}", scope=str(campaign.audit_chain), payload={})
        for n in range(rows)
    )
    fill_findings(campaign, phase, rows)
    for n, document in enumerate(documents):
        audit.append(chain=campaign.audit_chain, act="document.created", by=None, on=document, detail={"number": n})


def fill_findings(campaign: Campaign, phase: Phase, rows: int) -> None:
    """Topics, visits, discussions, problems and items, each with a department."""
    department = campaign.unit.children.latest("pk")
    for model, words in (
        (Topic, {"title": "课题{}", "department": department}),
        (FieldVisit, {"place": "企业{}", "visited_on": DAY}),
        (Discussion, {"form": "座谈{}", "held_on": DAY, "department": department}),
        (Problem, {"text": "问题{}", "subject": "party_cadres", "department": department}),
        (Item, {"title": "整改{}", "department": department}),
        (Appraisal, {"title": "测评{}", "place": "会议室{}"}),
    ):
        numbered = {"number": True} if hasattr(model, "number") else {}
        first = model._default_manager.count()
        model._default_manager.bulk_create(
            model(
                campaign=campaign,
                phase=phase,
                **dict.fromkeys(numbered, first + n + 1),
                **{name: word.format(first + n) if isinstance(word, str) else word for name, word in words.items()},
            )
            for n in range(rows)
        )


def deliveries(rows: int) -> None:
    """One report, sent so many times; what a delivery needs is written by hand."""
    campaign = Campaign.objects.get(slug="kj")
    author = campaign.appointments.get().user
    place = type("Place", (), {"campaign": campaign, "phase": campaign.phases.all()[0], "office": author})
    for _number in range(rows):
        document = make.drafted(place, kind="notice")
        version = make.newest(document)
        Delivery.objects.create(
            version=version, channel="email", to_address="a@example.org", message_id=f"<{version.pk}@test>"
        )


def asked(client, address: str) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in queries]


def own(statements: list[str]) -> list[str]:
    def table(sql: str) -> str:
        return sql.partition(' FROM "')[2].partition('"')[0]

    return [sql for sql in statements if sql.startswith("SELECT") and table(sql) not in FRAME]


@pytest.mark.parametrize("name", LISTS)
def test_list_asks_as_often_for_three_hundred_rows_as_for_three(client, office, name):
    client.force_login(office, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/campaigns/kj/{LISTS[name]}"
    put = deliveries if name == "deliveries" else fill
    client.get(address)
    put(3)
    few = asked(client, address)
    put(60 if name == "deliveries" else 297)
    many = asked(client, address)
    assert len(many) == len(few), "\n".join(many)
    assert len(own(many)) <= 5 + 1, "\n".join(own(many))


@pytest.mark.parametrize("name", LISTS)
def test_list_without_rows_says_what_will_stand_there(client, office, name):
    client.force_login(office, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(f"/campaigns/kj/{LISTS[name]}?q=nothing-is-called-so&person=0")
    assert answer.status_code == 200
    assert 'class="empty' in answer.content.decode() or name in {"trail", "parts"}
