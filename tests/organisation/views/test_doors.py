import pytest
from django.test import Client

from phases.organisation import rules, services
from phases.organisation.models import User
from tests.factories import organisation

pytestmark = pytest.mark.django_db


def test_login_of_an_empty_installation_leads_to_the_first_administrator(client: Client) -> None:
    assert client.get("/login/").headers["Location"] == "/first/"
    answer = client.post(
        "/first/",
        {
            "code": rules.setup_code(),
            "name": "管理员",
            "username": "admin",
            "new_password": "correct horse battery",
            "again": "correct horse battery",
        },
    )
    assert answer.headers["Location"] == "/"
    assert User.objects.get().is_administrator


def test_first_administrator_with_a_wrong_code_keeps_what_was_typed(client: Client) -> None:
    fields = {
        "name": "甲",
        "username": "admin",
        "new_password": "correct horse battery",
        "again": "correct horse battery",
    }
    page = client.post("/first/", {**fields, "code": "00000000"}).content.decode()
    assert 'value="admin"' in page
    assert not User.objects.exists()


def test_login_opens_the_door(client: Client) -> None:
    organisation.user("he")
    answer = client.post("/login/", {"username": "he", "password": "right-password"})
    assert answer.headers["Location"] == "/"


def test_guessing_is_stopped_after_eight_tries(client: Client) -> None:
    organisation.user("he")
    for _ in range(8):
        answer = client.post("/login/", {"username": "he", "password": "wrong"})
    assert answer.status_code == 429
    assert client.post("/login/", {"username": "he", "password": "right-password"}).status_code == 429
    # another address of the same account is not locked out by a stranger
    elsewhere = client.post("/login/", {"username": "he", "password": "right-password"}, REMOTE_ADDR="10.0.0.9")
    assert elsewhere.status_code == 302


def test_leaving_needs_a_post_and_clears_the_browser(client: Client) -> None:
    client.force_login(organisation.user(), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/logout/").status_code == 405
    assert client.post("/logout/").headers["Clear-Site-Data"] == '"cache", "storage"'
    assert client.get("/preferences/").status_code == 302


def test_one_time_password_is_changed_before_anything_else(client: Client) -> None:
    account, password = services.create_account(by=organisation.administrator(), username="he", name="何雨桐")
    client.post("/login/", {"username": "he", "password": password})
    assert client.get("/preferences/").status_code == 200
    assert client.get("/accounts/").headers["Location"] == "/password/"
    fields = {"old_password": password, "new_password": "correct horse battery", "again": "correct horse battery"}
    assert client.post("/password/", fields).headers["Location"] == "/"
    account.refresh_from_db()
    assert not account.must_change_password


def test_password_form_names_what_is_wrong(client: Client) -> None:
    client.force_login(organisation.user(), backend="django.contrib.auth.backends.ModelBackend")
    page = client.post("/password/", {"old_password": "nope", "new_password": "short", "again": "other"})
    assert set(page.context["form"].errors) == {"old_password", "again"}
    page = client.post("/password/", {"old_password": "right-password", "new_password": "short", "again": "short"})
    assert set(page.context["form"].errors) == {"new_password"}


def test_language_and_colours_are_kept(client: Client) -> None:
    user = organisation.user()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    client.post("/preferences/", {"language": "zh-hant", "theme": "dark"})
    answer = client.get("/preferences/")
    assert answer.headers["Content-Language"] == "zh-hant"
    assert 'data-bs-theme="dark"' in answer.content.decode()


def test_language_can_be_chosen_before_logging_in(client: Client) -> None:
    organisation.user()
    client.post("/language/", {"language": "en"})
    assert client.get("/login/").headers["Content-Language"] == "en"
    client.post("/language/", {"language": "klingon"})
    assert client.get("/login/").headers["Content-Language"] == "zh-hans"


@pytest.mark.parametrize("address", ["Infinity", "a b", "//evil.example", "https://evil.example/", "javascript:x"])
def test_way_back_that_is_no_page_of_ours_is_not_taken(client: Client, address: str) -> None:
    client.force_login(organisation.user(), backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post("/preferences/", {"language": "en", "theme": "", "next": address})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/preferences/")
