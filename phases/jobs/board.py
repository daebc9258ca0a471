"""What the page of jobs shows: one row for a job, and the saved views with their counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phases.core.jobs.models import Job
from phases.core.verdict import Verdict
from phases.jobs import rules
from phases.jobs.catalogue import JOBS

S = Job.State
VIEWS: dict[str, tuple[str | Promise, tuple[str, ...]]] = {
    "": (_("All"), tuple(S.values)),
    "running": (_("In progress"), (S.RUNNING,)),
    "waiting": (_("Waiting"), (S.WAITING, S.FAILED)),
    "dead": (_("Given up"), (S.DEAD,)),
    "done": (_("Done"), (S.DONE,)),
}
# colour and icon of the component `state`
SHAPES = {S.WAITING: "waiting", S.RUNNING: "run", S.FAILED: "warn", S.DEAD: "bad", S.DONE: "done"}
WORDS: dict[str, str | Promise] = {
    S.WAITING: _("waiting"),
    S.RUNNING: _("in progress"),
    S.FAILED: _("failed, will be tried again"),
    S.DEAD: _("given up"),
    S.DONE: _("done"),
}


@dataclass(frozen=True)
class Row:
    """A job in words."""

    job: Job

    @property
    def label(self) -> str | Promise:
        kind = JOBS.get(self.job.kind)
        return kind.label if kind else self.job.kind

    @property
    def shape(self) -> str:
        return "due" if self.is_postponed else SHAPES[Job.State(self.job.state)]

    @property
    def word(self) -> str | Promise:
        return WORDS[self.job.state]

    @property
    def is_postponed(self) -> bool:
        """Waits for something outside, with a reason."""
        return self.job.state == S.WAITING and bool(self.job.last_error)

    @property
    def waits_until(self) -> bool:
        return self.is_postponed or self.job.state == S.FAILED

    @property
    def again(self) -> Verdict:
        return rules.may_try_again(self.job)

    @property
    def may_stop(self) -> bool:
        return bool(rules.may_give_up(self.job))


def rows(jobs: Iterable[Job]) -> list[Row]:
    return [Row(job) for job in jobs]


def of_view(jobs: QuerySet[Job], view: str) -> QuerySet[Job]:
    return jobs.filter(state__in=VIEWS.get(view, VIEWS[""])[1]).select_related("asked_by").order_by("-pk")


def views(jobs: QuerySet[Job], current: str) -> list[dict[str, Any]]:
    """The saved views for `components/filters.html`; one query for all counts."""
    counted = {name or "all": Count("pk", filter=Q(state__in=states)) for name, (_label, states) in VIEWS.items()}
    counts = jobs.aggregate(**counted)
    return [
        {"label": label, "url": f"?state={name}", "count": counts[name or "all"], "current": name == current}
        for name, (label, _states) in VIEWS.items()
    ]
