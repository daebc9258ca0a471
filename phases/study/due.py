"""What study puts on the workbench: planned sessions to record; near a phase's end who is short of hours or words."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from phases.core.due import Due
from phases.organisation.models import Person, Unit, User
from phases.organisation.roles import Permission
from phases.study.selectors import defaults, ledger, make_ups, reflections
from phases.timeline import selectors as timeline
from phases.timeline.models import Campaign, Phase
from phases.timeline.selectors import Part

NEAR = timedelta(days=21)


class StudyDue:
    """Twelve queries at most, however many sessions or people there are."""

    def waiting(self, campaign: Campaign, user: User, part: Part) -> Iterator[Due]:
        may_all = part.may(Permission.RECORD_STUDY)
        if may_all:
            yield from _planned(campaign)
            yield from _gatherings(campaign)
        elif not part.may(Permission.RECORD_OWN_DEPARTMENT, Permission.SUBMIT_OWN):
            return
        phase = timeline.current_phase(campaign)
        if phase is None or not phase.end_on or phase.end_on - NEAR > campaign.today:
            return
        phase.campaign = campaign
        if may_all:
            yield from _short(phase)
        yield from _reflections(phase, user, part)


def _planned(campaign: Campaign) -> Iterator[Due]:
    for session in defaults.planned_before_today(campaign):
        yield Due(
            what=_("Planned session of %(day)s is not recorded")
            % {"day": date_format(session.meeting.held_on, "MONTH_DAY_FORMAT")},
            why=session.meeting.title,
            url=reverse("study:session-edit", args=[campaign.slug, session.pk]),
            action=_("Record it"),
            icon="book-open-check",
            due_on=session.meeting.held_on,
        )


def _gatherings(campaign: Campaign) -> Iterator[Due]:
    for meeting in make_ups.planned_gatherings(campaign).filter(held_on__lte=campaign.today):
        yield Due(
            what=_("Make-up of %(day)s is not recorded") % {"day": date_format(meeting.held_on, "MONTH_DAY_FORMAT")},
            why=meeting.title,
            url=f"{reverse('study:make-up', args=[campaign.slug])}?gathering={meeting.pk}",
            action=_("Record it"),
            icon="user-round-check",
            due_on=meeting.held_on,
        )


def _short(phase: Phase) -> Iterator[Due]:
    accounts = ledger.accounts_of(phase, Person.objects.on_roster(phase.campaign.unit))
    needs = ledger.make_up_list(accounts)
    if not needs:
        return
    names = "、".join(need.person.name for need in needs[:3])
    yield Due(
        what=ngettext("%(count)d member still lacks hours", "%(count)d members still lack hours", len(needs))
        % {"count": len(needs)},
        why=_("%(names)s and others; the phase ends %(words)s") % {"names": names, "words": phase.end_words}
        if len(needs) > 3  # noqa: PLR2004 - three names fit a line
        else names,
        url=reverse("study:make-up", args=[phase.campaign.slug]),
        action=_("Arrange a make-up"),
        icon="user-round-check",
        due_on=phase.end_on,
    )


def _reflections(phase: Phase, user: User, part: Part) -> Iterator[Due]:
    """Missing reflections: all for the office, the own department's for a liaison, the own for a member."""
    requirement = reflections.requirement_in(phase)
    if requirement is None:
        return
    missing = reflections.awaited_in(phase, requirement).missing
    mine = [one for one in missing if part.may(Permission.RECORD_STUDY) or _is_own(one, user, part)]
    if not mine:
        return
    names = "、".join(str(one) for one in mine[:3])
    yield Due(
        what=ngettext("%(count)d reflection is missing", "%(count)d reflections are missing", len(mine))
        % {"count": len(mine)},
        why=_("%(names)s and others") % {"names": names} if len(mine) > 3 else names,  # noqa: PLR2004 - fit a line
        url=reverse("study:reflection-add", args=[phase.campaign.slug]),
        action=_("Enter reflections"),
        icon="file-pen-line",
        due_on=phase.end_on,
    )


def _is_own(one: Unit | Person, user: User, part: Part) -> bool:
    if isinstance(one, Person):
        return one.pk == user.person_id or any(one.unit.path.startswith(own.path) for own in part.departments)
    return any(one.path.startswith(own.path) for own in part.departments)
