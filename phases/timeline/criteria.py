"""What the plan offers to the gate (domain.md S-44, T-04)."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phases.core.criteria import Finding, Lack, Text
from phases.organisation.roles import Permission
from phases.timeline.models import Requirement, Task


class TasksAssigned:
    """Every task of the phase has somebody, or a department, who answers for it. One query."""

    kind = "tasks_assigned"
    label: Text = gettext_lazy("tasks with somebody who answers for them")

    def assess(self, requirement: Requirement) -> Finding:
        phase = requirement.phase
        slug = phase.campaign.slug
        tasks = list(Task.objects.filter(step__phase=phase))
        free = [task for task in tasks if not (task.responsible or task.department_id)]
        plan = reverse("timeline:plan", args=[slug])
        return Finding(
            met=bool(tasks) and not free,
            figure=str(len(tasks) - len(free)),
            target=str(len(tasks)),
            unit=requirement.unit or _("tasks"),
            lacks=[
                Lack(task.name, _("nobody answers for it yet"), reverse("timeline:task-edit", args=[slug, task.pk]))
                for task in free
            ],
            mend_url=reverse("timeline:task-edit", args=[slug, free[0].pk]) if free else plan,
            mend_label=_("Say who answers for it"),
            mend_by=(Permission.EDIT_CAMPAIGN,),
            records_url=plan,
        )
