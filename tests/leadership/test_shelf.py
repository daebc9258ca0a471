"""Every register of the area can be read, filled and exported."""

from datetime import date

import pytest
from django.db import connection
from django.template.loader import get_template
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from phases.exports.catalogue import EXPORTS
from phases.leadership.models import GroupMember, InspectionNote, Observer
from phases.leadership.shelf import SHELF
from phases.organisation.roles import Role
from phases.publicity import shelf as publicity_shelf
from phases.publicity.models import Bulletin, Essay, ExemplaryCase, PublicityColumn, PublicityItem
from phases.submissions import shelf as submissions_shelf
from phases.submissions.models import ConsentRequest, Submission
from tests.factories import organisation, timeline

DAY = date(2009, 3, 20)


def test_every_sheet_has_its_template_and_its_file():
    for sheet in SHELF.sheets:
        get_template(sheet.rows)
        assert sheet.export in EXPORTS


@pytest.fixture
def campaign(db):
    return timeline.campaign(slug="kj")


def fill(campaign, rows):
    """So many records in every plain register, written at once."""
    department = organisation.department(campaign.unit, f"处室{rows}")
    people = [organisation.person(department, category="activist") for _ in range(rows)]
    on = {"campaign": campaign}
    GroupMember.objects.bulk_create(GroupMember(name=f"成员{n}", person=people[n], **on) for n in range(rows))
    Observer.objects.bulk_create(Observer(person=one, kind="activist", chosen_on=DAY, **on) for one in people)
    InspectionNote.objects.bulk_create(
        InspectionNote(department=department, on=DAY, text=f"情况{n}", follow_up="补", **on) for n in range(rows)
    )
    Submission.objects.bulk_create(
        Submission(title=f"材料{n}", recipient="市委", sent_on=DAY, **on) for n in range(rows)
    )
    ConsentRequest.objects.bulk_create(ConsentRequest(subject=f"请示{n}", asked_on=DAY, **on) for n in range(rows))
    column = PublicityColumn.objects.create(channel="intranet", name=f"专栏{rows}", **on)
    PublicityColumn.objects.bulk_create(PublicityColumn(channel="board", name=f"栏{n}", **on) for n in range(rows))
    items = PublicityItem.objects.bulk_create(
        PublicityItem(title=f"稿件{n}", published_on=DAY, column=column, **on) for n in range(rows)
    )
    cases = ExemplaryCase.objects.bulk_create(
        ExemplaryCase(subject=f"典型{n}", summary="好", department=department, **on) for n in range(rows)
    )
    Essay.objects.bulk_create(Essay(title=f"征文{n}", department=department, **on) for n in range(rows))
    for number in range(rows, 2 * rows):
        bulletin = Bulletin.objects.create(number=rows * 100 + number, title="简报", dated_on=DAY, **on)
        bulletin.items.set(items[:2])
        bulletin.cases.set(cases[:2])


def test_every_register_asks_as_often_for_forty_rows_as_for_three(client, campaign):
    client.force_login(timeline.part(campaign, Role.OFFICE))
    pages = [
        reverse(f"{shelf.namespace}:records", args=["kj", sheet.key])
        for shelf in (SHELF, publicity_shelf.SHELF, submissions_shelf.SHELF)
        for sheet in shelf.sheets
    ]
    pages += [reverse(f"leadership:{name}", args=["kj"]) for name in ("overview", "duties", "overdue")]
    pages.append(reverse("publicity:overview", args=["kj"]))
    counts = []
    for rows in (3, 40):
        fill(campaign, rows)
        asked = {}
        for page in pages:
            client.get(page)
            with CaptureQueriesContext(connection) as captured:
                assert client.get(page).status_code == 200
            asked[page] = len(captured)
        counts.append(asked)
    assert counts[0] == counts[1]
