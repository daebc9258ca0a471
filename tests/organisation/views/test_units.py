import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from phases.organisation.models import Unit
from tests.factories import organisation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _administrator(client: Client) -> None:
    client.force_login(organisation.administrator(), backend="django.contrib.auth.backends.ModelBackend")


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_unit_list_asks_the_same_number_of_queries(
    client: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    top = organisation.unit()
    for _ in range(rows):
        organisation.person(organisation.unit(parent=top))
    with django_assert_num_queries(4):
        assert client.get("/units/").status_code == 200


@pytest.mark.trace("S-02")
def test_departments_and_centres_are_told_apart(client: Client) -> None:
    bureau = organisation.unit("市科技局")
    fields = {"short_name": "生产力中心", "kind": "centre", "parent": bureau.pk, "order": 2}
    client.post("/units/add/", {**fields, "name": "生产力促进中心"})
    centre = Unit.objects.get(name="生产力促进中心")
    assert (centre.kind, centre.parent) == (Unit.Kind.CENTRE, bureau)


def test_unit_below_itself_is_refused_with_the_reason(client: Client) -> None:
    top = organisation.unit("上级")
    below = organisation.unit("下级", parent=top)
    fields = {"name": "上级", "short_name": "上级", "kind": "unit", "parent": below.pk, "order": 0}
    page = client.post(f"/units/{top.pk}/", fields)
    assert page.context["form"].errors["parent"]


def test_unit_is_renamed_and_removed(client: Client) -> None:
    unit = organisation.unit("旧名")
    fields = {"name": "新名", "short_name": "新名", "kind": "unit", "order": 0}
    client.post(f"/units/{unit.pk}/", fields)
    unit.refresh_from_db()
    assert unit.name == "新名"
    client.post(f"/units/{unit.pk}/remove/")
    assert not Unit.objects.exists()


def test_unit_with_people_is_not_removed_and_says_why(client: Client) -> None:
    unit = organisation.unit("市科技局")
    organisation.person(unit)
    page = client.post(f"/units/{unit.pk}/remove/", follow=True)
    assert len(page.context["messages"]) == 1
    assert Unit.objects.get() == unit


def test_units_are_found_by_a_part_of_either_name(client: Client) -> None:
    bureau = organisation.unit("镇江市科学技术局", short_name="科技局")
    organisation.unit("镇江市水务局", short_name="水务局")
    for words in ("科学", "科技局"):
        assert list(client.get("/units/", {"q": words}).context["page"]) == [bureau]
    assert len(client.get("/units/", {"q": "没有"}).context["page"]) == 0
