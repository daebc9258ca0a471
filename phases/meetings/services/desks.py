"""What happens at a sign-in desk. A phone only claims a name; a presence comes from the host alone."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phases.core import audit
from phases.core.verdict import RefusedError, Verdict
from phases.meetings import rules, selectors
from phases.meetings.models import Meeting, SignInClaim, SignInDesk
from phases.organisation.models import Person, User
from phases.timeline import selectors as timeline

State = SignInClaim.State
# More phones than these under one name say nothing new to the host; what comes after is heard and not written.
PHONES_OF_A_NAME = 5
NAMES_OF_A_PHONE = 3


@transaction.atomic
def open_desk(*, meeting: Meeting, by: User) -> SignInDesk:
    """The desk of the meeting; the one that stands when it is open already, in another window perhaps."""
    people = selectors.expected_of(meeting)
    _may_host(meeting, people, by)
    rules.may_sign_in(meeting, timezone.localtime().time()).enforce()
    if not people:
        Verdict.no(_("Nobody is expected at this meeting. Put people on its list first.")).enforce()
    # Two windows that open it at once must find one desk: the meeting's row is held meanwhile.
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    if standing := selectors.open_desk_of(meeting):
        return standing
    desk = SignInDesk.objects.create(meeting=meeting, opened_by=by)
    _append(desk, "desk.opened", by, [])
    return desk


@transaction.atomic
def close_desk(*, desk: SignInDesk, by: User, recorded: bool = False) -> SignInDesk:
    """No code of it works any more, and what told its phones apart is wiped."""
    _may_host(desk.meeting, selectors.expected_of(desk.meeting), by)
    desk = _locked(desk)
    if recorded and not selectors.confirmed_at(desk):
        Verdict.no(
            _("Nobody was confirmed yet, so everybody would stand as absent. Confirm who is here, or close without.")
        ).enforce()
    _close(desk, recorded=recorded)
    _append(desk, "desk.closed", by, [])
    return desk


@transaction.atomic
def claim(*, desk: SignInDesk, person: Person, mark: str) -> None:
    """Somebody in the room names themselves, without an account; the host will look up."""
    desk = _locked(desk)
    rules.may_sign_in(desk.meeting, timezone.localtime().time()).enforce()
    if person.pk not in {one.pk for one in selectors.expected_of(desk.meeting)}:
        raise RefusedError(_("This name is not on the list of this meeting. Tell the host, who can add you."))
    of_name = SignInClaim.objects.filter(desk=desk, person=person)
    if standing := of_name.filter(mark=mark).first():
        if standing.state == State.REFUSED:
            standing.state = State.WAITING
            standing.save(update_fields=["state"])
        return
    if SignInClaim.objects.filter(desk=desk, mark=mark).count() >= NAMES_OF_A_PHONE:
        raise RefusedError(_("This phone has named several people already. Tell the host, who can tick the others."))
    if of_name.count() < PHONES_OF_A_NAME:
        SignInClaim.objects.create(desk=desk, person=person, mark=mark)


@transaction.atomic
def confirm(*, desk: SignInDesk, people: Sequence[Person], by: User) -> SignInDesk:
    """The host sees them in the room, with a phone or without one."""
    expected = selectors.expected_of(desk.meeting)
    _may_host(desk.meeting, expected, by)
    desk = _locked(desk)
    if strangers := [person.name for person in people if person not in expected]:
        Verdict.no(_("Not on the list of this meeting: %(names)s.") % {"names": "、".join(strangers)}).enforce()
    already = selectors.confirmed_at(desk)
    claims = SignInClaim.objects.filter(desk=desk, person__in=people)
    with_phone = set(claims.values_list("person", flat=True))
    claims.update(state=State.CONFIRMED)
    without = [person for person in people if person.pk not in with_phone]
    SignInClaim.objects.bulk_create(SignInClaim(desk=desk, person=one, state=State.CONFIRMED) for one in without)
    if seen := [person for person in people if person.pk not in already]:
        _append(desk, "arrival.confirmed", by, seen)
    return desk


@transaction.atomic
def refuse(*, desk: SignInDesk, person: Person, by: User) -> SignInDesk:
    """Not in the room after all; also takes a confirmation back."""
    _may_host(desk.meeting, selectors.expected_of(desk.meeting), by)
    desk = _locked(desk)
    if SignInClaim.objects.filter(desk=desk, person=person).exclude(state=State.REFUSED).update(state=State.REFUSED):
        _append(desk, "arrival.refused", by, [person])
    return desk


@transaction.atomic
def close_overdue() -> int:
    """Desks that somebody forgot to close on their day: their marks do not outlive it."""
    forgotten = [
        desk
        for desk in SignInDesk.objects.filter(closed_at=None).select_related("meeting__campaign")
        if desk.meeting.held_on != desk.meeting.campaign.today
    ]
    for desk in forgotten:
        _close(desk)
    return len(forgotten)


def _close(desk: SignInDesk, *, recorded: bool = False) -> None:
    desk.closed_at = timezone.now()
    desk.recorded_at = desk.closed_at if recorded else None
    desk.save(update_fields=["closed_at", "recorded_at"])
    SignInClaim.objects.filter(desk=desk).update(mark="")


def _locked(desk: SignInDesk) -> SignInDesk:
    """The desk as it stands now, open, held until the transaction ends."""
    found = SignInDesk.objects.select_for_update(of=("self",)).select_related("meeting__campaign__unit")
    desk = found.get(pk=desk.pk)
    if desk.closed_at is not None:
        raise RefusedError(_("This desk is closed. Nothing was changed; open a new one if people still arrive."))
    return desk


def _may_host(meeting: Meeting, people: Sequence[Person], by: User) -> None:
    rules.may_host(timeline.part_of(by, meeting.campaign), meeting, people).enforce()


def _append(desk: SignInDesk, act: str, by: User, people: Sequence[Person]) -> None:
    campaign = desk.meeting.campaign
    named = {"people": "、".join(person.name for person in people)} if people else {}
    audit.append(chain=campaign.audit_chain, act=act, by=by, on=desk.meeting, after=named)
