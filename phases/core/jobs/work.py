"""What an area offers as a job, and what it is handed when the job runs."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Protocol

from django.utils.functional import Promise

from phases.core.jobs import leases
from phases.core.jobs.leases import LeaseLostError
from phases.core.jobs.models import Job

__all__ = ["Kind", "LaterError", "LeaseLostError", "PermanentError", "Work"]

Text = str | Promise


class PermanentError(Exception):
    """Trying again would not help: the job is given up at once, with this reason for people."""


class LaterError(Exception):
    """Not now: something outside is not there (a mail server). Waits with this reason and counts as no attempt.

    `wait` fixes the pause; without it the pauses double from JOB_BACKOFF_SECONDS on. After `patience` since the
    job was asked for it is given up.
    """

    def __init__(self, reason: Text, *, wait: timedelta | None = None, patience: timedelta = timedelta(days=3)) -> None:
        super().__init__(str(reason))
        self.wait = wait
        self.patience = patience


@dataclass(frozen=True)
class Work:
    """A job in the hands of the worker that holds its lease."""

    job: Job

    @property
    def payload(self) -> dict[str, Any]:
        payload: dict[str, Any] = self.job.payload
        return payload

    def progress(self, percent: int, note: Text = "") -> None:
        """Show how far it is and keep the lease; raises LeaseLostError when another worker has taken over."""
        leases.beat(self.job, progress=percent, note=str(note))

    def completing(self) -> AbstractContextManager[None]:
        """A transaction that marks the job done and holds its effect: both are written, once, or neither.

        Write everything that must not happen twice inside; do the slow part (rendering, sending) before.
        """
        return leases.completing(self.job)


class Kind(Protocol):
    """`label` names the work in lists ("Draft the report"). `run` may be called again after any death: see `Work`.

    Raise PermanentError or LaterError to say what is to happen; anything else is tried again with growing pauses.
    """

    label: Text

    def run(self, work: Work) -> None: ...
