"""What was counted: votes for each option, the second count, what stood there before, remarks (domain.md T-48…T-67)."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phases.appraisal.models.appraisals import Appraisal, number
from phases.appraisal.models.forms import Option, Question


class Tally(models.Model):
    """Votes for one option, counted twice on paper and once from the urn. Unknown is None. No ballot stands anywhere.

    `quoted` is a percentage that somebody else printed (a result that came without votes).
    """

    option = models.OneToOneField(Option, on_delete=models.CASCADE, primary_key=True, related_name="tally")
    paper_entered = number(_("votes, first count"))
    paper_checked = number(_("votes, second count"))
    online = number(_("votes from the urn"))
    quoted = models.DecimalField(_("quoted percentage"), max_digits=6, decimal_places=3, null=True, blank=True)

    class Meta:
        ordering = ("option__question__order", "option__order")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(quoted=None) | Q(quoted__gte=0, quoted__lte=100), name="tally_quotes_a_percentage"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.option}: {self.paper_entered}"


class SecondCount(models.Model):
    """The forms as a second person counted them; the votes stand in `Tally.paper_checked`."""

    appraisal = models.OneToOneField(Appraisal, on_delete=models.CASCADE, primary_key=True, related_name="second_count")
    issued = number(_("forms issued"))
    returned = number(_("forms returned"))
    valid = number(_("valid ballots"))
    void = number(_("void ballots"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(returned=None) | Q(issued=None) | Q(returned__lte=F("issued")),
                name="second_count_returned_at_most_issued",
            ),
        ]

    def __str__(self) -> str:
        return str(self.appraisal)


class ResultCorrection(models.Model):
    """A locked result that was unlocked: why, by whom, and all that stood there. Never changed (domain.md T-67)."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.CASCADE, related_name="corrections")
    lock = models.PositiveSmallIntegerField()
    reason = models.CharField(_("reason"), max_length=300)
    before = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("lock",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["appraisal", "lock"], name="correction_once_for_a_lock"),
            models.CheckConstraint(condition=~Q(reason=""), name="correction_gives_a_reason"),
        ]

    def __str__(self) -> str:
        return self.reason


class BallotRemark(models.Model):
    """What somebody wrote or said: no author, no date, no order. The whole list is written anew, shuffled."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    appraisal = models.ForeignKey(Appraisal, on_delete=models.CASCADE, related_name="remarks")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    text = models.TextField(_("remark"))

    class Meta:
        ordering = ("id",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(text=""), name="ballot_remark_says_something"),
        ]

    def __str__(self) -> str:
        return self.text
