"""What meetings put on the workbench: planned ones whose day has come and that nobody has recorded."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from phases.core.due import Due
from phases.meetings.models import Meeting
from phases.organisation.models import User
from phases.organisation.roles import Permission
from phases.timeline.models import Campaign
from phases.timeline.selectors import Part


class MeetingDue:
    """One query."""

    def waiting(self, campaign: Campaign, user: User, part: Part) -> Iterator[Due]:  # noqa: ARG002 - the shape of a source
        if not part.may(Permission.RECORD_MEETING):
            return
        planned = Meeting.objects.filter(
            campaign=campaign, state=Meeting.State.PLANNED, held_on__lte=campaign.today
        ).exclude(kind__in=[Meeting.Kind.STUDY, Meeting.Kind.MAKE_UP])  # those wait in study
        for meeting in planned.order_by("held_on"):
            yield Due(
                what=_("%(title)s of %(day)s is not recorded")
                % {"title": meeting.title, "day": date_format(meeting.held_on, "MONTH_DAY_FORMAT")},
                why=str(meeting.get_kind_display()),
                url=reverse("meetings:meeting-edit", args=[campaign.slug, meeting.pk]),
                action=_("Record it"),
                icon="calendar-check",
                due_on=meeting.held_on,
            )
