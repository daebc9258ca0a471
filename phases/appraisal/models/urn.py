"""The sealed urn: one row for all ballots of an appraisal. There is no table of ballots and none of codes.

Its bytes are kept sorted, so neither a row's place nor its key nor a clock tells who came when; what a box holds only
the paper keys can tell. A test names the columns that there may be (tests/attack/test_teeth.py).
"""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Length
from django.db.models.lookups import Exact, LessThanOrEqual
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phases.appraisal.models.appraisals import Appraisal
from phases.appraisal.urn_states import UrnState

CONTENT = 2048  # bytes in a box, whatever was voted: at most 600 Chinese characters of remarks
SEALED = CONTENT + 48
TAG, MARK = 16, 5
ENTRY = TAG + MARK
DIGEST = 32


def _whole(name: str, size: int) -> Exact:
    """The column holds a whole number of pieces of that size."""
    return Exact(Length(name) / Value(size) * Value(size), Length(name))


class SecretUrn(models.Model):
    """`issued`: a tag of each slip's code and its mark; `spent`: the marks that were used; `sealed`: the boxes.

    `key_check` is a digest of the secret key, `form` one of the questions as they stood when the first slip was used.
    """

    TRAIL_LABELS: ClassVar[dict[str, Promise]] = {
        "state": _("state"),
        "slips": _("slips printed"),
        "holders": _("who holds the key sheets"),
        "ballots": _("ballots in the urn"),
        "unreadable": _("ballots that could not be read"),
        "boxes": _("digest of the boxes"),
        "marks": _("digest of the marks"),
        "result": _("digest of the result"),
        "scrutineers": _("who opened it"),
        "withheld": _("sealed remarks not written down: fewer than five"),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    appraisal = models.OneToOneField(Appraisal, on_delete=models.CASCADE, related_name="urn")
    state = models.CharField(_("state"), max_length=10, choices=UrnState.choices, default=UrnState.PREPARED)
    holders = models.JSONField(_("who holds the key sheets"), default=list, blank=True)
    public_key = models.BinaryField(default=b"")
    key_check = models.BinaryField(default=b"")
    form = models.BinaryField(default=b"")
    issued = models.BinaryField(default=b"")
    spent = models.BinaryField(default=b"")
    sealed = models.BinaryField(default=b"")
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    opened_on = models.DateField(_("opened on"), null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(state__in=UrnState.values), name="urn_has_a_state"),
            models.CheckConstraint(
                condition=Q(state="prepared") | Q(Exact(Length("public_key"), Value(32))), name="urn_key_has_32_bytes"
            ),
            models.CheckConstraint(condition=_whole("issued", ENTRY), name="urn_issued_in_whole_entries"),
            models.CheckConstraint(condition=_whole("spent", MARK), name="urn_spent_in_whole_marks"),
            models.CheckConstraint(condition=_whole("sealed", SEALED), name="urn_sealed_in_whole_boxes"),
            models.CheckConstraint(
                condition=Q(state="destroyed")
                | Q(Exact(Length("sealed") / Value(SEALED), Length("spent") / Value(MARK))),
                name="urn_one_box_for_each_mark",
            ),
            models.CheckConstraint(
                condition=Q(state="destroyed")
                | Q(LessThanOrEqual(Length("spent") / Value(MARK), Length("issued") / Value(ENTRY))),
                name="urn_no_more_ballots_than_slips",
            ),
            models.CheckConstraint(
                condition=~Q(state="destroyed")
                | Q(Exact(Length("sealed"), Value(0)), Exact(Length("issued"), Value(0))),
                name="urn_destroyed_is_empty",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["prepared", "keyed", "tried", "slips", "open", "destroyed"])
                | Q(closed_on__isnull=False),
                name="urn_closed_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(opened_on=None) | Q(closed_on=None) | Q(opened_on__gte=F("closed_on")),
                name="urn_opened_after_closing",
            ),
        ]

    def __str__(self) -> str:
        return str(self.appraisal)

    @property
    def slips(self) -> int:
        return len(self.issued) // ENTRY

    @property
    def ballots(self) -> int:
        return len(self.spent) // MARK
