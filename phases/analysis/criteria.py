"""What the problem list offers to the gate (domain.md S-37)."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phases.analysis.models import Problem
from phases.analysis.rules import ADDERS
from phases.core.criteria import Finding, Lack
from phases.timeline.models import Requirement


class ProblemsFound:
    """How many problems of one subject, or of any, stand on the list. `where`: `subject`. One query."""

    kind = "problem_count"
    label = _("problems found")

    def assess(self, requirement: Requirement) -> Finding:
        subject, slug = requirement.where.get("subject", ""), requirement.phase.campaign.slug
        found = Problem.objects.filter(phase=requirement.phase)
        number = (found.filter(subject=subject) if subject else found).count()
        missing = max(0, int(requirement.value) - number)
        add = reverse("analysis:problem-add", args=[slug]) + (f"?subject={subject}" if subject else "")
        who = Problem.Subject(subject).label if subject else _("problems")
        return Finding(
            met=missing == 0,
            figure=str(number),
            target=str(int(requirement.value)),
            unit=requirement.unit or _("items"),
            lacks=[Lack(who, _("%(count)d still to be found") % {"count": missing}, add)] if missing else (),
            mend_url=add,
            mend_label=_("Add a problem"),
            mend_by=ADDERS,
            records_url=reverse("analysis:problem-list", args=[slug]) + (f"?view={subject}" if subject else ""),
        )
