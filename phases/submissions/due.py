"""What dealings with the superior put on the workbench."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from phases.core.due import Due
from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.submissions import selectors
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part

# How long a superior is left in peace before the office is told that no answer has come.
PATIENCE = timedelta(days=7)


class AnswersAwaited:
    """Questions and papers without an answer, and meetings without consent, for the office. Four queries at most."""

    def waiting(self, campaign: Campaign, user: User, part: Part) -> Iterator[Due]:  # noqa: ARG002 - the shape of a source
        if not part.may(Permission.EDIT_SUBMISSIONS):
            return
        slug = campaign.slug
        for one in selectors.unasked(campaign):
            yield Due(
                what=str(one.meeting),
                why=str(one.verdict.reason),
                url=f"{reverse('submissions:record-add', args=[slug, 'consents'])}?meeting={one.meeting.pk}",
                action=_("Record a consent"),
                icon="stamp",
                due_on=one.meeting.held_on,
            )
        for request in selectors.undecided(campaign):
            if request.asked_on + PATIENCE <= campaign.today:
                yield Due(
                    what=request.subject,
                    why=_("The superior was asked on %(day)s and has not answered.") % {"day": _day(request.asked_on)},
                    url=reverse("submissions:record-edit", args=[slug, "consents", request.pk]),
                    action=_("Record the answer"),
                    icon="stamp",
                )
        for paper in selectors.unanswered(campaign):
            if paper.sent_on + PATIENCE <= campaign.today:
                yield Due(
                    what=paper.title,
                    why=_("Sent for review on %(day)s; nobody has answered.") % {"day": _day(paper.sent_on)},
                    url=reverse("submissions:record-edit", args=[slug, "papers", paper.pk]),
                    action=_("Record the answer"),
                    icon="send",
                )


def _day(on: date) -> str:
    return date_format(on, "MONTH_DAY_FORMAT")
