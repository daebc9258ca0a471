"""The codes that a sign-in desk shows and the tickets that it hands to phones: signed, short-lived, of one desk.

A code stands in the picture on the wall for half a minute and is read for a little longer, so that whoever lifted the
phone at the last moment comes in. It opens the list of names once; the ticket that the list carries lives as long as
somebody may need to find their name. Both are signed with the desk's own nonce: none opens another desk.
"""

from datetime import timedelta

from django.core import signing

from phases.meetings.models import SignInDesk

CODE_LIVES = timedelta(seconds=90)
TICKET_LIVES = timedelta(minutes=10)
LONGEST_NUMBER = 12


def code_of(desk: SignInDesk) -> str:
    return _signer(desk, "code").sign(str(desk.pk))


def desk_of(code: str, *, lives: timedelta = CODE_LIVES) -> SignInDesk | None:
    """The desk, when it is open and the code is its own and not too old."""
    number = code.partition(":")[0]
    if not number.isdecimal() or len(number) > LONGEST_NUMBER:
        return None
    open_desks = SignInDesk.objects.filter(closed_at=None).select_related("meeting__campaign__unit")
    desk = open_desks.filter(pk=int(number)).first()
    return desk if desk and _read(desk, "code", code, lives) else None


def ticket_of(desk: SignInDesk, mark: str) -> str:
    return _signer(desk, "ticket").sign(mark)


def mark_in(desk: SignInDesk, ticket: str) -> str:
    """The phone's mark, when the desk itself handed out the ticket lately; else nothing."""
    return _read(desk, "ticket", ticket, TICKET_LIVES)


def _signer(desk: SignInDesk, purpose: str) -> signing.TimestampSigner:
    return signing.TimestampSigner(salt=f"phases.meetings.{purpose}.{desk.nonce}")


def _read(desk: SignInDesk, purpose: str, signed: str, lives: timedelta) -> str:
    try:
        return _signer(desk, purpose).unsign(signed, max_age=lives)
    except signing.BadSignature:
        return ""
