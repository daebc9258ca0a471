import pytest
from django.urls import reverse

from phases.gates.views import units
from phases.organisation.roles import Role
from tests.factories import gates, organisation, timeline

pytestmark = pytest.mark.django_db
URL = reverse("gates:units", args=["committee"])


@pytest.fixture
def committee():
    return timeline.campaign(slug="committee")


def test_committee_sees_its_units_as_map_and_as_table(client, committee):
    gates.place(unit=organisation.unit("市科技局"), parent=committee)
    client.force_login(timeline.part(committee, Role.OFFICE))
    for url in (URL, f"{URL}?as=table"):
        page = client.get(url).content.decode()
        assert "市科技局" in page
        assert "召开转段会议" in page


@pytest.mark.parametrize("role", [Role.MEMBER, Role.OBSERVER, Role.LIAISON])
def test_who_receives_no_reports_is_refused(client, committee, role):
    client.force_login(timeline.part(committee, role))
    assert client.get(URL).status_code == 403


def test_unit_below_does_not_see_the_map_of_its_committee(client, committee):
    below = gates.place(parent=committee)
    client.force_login(below.office)
    assert client.get(URL).status_code == 404


def test_units_of_another_committee_are_not_on_the_map(client, committee):
    gates.place(unit=organisation.unit("外市科技局"), parent=timeline.campaign())
    client.force_login(timeline.part(committee, Role.HEAD))
    assert "外市科技局" not in client.get(URL).content.decode()


def test_page_holds_a_bounded_number_of_units(client, committee, monkeypatch):
    monkeypatch.setattr(units, "ROWS", 2)
    for _ in range(3):
        gates.place(parent=committee)
    client.force_login(timeline.part(committee, Role.OFFICE))
    assert len(client.get(URL).context["places"]) == 2
    assert len(client.get(f"{URL}?page=2").context["places"]) == 1


def test_map_is_exported_in_the_official_order(client, committee):
    for name, order in (("市水利局", 2), ("市公安局", 1)):
        gates.place(unit=organisation.unit(name, order=order), parent=committee)
    client.force_login(timeline.part(committee, Role.OFFICE))
    answer = client.get(reverse("exports:download", args=["committee", "units", "csv"]))
    rows = b"".join(answer.streaming_content).decode().splitlines()
    assert [row.split(",")[0] for row in rows[1:]] == ["市公安局", "市水利局"]
