"""Logins. Passwords given by an administrator are random and must be changed at the first use."""

import secrets
from typing import Any

from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from phases.core import audit
from phases.organisation import rules
from phases.organisation.models import User

# No signs that are read wrongly from paper: 0 O 1 l I.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


@transaction.atomic
def start_installation(*, code: str, username: str, name: str, password: str) -> User:
    """The first administrator; possible once, and only with the code that the start printed."""
    rules.may_begin(code).enforce()
    user = User.objects.create_user(username, password, name=name, is_administrator=True)
    audit.append(chain=audit.INSTALLATION, act="installation.started", by=user, on=user)
    return user


@transaction.atomic
def create_account(*, by: User, username: str, name: str, **fields: Any) -> tuple[User, str]:
    """A login and its one-time password, which is shown once and stored only as a hash."""
    rules.may_administer(by).enforce()
    password = random_password()
    user = User.objects.create_user(username, password, name=name, must_change_password=True, **fields)
    audit.append(chain=audit.INSTALLATION, act="user.created", by=by, on=user, after={"username": username})
    return user, password


@transaction.atomic
def change_account(*, account: User, by: User, **fields: Any) -> User:
    rules.may_administer(by).enforce()
    if account.is_administrator and fields.get("is_administrator") is False:
        rules.may_remove_administrator(account, by).enforce()
    before = {name: str(getattr(account, name)) for name in fields}
    for name, value in fields.items():
        setattr(account, name, value)
    account.save()
    after = {name: str(getattr(account, name)) for name in fields}
    audit.append(chain=audit.INSTALLATION, act="user.changed", by=by, on=account, before=before, after=after)
    return account


@transaction.atomic
def give_password(*, account: User, by: User) -> str:
    """A new one-time password; every session of the account ends."""
    rules.may_administer(by).enforce()
    password = random_password()
    account.set_password(password)
    account.must_change_password = True
    account.save(update_fields=["password", "must_change_password"])
    end_sessions(account)
    audit.append(chain=audit.INSTALLATION, act="password.reset", by=by, on=account)
    return password


@transaction.atomic
def change_own_password(*, by: User, password: str) -> User:
    by.set_password(password)
    by.must_change_password = False
    by.save(update_fields=["password", "must_change_password"])
    audit.append(chain=audit.INSTALLATION, act="password.changed", by=by, on=by)
    return by


@transaction.atomic
def deactivate(*, account: User, by: User) -> User:
    """Close an account: it can no longer log in, open sessions end, what it did keeps its name."""
    rules.may_deactivate(account, by).enforce()
    if account.is_administrator:
        rules.may_remove_administrator(account, by).enforce()
    account.is_active = False
    account.save(update_fields=["is_active"])
    end_sessions(account)
    audit.append(chain=audit.INSTALLATION, act="user.deactivated", by=by, on=account)
    return account


@transaction.atomic
def reactivate(*, account: User, by: User) -> User:
    """Undo of `deactivate`; the old password holds."""
    rules.may_administer(by).enforce()
    account.is_active = True
    account.save(update_fields=["is_active"])
    audit.append(chain=audit.INSTALLATION, act="user.reactivated", by=by, on=account)
    return account


def prefer(*, by: User, language: str, theme: str) -> User:
    """One's own language and colours: no act of office, so no trail."""
    by.language, by.theme = language, theme
    by.save(update_fields=["language", "theme"])
    return by


def end_sessions(account: User) -> None:
    """Sessions hold no column for their user, so the open ones are read; there are few."""
    for session in Session.objects.filter(expire_date__gte=timezone.now()).iterator():
        if session.get_decoded().get("_auth_user_id") == str(account.pk):
            session.delete()


def random_password() -> str:
    """Fourteen signs of a 31-letter alphabet: 69 bits, easy to read from a slip of paper."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(n)) for n in (5, 4, 5))
