"""What is written down about an item on its way: progress, evidence, extensions. All of it is only ever added to."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phases.rectification.models.items import Item


class Progress(models.Model):
    """One note on how far an item is. A trigger refuses to change or delete it."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="notes")
    on = models.DateField(_("on"))
    text = models.CharField(_("how far it is"), max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-on", "-pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(text=""), name="progress_says_something"),
        ]

    def __str__(self) -> str:
        return self.text


class Evidence(models.Model):
    """A file that shows what was done; none is ever asked for. The same name again is the next version of it."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(_("file"), max_length=200)
    version = models.PositiveSmallIntegerField(_("version"))
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name", "-version")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["item", "name", "version"], name="evidence_version_counted_once"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(sha256=""), name="evidence_has_a_name_and_a_hash"),
        ]

    def __str__(self) -> str:
        return self.name


class Extension(models.Model):
    """A deadline moved, with the reason: what stood before and what stands since."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="extensions")
    before = models.CharField(max_length=60, blank=True)
    after = models.CharField(_("new deadline"), max_length=60)
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    on = models.DateField()

    class Meta:
        ordering = ("-on", "-pk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(reason="") & ~Q(after=""), name="extension_says_until_when_and_why"),
        ]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"
