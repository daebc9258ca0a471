"""The form: questions, each with words of its own, and the groups that make a headline (domain.md T-47, T-49)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phases.appraisal.models.appraisals import Appraisal

FEWEST, MOST = 2, 6
BLANK_PLACE = MOST + 1


class OptionGroup(models.Model):
    """The first so many ranks taken together: top two, top three. One of them may be the headline."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.CASCADE, related_name="groups")
    name = models.CharField(_("name"), max_length=60)
    top = models.PositiveSmallIntegerField(_("first so many ranks"))
    headline = models.BooleanField(_("the headline"), default=False)

    class Meta:
        ordering = ("-headline", "top", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["appraisal", "name"], name="option_group_once_in_an_appraisal"),
            models.UniqueConstraint(fields=["appraisal"], condition=Q(headline=True), name="option_group_one_headline"),
            models.CheckConstraint(condition=Q(top__gte=1, top__lt=MOST), name="option_group_of_some_ranks"),
        ]

    def __str__(self) -> str:
        return self.name


class Question(models.Model):
    """One line of the form. `about` names a rectification item by its words; the link to it stands above.

    `quoted` is a headline rate that somebody else printed: it is shown beside the computed one, never instead of it.
    """

    appraisal = models.ForeignKey(Appraisal, on_delete=models.CASCADE, related_name="questions")
    order = models.PositiveSmallIntegerField(_("order"))
    text = models.CharField(_("question"), max_length=200)
    about = models.CharField(_("about the item"), max_length=300, blank=True)
    about_number = models.PositiveIntegerField(_("number of the item"), null=True, blank=True)
    quoted = models.DecimalField(_("quoted rate"), max_digits=6, decimal_places=3, null=True, blank=True)

    class Meta:
        ordering = ("order", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["appraisal", "order"], name="question_order_once_in_an_appraisal"),
            models.CheckConstraint(condition=~Q(text=""), name="question_asks_something"),
            models.CheckConstraint(
                condition=Q(quoted=None) | Q(quoted__gte=0, quoted__lte=100), name="question_quotes_a_percentage"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Option(models.Model):
    """One word of a question's scale, best first. "Don't know" is not counted; a blank has a place of its own."""

    class Kind(models.TextChoices):
        RANK = "rank", _("a rank")
        UNKNOWN = "unknown", _("don't know, not counted")
        BLANK = "blank", _("left blank")

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="options")
    order = models.PositiveSmallIntegerField(_("order"))
    word = models.CharField(_("word"), max_length=30)
    kind = models.CharField(_("kind of option"), max_length=10, choices=Kind.choices, default=Kind.RANK)
    weight = models.PositiveSmallIntegerField(_("weight"), null=True, blank=True)

    class Meta:
        ordering = ("order", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["question", "order"], name="option_order_once_in_a_question"),
            models.UniqueConstraint(fields=["question", "word"], name="option_word_once_in_a_question"),
            models.CheckConstraint(condition=~Q(word=""), name="option_has_a_word"),
            models.CheckConstraint(
                condition=Q(kind="blank", order=BLANK_PLACE) | ~Q(kind="blank") & Q(order__gte=1, order__lte=MOST),
                name="option_has_a_place",
            ),
            models.CheckConstraint(condition=Q(weight=None) | Q(weight__lte=100), name="option_weighs_at_most_100"),
        ]

    def __str__(self) -> str:
        return self.word
