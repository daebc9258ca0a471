"""What was said, in the giver's words. The words are never changed; a database trigger refuses it."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from phases.opinions.models.channels import Category, Channel, SourceGroup, SurveyForm
from phases.organisation.models import Person
from phases.timeline.models import Campaign, Phase


class OpinionQuerySet(models.QuerySet["Opinion"]):
    def standing(self) -> Self:
        """What counts: everything but what was struck as a mistake in typing."""
        return self.exclude(fate=Opinion.Fate.STRUCK)


class Opinion(models.Model):
    """One raw opinion. Each ends somewhere: gathered into a consolidated one, answered, declined or out of scope.

    A mistake in typing is struck, not rewritten: the struck row stays with its words and its reason and counts
    nowhere; the row that `corrects` it stands in its place. `fate` is "gathered" exactly while a consolidated opinion
    holds the row: database triggers keep the two together.

    `from_box` marks what came sealed through the online box: nothing of such a row may say who gave it or when,
    only the day on which the whole batch was emptied. The flag and the words never change after insert. The key is
    random, so that it tells no order.
    """

    class Fate(models.TextChoices):
        WAITING = "waiting", _("waiting")
        GATHERED = "gathered", _("gathered")
        ANSWERED = "answered", _("answered")
        DECLINED = "declined", _("not adopted")
        OUT_OF_SCOPE = "out_of_scope", _("out of scope")
        STRUCK = "struck", _("entered by mistake")

    NEEDS_REASON = (Fate.DECLINED, Fate.OUT_OF_SCOPE, Fate.STRUCK)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    phase = models.ForeignKey(Phase, on_delete=models.PROTECT, related_name="+", verbose_name=_("phase"))
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="opinions", verbose_name=_("channel"))
    source = models.ForeignKey(
        SourceGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who says it")
    )
    form = models.ForeignKey(
        SurveyForm, on_delete=models.PROTECT, null=True, blank=True, related_name="opinions", verbose_name=_("form")
    )
    form_number = models.PositiveIntegerField(_("number of the form"), null=True, blank=True)
    categories = models.ManyToManyField(Category, related_name="+", blank=True, verbose_name=_("categories"))
    text = models.TextField(_("in the giver's words"))
    tag = models.CharField(_("mark"), max_length=20, blank=True)
    times = models.PositiveSmallIntegerField(_("said how many times"), default=1)
    giver = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("giver (roster)")
    )
    giver_name = models.CharField(_("giver"), max_length=100, blank=True)
    contact = models.CharField(_("how to reach the giver"), max_length=100, blank=True)
    received_on = models.DateField(_("received on"), null=True, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(null=True, blank=True)
    from_box = models.BooleanField(default=False, editable=False)
    emptied_on = models.DateField(null=True, blank=True, editable=False)
    receipt_tag = models.BinaryField(max_length=16, null=True, blank=True, unique=True)
    fate = models.CharField(_("outcome"), max_length=20, choices=Fate.choices, default=Fate.WAITING)
    fate_reason = models.CharField(_("why"), max_length=300, blank=True)
    reply = models.TextField(_("reply"), blank=True)
    replied_on = models.DateField(_("replied on"), null=True, blank=True)
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by", editable=False
    )

    objects = OpinionQuerySet.as_manager()

    class Meta:
        ordering = ("received_on", "emptied_on", "form_number", "id")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["campaign", "fate"])]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(text=""), name="opinion_says_something"),
            models.CheckConstraint(
                condition=Q(from_box=False, emptied_on=None, receipt_tag=None)
                | Q(
                    from_box=True,
                    giver=None,
                    giver_name="",
                    contact="",
                    entered_by=None,
                    entered_at=None,
                    received_on=None,
                    emptied_on__isnull=False,
                ),
                name="opinion_from_the_box_names_nobody",
            ),
            models.CheckConstraint(
                condition=~Q(fate__in=["declined", "out_of_scope", "struck"]) | ~Q(fate_reason=""),
                name="opinion_put_aside_with_a_reason",
            ),
            models.CheckConstraint(condition=~Q(fate="answered") | ~Q(reply=""), name="opinion_answered_with_a_reply"),
            models.CheckConstraint(condition=Q(times__gte=1), name="opinion_said_at_least_once"),
        ]

    def __str__(self) -> str:
        """Not the words: the trail names records, and those who read it are not all meant to read opinions."""
        return gettext("opinion %(code)s") % {"code": self.code}

    @property
    def code(self) -> str:
        """How people refer to it on paper and on the telephone."""
        return str(self.pk)[:8]

    @property
    def is_attributed(self) -> bool:
        return bool(self.giver_id or self.giver_name)


class OpinionMessage(models.Model):
    """What office and giver wrote to each other under one receipt. `position` orders within one thread only."""

    class Side(models.TextChoices):
        OFFICE = "office", _("office")
        GIVER = "giver", _("giver")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    opinion = models.ForeignKey(Opinion, on_delete=models.CASCADE, related_name="messages")
    side = models.CharField(max_length=10, choices=Side.choices)
    position = models.PositiveSmallIntegerField()
    day = models.DateField()
    text = models.TextField(_("answer"))

    class Meta:
        ordering = ("position",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["opinion", "position"], name="opinion_message_position_once"),
            models.CheckConstraint(condition=~Q(text=""), name="opinion_message_says_something"),
        ]

    def __str__(self) -> str:
        return self.text
