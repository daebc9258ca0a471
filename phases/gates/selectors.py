"""The gate, evaluated on the live records: a read, done anew whenever somebody looks."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice, takewhile

from django.utils import timezone
from django.utils.translation import gettext as _

from phases.core.criteria import Finding
from phases.gates.catalogue import CRITERIA
from phases.organisation.roles import Permission
from phases.timeline import periods
from phases.timeline.models import Phase, Requirement, Waiver
from phases.timeline.selectors import Part

RECORDING = (
    Permission.RECORD_STUDY,
    Permission.RECORD_OWN_DEPARTMENT,
    Permission.RECORD_MEETING,
    Permission.EDIT_DOCUMENTS,
)

PERIODS_SHOWN = 3


@dataclass(frozen=True)
class Past:
    """How a recurring requirement stood in a period that is over."""

    period: periods.Period
    met: bool


@dataclass(frozen=True)
class Row:
    """One requirement with what was found; `waiver` is the one that stands, granted or only asked for.

    `past` are the last periods of a requirement that comes again, the newest first.
    """

    requirement: Requirement
    finding: Finding
    waiver: Waiver | None = None
    past: Sequence[Past] = ()

    @property
    def decides(self) -> bool:
        return self.requirement.severity == Requirement.Severity.GATE

    @property
    def granted(self) -> bool:
        return self.waiver is not None and self.waiver.granted_at is not None

    @property
    def asked(self) -> bool:
        return self.waiver is not None and self.waiver.granted_at is None

    @property
    def state(self) -> str:
        """met, waived, short; a requirement that is only shown is met or info."""
        if self.finding.met:
            return "met"
        if not self.decides:
            return "info"
        return "waived" if self.granted else "short"


@dataclass(frozen=True)
class Assessment:
    """All requirements of a phase at one moment."""

    phase: Phase
    at: datetime
    rows: Sequence[Row]

    def in_state(self, state: str) -> list[Row]:
        return [row for row in self.rows if row.state == state]

    @property
    def short(self) -> list[Row]:
        return self.in_state("short")

    @property
    def waived(self) -> list[Row]:
        return self.in_state("waived")

    @property
    def met(self) -> list[Row]:
        return [row for row in self.in_state("met") if row.decides]

    @property
    def shown(self) -> list[Row]:
        """What does not decide."""
        return [row for row in self.rows if not row.decides]

    @property
    def deciding(self) -> int:
        return sum(row.decides for row in self.rows)

    @property
    def passed(self) -> bool:
        return not self.short

    @property
    def cells(self) -> list[str]:
        """For the tally: reached, waived, then what is short."""
        return ["ok"] * len(self.met) + ["hold"] * len(self.waived) + [""] * len(self.short)


def assess(phase: Phase) -> Assessment:
    """Evaluate every requirement; a fixed number of queries for each kind of criterion, whatever the records."""
    requirements = list(phase.requirements.select_related("task"))
    standing = Waiver.objects.filter(requirement__phase=phase, revoked_at=None)
    waivers = {waiver.requirement_id: waiver for waiver in standing.select_related("granted_by", "asked_by")}
    rows = []
    for requirement in requirements:
        requirement.phase = phase
        waiver = waivers.get(requirement.pk)
        rows.append(Row(requirement, evaluate(requirement), waiver, past_periods(requirement)))
    return Assessment(phase, timezone.now(), rows)


def past_periods(requirement: Requirement) -> list[Past]:
    """The last periods since the phase began; none for a requirement that does not come again."""
    phase = requirement.phase
    since = phase.started_on or phase.start_on
    if requirement.period is None or since is None:
        return []
    began = takewhile(lambda period: period.last >= since, periods.before(requirement.period))
    return [Past(period, _count_in(requirement, period).met) for period in islice(began, PERIODS_SHOWN)]


def evaluate(requirement: Requirement) -> Finding:
    """What a requirement finds now; one that comes again in the period that runs."""
    if requirement.every:
        requirement.period = periods.period_of(requirement.every, requirement.phase.campaign.today)
    return _count(requirement)


def _count_in(requirement: Requirement, period: periods.Period) -> Finding:
    then = copy(requirement)
    then.period = period
    return _count(then)


def _count(requirement: Requirement) -> Finding:
    """A criterion that this version does not know counts as not met, and says so: a gate never opens by mistake."""
    criterion = CRITERIA.get(requirement.criterion)
    if criterion is None:
        unknown = _("This version does not know how to count “%(kind)s”.") % {"kind": requirement.criterion}
        return Finding(met=False, figure="", target="", note=unknown)
    return criterion.assess(requirement)


def as_seen_by(assessment: Assessment, part: Part) -> Assessment:
    """Forms that mend are for those who may fill them in, names of who lacks something for those who may see study."""
    rows = [replace(row, finding=_as_seen_by(row.finding, part)) for row in assessment.rows]
    return replace(assessment, rows=rows)


def _as_seen_by(finding: Finding, part: Part) -> Finding:
    if not part.may(Permission.SEE_STUDY):
        return replace(finding, lacks=(), mend_url="", records_url="")
    if finding.records_by and not part.may(*(Permission(name) for name in finding.records_by)):
        finding = replace(finding, records_url="")
    if part.may(*(Permission(name) for name in finding.mend_by or RECORDING)):
        return finding
    # Who or what is lacking leads to its own page, never to the form behind which it could be mended.
    lacks = [
        replace(lack, url="") if finding.mend_by and lack.url == finding.mend_url else lack for lack in finding.lacks
    ]
    return replace(finding, lacks=lacks, mend_url=finding.records_url, mend_label=_("See the records"))
