import pytest
from django.test import Client

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.organisation import rules, services
from phases.organisation.models import User
from tests.factories import organisation

pytestmark = pytest.mark.django_db


def test_installation_starts_with_the_code_and_leaves_a_trail() -> None:
    user = services.start_installation(
        code=rules.setup_code(), username="admin", name="管理员", password="a long enough one"
    )
    assert user.is_administrator
    assert [str(line.who.name) for line in audit.history_of(user)] == ["管理员"]
    with pytest.raises(RefusedError):
        services.start_installation(code=rules.setup_code(), username="b", name="乙", password="a long enough one")


def test_new_account_must_choose_its_own_password() -> None:
    account, password = services.create_account(by=organisation.administrator(), username="he", name="何雨桐")
    assert account.check_password(password)
    assert account.must_change_password


def test_account_is_opened_by_administrators_only() -> None:
    with pytest.raises(RefusedError):
        services.create_account(by=organisation.user(), username="he", name="何雨桐")
    assert not User.objects.filter(username="he").exists()


def test_closed_account_is_logged_out_and_cannot_come_back(client: Client) -> None:
    administrator, account = organisation.administrator(), organisation.user("tang")
    client.force_login(account)
    services.deactivate(account=account, by=administrator)
    assert client.get("/preferences/").status_code == 302
    assert client.post("/login/", {"username": "tang", "password": "right-password"}).status_code == 200
    assert client.get("/preferences/").status_code == 302
    services.reactivate(account=account, by=administrator)
    assert User.objects.get(pk=account.pk).is_active


def test_given_password_replaces_the_old_one() -> None:
    account = organisation.user()
    password = services.give_password(account=account, by=organisation.administrator())
    account.refresh_from_db()
    assert account.check_password(password)
    assert not account.check_password("right-password")


def test_given_passwords_differ_and_hold_no_look_alikes() -> None:
    made = {services.accounts.random_password() for _ in range(50)}
    assert len(made) == 50
    assert not set("".join(made)) & set("0O1lI")


def test_last_administrator_cannot_be_made_an_ordinary_account() -> None:
    administrator = organisation.administrator()
    with pytest.raises(RefusedError):
        services.change_account(account=administrator, by=administrator, is_administrator=False)
