import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from phases.organisation.models import User
from tests.factories import organisation

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def administrator(client: Client) -> User:
    user = organisation.administrator("admin")
    client.force_login(user, backend=BACKEND)
    return user


def test_accounts_are_for_administrators(client: Client) -> None:
    client.force_login(organisation.user(), backend=BACKEND)
    assert client.get("/accounts/").status_code == 403


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_account_list_asks_the_same_number_of_queries(
    client: Client, administrator: User, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(rows):
        organisation.user(person=organisation.person(organisation.unit()))
    with django_assert_num_queries(4):
        assert client.get("/accounts/").status_code == 200


def test_account_list_finds_by_name_and_state(client: Client, administrator: User) -> None:
    organisation.user("he", name="何雨桐")
    organisation.user("tang", name="唐珺", is_active=False)
    assert [a.username for a in client.get("/accounts/?q=何").context["page"]] == ["he"]
    assert [a.username for a in client.get("/accounts/?state=closed").context["page"]] == ["tang"]
    assert list(client.get("/accounts/?q=nobody").context["page"]) == []


def test_account_add_shows_the_password_once(client: Client, administrator: User) -> None:
    page = client.post("/accounts/add/", {"name": "何雨桐", "username": "he"})
    password = page.context["password"]
    assert password in page.content.decode()
    assert User.objects.get(username="he").check_password(password)


def test_account_add_keeps_what_was_typed_when_the_name_is_taken(client: Client, administrator: User) -> None:
    organisation.user("he")
    page = client.post("/accounts/add/", {"name": "另一个何", "username": "he"})
    assert "另一个何" in page.content.decode()
    assert "username" in page.context["form"].errors


def test_account_is_changed_closed_opened_and_given_a_password(client: Client, administrator: User) -> None:
    account = organisation.user("he")
    client.post(f"/accounts/{account.pk}/", {"name": "何雨桐", "username": "he", "email": "he@example.org"})
    account.refresh_from_db()
    assert (account.name, account.email) == ("何雨桐", "he@example.org")
    client.post(f"/accounts/{account.pk}/close/")
    account.refresh_from_db()
    assert not account.is_active
    client.post(f"/accounts/{account.pk}/open/")
    password = client.post(f"/accounts/{account.pk}/password/").context["password"]
    account.refresh_from_db()
    assert account.is_active
    assert account.check_password(password)


def test_own_account_cannot_be_closed(client: Client, administrator: User) -> None:
    client.post(f"/accounts/{administrator.pk}/close/")
    administrator.refresh_from_db()
    assert administrator.is_active


def test_last_administrator_form_says_why_not(client: Client, administrator: User) -> None:
    page = client.post(f"/accounts/{administrator.pk}/", {"name": "A", "username": "admin"})
    assert page.context["form"].non_field_errors()


def test_account_shows_who_changed_it_and_how(client: Client, administrator: User) -> None:
    account = organisation.user("he", name="何")
    client.post(f"/accounts/{account.pk}/", {"name": "何雨桐", "username": "he"})
    line = client.get(f"/accounts/{account.pk}/").context["history"][0]
    assert line.who
    assert line.who.name == administrator.name
    assert [(change.old, change.new) for change in line.changes if change.new == "何雨桐"] == [("何", "何雨桐")]
