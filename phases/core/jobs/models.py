"""The job: what is to be done, who holds it, and why it is not done yet."""

from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class JobQuerySet(models.QuerySet["Job"]):
    def due(self, now: datetime) -> Self:
        """What a worker may take: waiting work whose time has come, and work whose worker went silent."""
        idle = Q(state__in=Job.IDLE, not_before__lte=now)
        return self.filter(idle | Q(state=Job.State.RUNNING, lease_until__lt=now))

    def unanswered(self, now: datetime, since: datetime) -> Self:
        """Due work whose last nudge is older than `since` and so is taken for lost; the longest silent first."""
        silent = Q(nudged_at=None) | Q(nudged_at__lt=since)
        return self.due(now).filter(silent).order_by(F("nudged_at").asc(nulls_first=True), "pk")

    def unfinished(self) -> Self:
        return self.filter(state__in=[*Job.IDLE, Job.State.RUNNING])

    def about(self, subject: str) -> Self:
        """The jobs of one thing ("document:12"), the newest first."""
        return self.filter(subject=subject).order_by("-pk")


class Job(models.Model):
    """One piece of background work.

    `key` makes asking idempotent. `subject` ("document:12") and `scope` (the audit chain of its campaign, empty for
    the installation's own work) are words, not links, because this floor knows no area. `title` and `url` are what
    a person reads and follows. `lease_token` names the one worker that may end the job, until `lease_until`.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed, will be tried again")
        DEAD = "dead", _("given up")

    IDLE = (State.WAITING, State.FAILED)
    OVER = (State.DONE, State.DEAD)

    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=200, unique=True)
    payload = models.JSONField(default=dict)
    subject = models.CharField(max_length=100, blank=True, db_index=True)
    scope = models.CharField(max_length=100, blank=True)
    title = models.CharField(max_length=200, blank=True)
    url = models.CharField(max_length=300, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    max_attempts = models.PositiveSmallIntegerField(default=6)
    postponed = models.PositiveIntegerField(default=0)
    not_before = models.DateTimeField(default=timezone.now)
    nudged_at = models.DateTimeField(null=True, blank=True)

    lease_token = models.UUIDField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    progress = models.PositiveSmallIntegerField(default=0)
    progress_note = models.CharField(max_length=200, blank=True)

    last_error = models.TextField(blank=True)
    traceback = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    asked_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "not_before"], name="job_due"),
            models.Index(fields=["scope", "-id"], name="job_scope"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "running", "done", "failed", "dead"]), name="job_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state="running", lease_token__isnull=False, lease_until__isnull=False)
                | (~Q(state="running") & Q(lease_token=None, lease_until=None)),
                name="job_is_leased_while_running",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["done", "dead"], finished_at__isnull=False)
                | (~Q(state__in=["done", "dead"]) & Q(finished_at=None)),
                name="job_is_finished_when_over",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["failed", "dead"]) | ~Q(last_error=""), name="job_fails_with_a_reason"
            ),
            models.CheckConstraint(condition=Q(progress__lte=100), name="job_progress_is_a_percentage"),
            models.CheckConstraint(condition=Q(attempts__lte=F("max_attempts")), name="job_attempts_are_limited"),
        ]

    def __str__(self) -> str:
        return self.title or self.key

    @property
    def is_over(self) -> bool:
        return self.state in self.OVER
