"""The four tables of the trail. Database triggers (migrations/0002_guards.py) keep what is written here."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import Exact, LessThanOrEqual
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

INSTALLATION = "installation"
DIGEST = 64  # a SHA-256 in hexadecimal


class AuditHead(models.Model):
    """The end of a chain. The row is locked to append, so numbers have no gap even when others roll back."""

    chain = models.CharField(max_length=64, primary_key=True)
    seq = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=DIGEST)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Exact(Length("hash"), DIGEST), name="audit_head_has_a_hash"),
        ]

    def __str__(self) -> str:
        return f"{self.chain} {self.seq}"


class AuditEntry(models.Model):
    """One act. Every column but `id`, `hash` and `seal` is hashed, as the text that stands here."""

    HASHED = (
        "chain", "seq", "at", "act", "actor", "for_actor", "object_ref", "object_hash", "detail_digest", "prev",
    )  # fmt: skip

    chain = models.CharField(max_length=64)
    seq = models.PositiveBigIntegerField(_("number"))
    at = models.CharField(_("when"), max_length=24)
    act = models.CharField(_("act"), max_length=60)
    actor = models.CharField(_("who"), max_length=DIGEST, blank=True)
    for_actor = models.CharField(_("on behalf of"), max_length=DIGEST, blank=True)
    object_ref = models.CharField(_("on what"), max_length=100, blank=True)
    object_hash = models.CharField(max_length=DIGEST, blank=True)
    detail_digest = models.CharField(max_length=DIGEST, blank=True)
    prev = models.CharField(max_length=DIGEST)
    hash = models.CharField(max_length=DIGEST)
    seal = models.CharField(max_length=DIGEST)

    class Meta:
        ordering = ("chain", "seq")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["object_ref"], name="audit_entry_by_object"),
            models.Index(fields=["actor"], name="audit_entry_by_actor"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["chain", "seq"], name="audit_entry_number_once"),
            models.UniqueConstraint(fields=["chain", "prev"], name="audit_entry_chain_has_no_fork"),
            models.CheckConstraint(condition=models.Q(seq__gt=0), name="audit_entry_counts_from_one"),
            models.CheckConstraint(
                condition=models.Q(
                    Exact(Length("at"), 24),
                    Exact(Length("prev"), DIGEST),
                    Exact(Length("hash"), DIGEST),
                    Exact(Length("seal"), DIGEST),
                    LessThanOrEqual(Length("detail_digest"), DIGEST),
                ),
                name="audit_entry_lengths",
            ),
        ]

    def __str__(self) -> str:
        return gettext("entry %(number)s of the chain") % {"number": self.seq}


class AuditDetail(models.Model):
    """Reason and values of an act, apart from the entry so that they can be erased without breaking the chain."""

    entry = models.OneToOneField(AuditEntry, on_delete=models.PROTECT, primary_key=True, related_name="detail")
    salt = models.CharField(max_length=DIGEST)
    body = models.TextField()

    def __str__(self) -> str:
        return str(self.entry_id)


class AuditActor(models.Model):
    """Who stands behind a reference, as they were when they acted; a new post makes a new reference.

    The reference is a salted digest of the four texts: nobody can be renamed in it unnoticed, and once the row is
    erased it names nobody.
    """

    reference = models.CharField(max_length=DIGEST, primary_key=True)
    salt = models.CharField(max_length=DIGEST)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="audit_actors"
    )
    login = models.CharField(max_length=60, blank=True)
    name = models.CharField(_("name"), max_length=100)
    post = models.CharField(_("post"), max_length=100, blank=True)
    unit = models.CharField(_("unit"), max_length=200, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["user", "login", "name", "post", "unit"], name="audit_actor_one_reference_per_post"
            ),
        ]

    def __str__(self) -> str:
        return self.name
