"""Requirements added, changed and removed by the office; the trail keeps what was and why."""

import pytest
from django.urls import reverse

from phases.core.audit.models import AuditEntry
from phases.gates import services
from phases.timeline.models import Requirement
from tests.factories import gates, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return gates.place()


@pytest.fixture
def office(place, client):
    client.force_login(place.office)
    return client


def add_url(place):
    return reverse("gates:requirement-add", args=[place.campaign.slug, 1])


def url(name, place, requirement):
    return reverse(f"gates:requirement-{name}", args=[place.campaign.slug, requirement.pk])


def typed(**fields):
    return {
        "text": "召开专题座谈会",
        "source": "方案二（3）",
        "criterion": "meeting_held/seminar",
        "value": "1",
        "unit": "场",
        "severity": "gate",
        "why": "市委补充要求",
    } | fields


def test_an_own_requirement_is_counted_at_the_gate(office, place):
    assert office.post(add_url(place), typed()).status_code == 302
    made = Requirement.objects.get(text="召开专题座谈会")
    assert (made.criterion, made.where, made.unit) == ("meeting_held", {"kind": "seminar"}, "场")
    page = office.get(reverse("gates:gate", args=[place.campaign.slug, 1])).content.decode()
    assert "召开专题座谈会" in page


def test_own_requirements_get_keys_of_their_own_after_one_was_removed(office, place):
    for number in range(3):
        office.post(add_url(place), typed(text=f"要求{number}"))
    office.post(url("remove", place, Requirement.objects.get(text="要求1")), {"reason": "重复"})
    assert office.post(add_url(place), typed(text="要求3")).status_code == 302
    assert set(Requirement.objects.filter(text__startswith="要求").values_list("text", flat=True)) == {
        "要求0", "要求2", "要求3",
    }  # fmt: skip


@pytest.mark.trace("S-16")
def test_a_number_changes_once_the_phase_has_begun_only_with_a_reason(office, place):
    answer = office.post(url("edit", place, place.demand), typed(value="3", why=""))
    assert answer.context["form"].errors["why"]
    assert "召开专题座谈会" in answer.content.decode()
    place.demand.refresh_from_db()
    assert place.demand.value == 1
    office.post(url("edit", place, place.demand), typed(value="3"))
    place.demand.refresh_from_db()
    assert place.demand.value == 3
    entry = AuditEntry.objects.filter(act="requirement.changed").get()
    assert entry is not None


def test_editing_the_words_keeps_what_is_counted(office, place):
    page = office.get(url("edit", place, place.demand)).content.decode()
    assert 'value="meeting_held/phase_transition" selected' in page
    office.post(url("edit", place, place.demand), typed(criterion="meeting_held/phase_transition"))
    place.demand.refresh_from_db()
    assert (place.demand.text, place.demand.where) == ("召开专题座谈会", {"kind": "phase_transition"})


def test_a_requirement_with_a_waiver_stays(office, place):
    services.ask_waiver(requirement=place.demand, reason="会期未定", by=place.office)
    answer = office.post(url("remove", place, place.demand), {"reason": "不再要求"})
    assert answer.url == url("edit", place, place.demand)
    assert Requirement.objects.filter(pk=place.demand.pk).exists()


def test_requirements_of_a_closed_phase_stand(office, place):
    gates.closed(place)
    answer = office.post(url("edit", place, place.demand), typed(value="0"))
    assert answer.context["form"].errors["why"]
    assert office.post(add_url(place), typed()).context["form"].errors["why"]
    office.post(url("remove", place, place.demand), {"reason": "不再要求"})
    place.demand.refresh_from_db()
    assert place.demand.value == 1


def test_requirements_are_the_offices_and_of_their_own_campaign(client, place):
    client.force_login(place.member)
    assert client.get(add_url(place)).status_code == 403
    assert client.post(url("remove", place, place.demand)).status_code == 403
    client.force_login(gates.place().office)
    assert client.get(url("edit", place, place.demand)).status_code == 404
    client.force_login(place.office)
    other = timeline.demand(gates.place().phase)
    assert client.get(url("edit", place, other)).status_code == 404


def test_what_was_typed_is_kept_when_something_is_missing(office, place):
    answer = office.post(add_url(place), typed(text="", source="方案九"))
    assert answer.context["form"].errors["text"]
    assert "方案九" in answer.content.decode()
