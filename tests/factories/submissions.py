"""Dealings with the superior for tests, made by the same acts as in life."""

from datetime import date
from typing import Any

from phases.organisation.models import User
from phases.organisation.roles import Role
from phases.submissions import services
from phases.submissions.models import ConsentRequest, Submission
from phases.timeline.models import Campaign
from tests.factories import timeline

DAY = date(2009, 3, 20)


def consent(campaign: Campaign, by: User | None = None, **fields: Any) -> ConsentRequest:
    """The superior was asked; without more words it has not answered yet."""
    fields = {"subject": "召开动员大会", "meeting_kind": "mobilisation", "asked_on": DAY} | fields
    return services.ask_consent(campaign=campaign, by=by or timeline.part(campaign, Role.OFFICE), **fields)


def paper(campaign: Campaign, by: User | None = None, **fields: Any) -> Submission:
    """A paper sent for review and not answered yet."""
    fields = {"title": "调研报告", "recipient": "省科协", "sent_on": DAY} | fields
    return services.send(campaign=campaign, by=by or timeline.part(campaign, Role.OFFICE), **fields)
