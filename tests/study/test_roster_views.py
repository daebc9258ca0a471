"""Keeping the roster from the campaign's pages."""

import pytest
from django.urls import reverse

from phases.organisation.models import Person
from phases.organisation.roles import Role
from tests.factories import meetings, organisation, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def _office(campaign, client):
    client.force_login(meetings.appointed(campaign))


def address(name, campaign, *args):
    return reverse(f"study:person-{name}", args=[campaign.slug, *args])


PASTED = "姓名\t处室\t职务\t人员类别\n周明远\t局领导\t局长\t\n韩志刚\t办公室\t主任\tserving_member\n"


@pytest.mark.usefixtures("_office")
def test_pasted_lines_are_shown_before_anything_is_written(client, campaign):
    page = client.post(address("paste", campaign), {"text": PASTED})
    assert [line.fate for line in page.context["read"]] == ["add", "add"]
    assert not Person.objects.exists()
    client.post(address("paste", campaign), {"text": PASTED, "write": "1"})
    assert list(Person.objects.values_list("name", "unit__name")) == [("周明远", "局领导"), ("韩志刚", "办公室")]


@pytest.mark.usefixtures("_office")
def test_pasting_again_changes_nothing(client, campaign):
    client.post(address("paste", campaign), {"text": PASTED, "write": "1"})
    page = client.post(address("paste", campaign), {"text": PASTED})
    assert [line.fate for line in page.context["read"]] == ["same", "same"]


@pytest.mark.usefixtures("_office")
def test_lines_that_cannot_be_read_name_their_fault_and_write_nothing(client, campaign):
    text = "周明远\t局领导\t局长\t外星人\n\t办公室\n韩志刚\n"
    page = client.post(address("paste", campaign), {"text": text, "write": "1"})
    assert [bool(line.error) for line in page.context["read"]] == [True, True, True]
    assert page.context["form"]["text"].value() == text
    assert not Person.objects.exists()


@pytest.mark.trace("S-49", "T-10")
@pytest.mark.usefixtures("_office")
def test_person_is_added_with_category_and_groups(client, campaign):
    group = organisation.group(campaign.unit)
    data = {"name": "王群众", "unit": campaign.unit.pk, "category": "mass_representative", "groups": [group.pk]}
    client.post(address("add", campaign), data)
    person = Person.objects.get()
    assert (person.category, list(person.groups.all())) == ("mass_representative", [group])


@pytest.mark.usefixtures("_office")
def test_changes_are_written_with_what_stood_before(client, campaign):
    person = organisation.person(campaign.unit, "周明远", post="科员")
    data = {"name": "周明远", "unit": campaign.unit.pk, "category": "serving_member", "post": "处长"}
    client.post(address("edit", campaign, person.pk), data)
    person.refresh_from_db()
    assert person.post == "处长"


@pytest.mark.usefixtures("_office")
def test_who_leaves_is_off_the_roster_and_can_come_back(client, campaign):
    person = organisation.person(campaign.unit)
    client.post(address("leave", campaign, person.pk), {"on": "2009-04-01"})
    assert not Person.objects.on_roster(campaign.unit).exists()
    client.post(address("return", campaign, person.pk))
    assert Person.objects.on_roster(campaign.unit).get() == person


@pytest.mark.usefixtures("_office")
def test_leaving_without_a_day_is_refused(client, campaign):
    person = organisation.person(campaign.unit)
    page = client.post(address("leave", campaign, person.pk), {"on": "下周"})
    assert page.context["leave"].errors
    assert Person.objects.on_roster(campaign.unit).exists()


@pytest.mark.usefixtures("_office")
def test_people_of_another_unit_do_not_exist(client, campaign):
    stranger = organisation.person(organisation.unit())
    assert client.get(address("edit", campaign, stranger.pk)).status_code == 404


def test_leader_reads_the_roster_and_does_not_change_it(client, campaign):
    client.force_login(meetings.appointed(campaign, Role.LEADER))
    assert client.get(address("paste", campaign)).status_code == 403


@pytest.mark.usefixtures("_office")
def test_category_is_read_in_every_script_whatever_the_reader_has_chosen(client, campaign, settings):
    settings.LOCALE_PATHS = [settings.BASE_DIR / "locale"]
    text = "周明远\t局领导\t局长\t在职党员\n許懷遠\t館領導\t館長\t離退休黨員\n"
    read = client.post(address("paste", campaign), {"text": text}).context["read"]
    assert [line.line.category for line in read] == ["serving_member", "retired"]
