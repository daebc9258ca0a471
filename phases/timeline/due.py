"""What the plan puts on the workbench: tasks whose day is near or over (domain.md S-44, S-45)."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from phases.core.due import Due
from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.timeline.models import Campaign, Task
from phases.timeline.selectors import Part
from phases.timeline.states import open_states

AHEAD = timedelta(days=7)


class TasksDue:
    """Tasks of phases in progress, due within a week or overdue; for the office, which sees everybody's. One query."""

    def waiting(self, campaign: Campaign, user: User, part: Part) -> Iterator[Due]:  # noqa: ARG002 - the shape of a source
        if not part.may(Permission.EDIT_CAMPAIGN, Permission.MOVE_PHASE):
            return
        for task in tasks_due(campaign):
            yield Due(
                what=_("Task: %(task)s") % {"task": task.name},
                why=_("%(who)s answers for it; due %(due)s.")
                % {"who": task.responsible or task.department or _("Nobody"), "due": task.due_words},
                url=reverse("timeline:plan", args=(campaign.slug,)) + f"#task-{task.pk}",
                action=_("See the task"),
                icon="milestone",
                due_on=task.due.last,
                mine=part.may(Permission.EDIT_CAMPAIGN),
                who=_("the office"),
            )


def tasks_due(campaign: Campaign) -> list[Task]:
    """“By mid-March” is over when mid-March is: the last day meant decides."""
    tasks = Task.objects.filter(step__phase__campaign=campaign, step__phase__state__in=open_states(), done_on=None)
    near = tasks.filter(due_on__lte=campaign.today + AHEAD).select_related("department").order_by("due_on", "pk")
    return [task for task in near if task.due.last and task.due.last <= campaign.today + AHEAD]
