"""A desk at which people sign in with their own phone while the meeting is on; gone with it are the phones' marks.

No account, place, photograph or address of a network is asked for or kept. A phone picks a name; only the host, who
sees the room, makes a presence of it.
"""

import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phases.meetings.models.gatherings import Meeting
from phases.organisation.models import Person


def new_nonce() -> str:
    return secrets.token_hex(16)


class SignInDesk(models.Model):
    """Open for one meeting at a time. `nonce` goes into every code that it shows, so that none opens another desk."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="desks")
    nonce = models.CharField(max_length=32, unique=True, default=new_nonce, editable=False)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    recorded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-pk",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["meeting"], condition=Q(closed_at=None), name="desk_one_open_per_meeting"),
            models.CheckConstraint(
                condition=Q(recorded_at=None) | Q(closed_at__isnull=False), name="desk_recorded_once_closed"
            ),
        ]

    def __str__(self) -> str:
        return str(self.meeting)


class SignInClaim(models.Model):
    """Somebody says "I am here" under a name of the list; nothing counts before the host has seen them.

    `mark` tells the phones of one desk apart. It is drawn at random for this desk and wiped when the desk closes;
    empty also stands for a person whom the host ticked without a phone.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("to be seen")
        CONFIRMED = "confirmed", _("present")
        REFUSED = "refused", _("not in the room")

    desk = models.ForeignKey(SignInDesk, on_delete=models.CASCADE, related_name="claims")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    mark = models.CharField(max_length=32, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.WAITING)

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["desk", "person", "mark"], condition=~Q(mark=""), name="claim_once_per_name_and_phone"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.get_state_display()}"
