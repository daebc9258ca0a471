"""Who leads the campaign and how (domain.md S-42, S-45, T-06, T-07, T-09, T-10).

The leading group and its office, who answers for which department, what each leader does, who observes, what was found
on inspection.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phases.documents.models import Document
from phases.organisation.models import Person, Unit
from phases.timeline.models import Campaign


class LeadingGroup(models.Model):
    """The leading group of a campaign, founded by a document (domain.md T-06)."""

    campaign = models.OneToOneField(Campaign, on_delete=models.CASCADE, related_name="+", primary_key=True)
    name = models.CharField(_("name of the group"), max_length=200)
    founded_on = models.DateField(_("founded on"), null=True, blank=True)
    founded_by = models.ForeignKey(
        Document,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("founded by the document"),
    )
    office_place = models.CharField(_("where its office is"), max_length=100, blank=True)

    def __str__(self) -> str:
        return self.name


class GroupMember(models.Model):
    """Somebody's part in the leading group or in its office with its three functions (domain.md S-45)."""

    class Part(models.TextChoices):
        HEAD = "head", _("head of the group")
        DEPUTY = "deputy", _("deputy head")
        MEMBER = "member", _("member of the group")
        OFFICE_HEAD = "office_head", _("head of the office")
        OFFICE = "office", _("works in the office")

    # Official order, as such lists are read out.
    ORDER: ClassVar[dict[str, int]] = {part: place for place, part in enumerate(Part)}
    OFFICE_PARTS = (Part.OFFICE_HEAD, Part.OFFICE)

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person on the roster"),
    )
    name = models.CharField(_("or a name"), max_length=60, blank=True)
    part = models.CharField(_("part"), max_length=20, choices=Part.choices, default=Part.MEMBER)
    coordinates = models.BooleanField(_("coordination"), default=False)
    inspects = models.BooleanField(_("inspection"), default=False)
    publicises = models.BooleanField(_("publicity and research"), default=False)
    order = models.PositiveSmallIntegerField(default=0, editable=False)

    # Set by the ledger: the departments that the person guides, in one line.
    guided: str

    class Meta:
        ordering = ("order", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(person__isnull=False) | ~Q(name=""), name="group_member_is_somebody"),
        ]

    def __str__(self) -> str:
        return self.person.name if self.person else self.name


class Responsibility(models.Model):
    """A leader who takes part in and guides the campaign of a department (domain.md T-07)."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    leader = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("leader"))
    department = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("department"))

    class Meta:
        ordering = ("leader__order", "department__order", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["campaign", "leader", "department"], name="responsibility_once_per_leader_and_department"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.leader} – {self.department}"


class DutyList(models.Model):
    """The list of what every leader does, and when it was published (domain.md T-09)."""

    campaign = models.OneToOneField(Campaign, on_delete=models.CASCADE, related_name="+", primary_key=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    notice = models.CharField(_("where it was published"), max_length=200, blank=True)

    def __str__(self) -> str:
        return str(self.published_on or "")


class LeaderDuty(models.Model):
    """One item of the list for one leader; the words are copied, so that a later list changes no earlier one."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    leader = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("leader"))
    order = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(_("what is to be done"), max_length=200)
    done_on = models.DateField(_("done on"), null=True, blank=True)

    class Meta:
        ordering = ("leader__order", "order", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["campaign", "leader", "text"], name="duty_once_per_leader"),
        ]

    def __str__(self) -> str:
        return f"{self.leader}: {self.text}"


class Observer(models.Model):
    """Somebody chosen to take part from beginning to end, with the right to know and to suggest (domain.md T-10)."""

    class Kind(models.TextChoices):
        MASS = "mass_representative", _("representative of the masses")
        ACTIVIST = "activist", _("applicant for membership")

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("person on the roster")
    )
    kind = models.CharField(_("chosen as"), max_length=30, choices=Kind.choices)
    chosen_on = models.DateField(_("chosen on"))
    how = models.CharField(_("how"), max_length=200, blank=True)
    ended_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        ordering = ("kind", "person__order", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["campaign", "person"], name="observer_once_in_a_campaign"),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("chosen_on")), name="observer_ends_after_the_choice"
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)


class InspectionNote(models.Model):
    """What the office found when it looked at a department, and what is to follow (domain.md S-45)."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    department = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("department"))
    on = models.DateField(_("date"))
    inspector = models.CharField(_("inspected by"), max_length=100, blank=True)
    text = models.TextField(_("what was found"), max_length=2000)
    follow_up = models.CharField(_("what is to be mended"), max_length=300, blank=True)
    due_on = models.DateField(_("to be mended by"), null=True, blank=True)
    settled_on = models.DateField(_("mended on"), null=True, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-on", "-pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(text=""), name="inspection_note_says_something"),
            models.CheckConstraint(
                condition=Q(settled_on=None) | Q(settled_on__gte=F("on")), name="inspection_settled_after_it"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.department} {self.on}"
