"""What discussion offers to the gate (domain.md S-39, S-41)."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phases.core.criteria import Finding, Lack, Text
from phases.discussion import selectors
from phases.organisation.roles import Permission
from phases.timeline.models import Requirement

MENDERS = (Permission.EDIT_DISCUSSION, Permission.RECORD_OWN_DEPARTMENT)

Rows = Sequence[selectors.Covered]


class DepartmentsDiscussed:
    """Every department held a discussion in the campaign; the others are named. Six queries."""

    kind = "discussion_per_department"
    label = _("departments that held a discussion")

    def assess(self, requirement: Requirement) -> Finding:
        rows = selectors.covered(requirement.phase.campaign)
        return _finding(
            requirement,
            done=[row for row in rows if row.discussions],
            lacking=[row for row in rows if not row.discussions],
            what=_("no discussion yet"),
            mend=_("Record a discussion"),
        )


class DepartmentsSummedUp:
    """Every department handed in a summary of its new views and suggestions; the others are named. Six queries."""

    kind = "discussion_summary_per_department"
    label = _("departments that handed in a summary of their discussions")

    def assess(self, requirement: Requirement) -> Finding:
        rows = selectors.covered(requirement.phase.campaign)
        return _finding(
            requirement,
            done=[row for row in rows if row.summary],
            lacking=[row for row in rows if not row.summary],
            what=_("no summary yet"),
            mend=_("Hand in summaries"),
        )


def _finding(
    requirement: Requirement,
    *,
    done: Rows,
    lacking: Rows,
    what: Text,
    mend: Text,
) -> Finding:
    coverage = reverse("discussion:coverage", args=[requirement.phase.campaign.slug])
    return Finding(
        # A unit without a single department proves nothing.
        met=bool(done) and not lacking,
        figure=str(len(done)),
        target=str(len(done) + len(lacking)),
        unit=requirement.unit or _("departments"),
        lacks=[Lack(row.department.short_name, what, f"{coverage}#department-{row.department.pk}") for row in lacking],
        mend_url=coverage,
        mend_label=mend,
        mend_by=MENDERS,
        records_url=coverage,
    )
