"""The sealed opinion box (domain.md S-29). What waits in it is unreadable; nothing here knows who or when.

No column of `BoxKey` and `Envelope` may tell a time, an order, an address or a person: a test names the columns that
there may be (tests/attack/test_teeth.py).
"""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phases.opinions.models import Channel
from phases.timeline.models import Campaign

CONTENT = 8192  # bytes in an envelope, whatever was written: at most 2,500 Chinese characters and what goes with them
SEALED = CONTENT + 48
TAG = 16


class OpinionBox(models.Model):
    """A campaign's box on its public page; its channel says from when to when it takes opinions.

    `waits_at_most`: after so many working days it is opened even if fewer than three envelopes wait.
    `wrong_codes`: how many receipt codes that do not exist were tried on `wrong_codes_on`, in whole hundreds; of an
    hour with fewer nothing is kept.
    """

    TRAIL_LABELS: ClassVar[dict[str, Promise]] = {
        "name": _("name"),
        "opened_on": _("takes opinions from"),
        "closed_on": _("takes opinions until"),
        "opened": _("envelopes opened"),
        "unreadable": _("envelopes that could not be opened"),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.OneToOneField(Campaign, on_delete=models.CASCADE, related_name="+")
    channel = models.OneToOneField(Channel, on_delete=models.RESTRICT, related_name="+")
    invitation = models.CharField(_("what is asked"), max_length=300)
    waits_at_most = models.PositiveSmallIntegerField(_("opened after at most (working days)"), default=3)
    wrong_codes = models.PositiveIntegerField(default=0, editable=False)
    wrong_codes_on = models.DateField(null=True, editable=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(waits_at_most__gte=1, waits_at_most__lte=10), name="opinion_box_is_opened_in_time"
            ),
        ]

    def __str__(self) -> str:
        return str(self.channel)


class BoxKey(models.Model):
    """The key that closes the envelopes of one interval. The half that opens them is a file of the worker.

    The row goes when the box was opened: an envelope that came a moment too late finds no key, fails, and is sealed
    again for the next one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    box = models.OneToOneField(OpinionBox, on_delete=models.CASCADE, related_name="key")
    public_key = models.BinaryField(max_length=32)
    made_on = models.DateField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Exact(Length("public_key"), Value(32)), name="box_key_has_32_bytes"),
        ]

    def __str__(self) -> str:
        return str(self.made_on)


class Envelope(models.Model):
    """Something that waits to be read: an opinion or what its giver answers back; all look alike."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    box_key = models.ForeignKey(BoxKey, on_delete=models.CASCADE, related_name="envelopes")
    sealed = models.BinaryField(max_length=SEALED)
    waiting_tag = models.BinaryField(max_length=TAG, unique=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Exact(Length("sealed"), Value(SEALED)), name="envelopes_are_all_alike"),
            models.CheckConstraint(condition=Exact(Length("waiting_tag"), Value(TAG)), name="waiting_tag_has_16_bytes"),
        ]

    def __str__(self) -> str:
        return ""
