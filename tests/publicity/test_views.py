"""The pages of publicity, as people use them."""

import pytest
from django.urls import reverse

from phases.documents import services as documents
from phases.organisation.roles import Role
from phases.publicity.models import Bulletin, PublicityColumn
from phases.publicity.shelf import SHELF
from tests.factories import publicity, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign(slug="kj")


@pytest.fixture
def office(campaign, client):
    user = timeline.part(campaign, Role.OFFICE)
    client.force_login(user)
    return user


def url(name, *more):
    return reverse(f"publicity:{name}", args=["kj", *more])


@pytest.mark.trace("S-21")
def test_column_is_opened_on_its_page(client, campaign, office):
    given = {
        "channel": "newspaper",
        "name": "学习实践活动",
        "medium": "镇江日报科技创新专版",
        "opened_on": "2009-03-27",
    }
    assert client.post(url("record-add", "columns"), given).status_code == 302
    assert PublicityColumn.objects.get().medium == "镇江日报科技创新专版"
    assert "镇江日报科技创新专版" in client.get(url("records", "columns")).content.decode()


@pytest.mark.trace("S-46", "T-15")
def test_bulletin_is_made_with_two_clicks(client, campaign, office):
    """One opens the form, which comes filled in; the other makes the issue."""
    case = publicity.case(campaign, office)
    form = client.get(url("record-add", "bulletins")).context["form"]
    sent = {name: form.initial[name] for name in ("number", "title", "dated_on")}
    client.post(url("record-add", "bulletins"), sent | {"cases": [case.pk]})
    bulletin = Bulletin.objects.get()
    assert (bulletin.number, list(bulletin.cases.all())) == (1, [case])
    assert bulletin.document.versions.count() == 1


@pytest.mark.trace("S-47")
def test_overview_shows_one_table(client, campaign, office):
    publicity.three_columns(campaign)
    page = client.get(url("overview")).content.decode()
    assert "<b>3</b>" in page
    assert "none yet" in page


def test_observer_reads_an_issue_once_it_is_filed_and_no_draft(client, campaign, office):
    bulletin = publicity.bulletin(campaign, office)
    client.force_login(timeline.part(campaign, Role.OBSERVER))
    assert client.get(url("bulletin-paper", bulletin.pk)).status_code == 404
    documents.file(document=bulletin.document, by=office)
    answer = client.get(url("bulletin-paper", bulletin.pk))
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF")


def test_empty_registers_say_what_to_do_first(client, campaign, office):
    for sheet in SHELF.sheets:
        page = client.get(url("records", sheet.key)).content.decode()
        assert str(sheet.empty)[:30] in page
