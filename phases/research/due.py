"""What research puts on the workbench: topics that are due, and topics that nobody leads."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phases.core.due import Due
from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.research import rules
from phases.research.models import Topic
from phases.research.states import OPEN, TopicState
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part

NEAR = timedelta(days=7)
WRITERS = (Permission.EDIT_RESEARCH, Permission.RECORD_OWN_DEPARTMENT, Permission.SUBMIT_OWN)


class ResearchDue:
    """One query, however many topics there are. The office sees all, others what they may write."""

    def waiting(self, campaign: Campaign, user: User, part: Part) -> Iterator[Due]:
        if not (part.may(Permission.SEE_RESEARCH) and part.may(*WRITERS)):
            return
        soon = Q(due_last__lte=campaign.today + NEAR)
        waiting = Topic.objects.filter(campaign=campaign, state__in=OPEN - {TopicState.SUSPENDED}).filter(soon)
        for topic in waiting.select_related("lead", "department").order_by("due_last"):
            if rules.may_edit(part, user, topic):
                yield _due(topic, campaign)


def _due(topic: Topic, campaign: Campaign) -> Due:
    overdue = topic.is_overdue(campaign.today)
    return Due(
        what=_("Research report is overdue") if overdue else _("Research report is due soon"),
        why=topic.title,
        url=reverse("research:topic", args=[campaign.slug, topic.pk]),
        action=_("Open the topic"),
        icon="telescope",
        due_on=topic.due_last,
        who=str(topic.lead or topic.department or ""),
    )
