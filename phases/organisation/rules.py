"""Pure questions about accounts and units; each answers with a reason."""

from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from phases.core.verdict import Verdict
from phases.organisation.models import Unit, User


def may_administer(by: User) -> Verdict:
    if by.is_administrator and by.is_active:
        return Verdict.yes()
    return Verdict.no(_("Only an administrator keeps accounts and units. Nothing was changed."))


def may_deactivate(account: User, by: User) -> Verdict:
    """Nobody closes the door behind the last administrator, nor their own account by mistake."""
    if not (verdict := may_administer(by)):
        return verdict
    if account.pk == by.pk:
        return Verdict.no(_("You cannot close your own account. Ask another administrator to do it."))
    return Verdict.yes()


def may_remove_administrator(account: User, by: User) -> Verdict:
    if not (verdict := may_administer(by)):
        return verdict
    others = User.objects.filter(is_administrator=True, is_active=True).exclude(pk=account.pk)
    if others.exists():
        return Verdict.yes()
    return Verdict.no(_("This is the last administrator. Make somebody else administrator first."))


def may_begin(code: str) -> Verdict:
    """The first administrator is made once, by whoever reads the code that the start printed."""
    if User.objects.exists():
        return Verdict.no(_("This installation already has accounts. Log in instead."))
    if not constant_time_compare(code.strip().upper(), setup_code()):
        return Verdict.no(_("This is not the code that the start printed. Look at the window in which it runs."))
    return Verdict.yes()


def setup_code() -> str:
    """Eight signs that only the machine's own operator can read."""
    return salted_hmac("phases.organisation.first", "setup").hexdigest()[:8].upper()


def may_place_under(unit: Unit, parent: Unit | None) -> Verdict:
    if parent is not None and unit.path and parent.path.startswith(unit.path):
        return Verdict.no(_("A unit cannot stand below itself. Choose another superior unit."))
    return Verdict.yes()
