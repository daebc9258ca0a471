import pytest

from phases.organisation import rules
from tests.factories import organisation

pytestmark = pytest.mark.django_db


def test_may_administer_only_for_administrators() -> None:
    assert rules.may_administer(organisation.administrator())
    assert not rules.may_administer(organisation.user())


def test_may_deactivate_refuses_ones_own_account() -> None:
    administrator = organisation.administrator()
    verdict = rules.may_deactivate(administrator, administrator)
    assert not verdict
    assert "your own account" in str(verdict.reason)


def test_last_administrator_stays() -> None:
    first = organisation.administrator()
    assert not rules.may_remove_administrator(first, first)
    organisation.administrator()
    assert rules.may_remove_administrator(first, first)


def test_may_begin_only_once_and_with_the_code() -> None:
    assert not rules.may_begin("00000000")
    assert rules.may_begin(f" {rules.setup_code().lower()} ")
    organisation.user()
    assert not rules.may_begin(rules.setup_code())


def test_unit_may_not_stand_below_itself() -> None:
    top = organisation.unit()
    below = organisation.unit(parent=top)
    assert not rules.may_place_under(top, below)
    assert not rules.may_place_under(top, top)
    assert rules.may_place_under(below, top)


def test_whoever_is_no_administrator_closes_no_account() -> None:
    account, by = organisation.administrator(), organisation.user()
    for verdict in (rules.may_deactivate(account, by), rules.may_remove_administrator(account, by)):
        assert "Only an administrator" in str(verdict.reason)
    assert rules.may_deactivate(by, account)


def test_administrator_whose_account_is_closed_administers_nothing() -> None:
    assert not rules.may_administer(organisation.user(is_administrator=True, is_active=False))
