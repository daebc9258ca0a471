"""The unit tree, its people and groups, and the logins."""

from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _


class UnitQuerySet(models.QuerySet["Unit"]):
    def below(self, unit: "Unit") -> Self:
        """The unit itself and everything under it, in official order."""
        return self.filter(path__startswith=unit.path)

    def bodies_under(self, unit: "Unit") -> Self:
        """Units and bodies of their own that stand under this one, with their rosters and campaigns."""
        return self.below(unit).filter(kind__in=(Unit.Kind.UNIT, Unit.Kind.COMMITTEE)).exclude(pk=unit.pk)


class Unit(models.Model):
    """A body, a unit or a department of one (domain.md S-02). `path` is the materialised way from the root."""

    class Kind(models.TextChoices):
        COMMITTEE = "committee", _("superior body")
        UNIT = "unit", _("unit")
        DEPARTMENT = "department", _("department")
        CENTRE = "centre", _("centre")
        BRANCH = "branch", _("party branch")

    name = models.CharField(_("full name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.UNIT)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("belongs to")
    )
    path = models.CharField(max_length=500, unique=True, editable=False)
    order = models.PositiveIntegerField(_("official order"), default=0)

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering = ("order", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["parent", "name"], name="unit_name_once_below_a_parent"),
        ]

    def __str__(self) -> str:
        return self.short_name


class PersonQuerySet(models.QuerySet["Person"]):
    def on_roster(self, unit: Unit) -> Self:
        """Everybody of the unit and its departments who has not left, in roster order; not of the units below it."""
        elsewhere = Unit.objects.bodies_under(unit).annotate(
            theirs=ExpressionWrapper(OuterRef("unit__path"), output_field=models.CharField())
        )
        own = self.filter(unit__path__startswith=unit.path, left_on=None)
        return own.exclude(Exists(elsewhere.filter(theirs__startswith=F("path")))).select_related("unit")

    def party_members(self) -> Self:
        """Serving and retired members; activists, mass representatives and non-members are not."""
        return self.filter(category__in=Person.PARTY_CATEGORIES)


class Person(models.Model):
    """Somebody on a unit's roster; most never log in (domain.md S-49, T-02, T-10)."""

    class Category(models.TextChoices):
        SERVING = "serving_member", _("serving member")
        PROBATIONARY = "probationary", _("probationary member")
        RETIRED = "retired", _("retired member")
        ACTIVIST = "activist", _("applicant for membership")
        MASS = "mass_representative", _("representative of the masses")
        CADRE = "cadre", _("cadre outside the party")
        STAFF = "staff", _("staff")

    class Arrangement(models.TextChoices):
        NONE = "", _("none")
        HOME_VISIT = "home_visit", _("visits at home")
        MATERIALS = "materials", _("materials delivered")
        PHONE = "phone", _("by telephone")
        EXEMPT = "exempt", _("exempt")

    PARTY_CATEGORIES = (Category.SERVING, Category.PROBATIONARY, Category.RETIRED)

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="people", verbose_name=_("department"))
    name = models.CharField(_("name"), max_length=60)
    post = models.CharField(_("post"), max_length=100, blank=True)
    category = models.CharField(_("category"), max_length=30, choices=Category.choices, default=Category.SERVING)
    is_leader = models.BooleanField(_("member of the leadership"), default=False)
    is_middle_manager = models.BooleanField(_("head of a department"), default=False)
    arrangement = models.CharField(
        _("special arrangement"), max_length=20, choices=Arrangement.choices, default=Arrangement.NONE, blank=True
    )
    arrangement_note = models.CharField(_("why and how"), max_length=200, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    remarks = models.CharField(_("remarks"), max_length=300, blank=True)
    order = models.PositiveIntegerField(_("roster order"), default=0)
    left_on = models.DateField(_("left on"), null=True, blank=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ("order", "pk")
        verbose_name = _("person")

    def __str__(self) -> str:
        return self.name


class Group(models.Model):
    """A study group: the party group's central group, a branch, a department's own (domain.md S-10, T-60)."""

    class Kind(models.TextChoices):
        PARTY_GROUP = "party_group", _("party group (central study group)")
        BRANCH = "branch", _("party branch")
        DEPARTMENT = "department", _("department")
        ALL = "all", _("everybody")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="groups")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=100)
    members = models.ManyToManyField(Person, related_name="groups", blank=True, verbose_name=_("members"))
    order = models.PositiveIntegerField(_("order"), default=0)

    class Meta:
        ordering = ("order", "pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["unit", "name"], name="group_name_once_in_a_unit"),
        ]

    def __str__(self) -> str:
        return self.name


class UserAccounts(BaseUserManager["User"]):
    """Makes logins; used by services and by `createsuperuser`."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(username, password, is_administrator=True, **fields)


class User(AbstractBaseUser):
    """A login, linked to a person of a roster or not. What it may do in a campaign says `timeline.Appointment`."""

    username = models.CharField(_("login name"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=60)
    email = models.EmailField(_("e-mail"), blank=True)
    person = models.OneToOneField(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="user", verbose_name=_("person")
    )
    is_active = models.BooleanField(_("may log in"), default=True)
    is_administrator = models.BooleanField(_("administrator"), default=False)
    is_demonstration = models.BooleanField(_("demonstration"), default=False)
    language = models.CharField(_("language"), max_length=10, blank=True)
    theme = models.CharField(_("colours"), max_length=5, blank=True)
    must_change_password = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = UserAccounts()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ("username",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(username=""), name="user_has_a_login_name"),
        ]

    def __str__(self) -> str:
        return self.name
