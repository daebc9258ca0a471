"""The page of people with their hours: its views and filters."""

from collections.abc import Iterable, Sequence

from phases.core import keys
from phases.organisation.models import Unit
from phases.study.selectors.ledger import Account


def matching(accounts: Iterable[Account], filters: dict[str, str]) -> list[Account]:
    """The list page's fields: show (members, short, special, others), department and a name. Order is kept."""
    found = [account for account in accounts if _in_view(account, filters.get("show", ""))]
    if keys.is_key(department := filters.get("department", "")):
        found = [account for account in found if account.person.unit_id == int(department)]
    if name := filters.get("q", "").strip():
        found = [account for account in found if name in account.person.name]
    return found


def _in_view(account: Account, show: str) -> bool:
    if show == "short":
        return account.state == "short"
    if show == "special":
        return account.state == "special"
    if show == "members":
        return account.state in {"met", "short"}
    return True


def departments_of(accounts: Sequence[Account]) -> list[Unit]:
    """The departments that have people, in roster order."""
    return list({account.person.unit_id: account.person.unit for account in accounts}.values())
