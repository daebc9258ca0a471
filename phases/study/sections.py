"""Figures about study for reports (domain.md S-10, S-12, S-16…S-19, S-40).

None, printed as a blank, where nobody recorded a session in the phase. Once sessions are recorded the list is kept, so
what it does not hold is a counted zero: 0 lectures is then a figure, not a gap.
"""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phases.core.sections import Figure
from phases.meetings.models import Attendance, Meeting, MeetingGroup
from phases.organisation.models import Group, Person
from phases.study.models import StudyForm, StudySession
from phases.study.selectors import ledger, sessions
from phases.timeline.models import Phase


class StudyFigures:
    """Sessions, forms, hours, lectures and materials of a phase. Seven queries."""

    key = "study"

    def figures(self, phase: Phase) -> Sequence[Figure]:
        slug = phase.campaign.slug
        listed = f"{reverse('study:session-list', args=[slug])}?phase={phase.order}"
        return (*_of_sessions(phase, listed), *_of_people(phase, reverse("study:people", args=[slug])))


def _of_sessions(phase: Phase, url: str) -> tuple[Figure, ...]:
    held = list(sessions.held_in(phase).values_list("pk", "form", "lecturer_is_external"))
    for_party_group = _for_party_group(phase)
    lectures = [external for _pk, form, external in held if form == StudyForm.LECTURE]

    def counted(number: int) -> str | None:
        return str(number) if held else None

    times = _("times")
    return (
        Figure(
            "study.party_group_sessions",
            _("sessions of the party group"),
            counted(sum(pk in for_party_group and form == StudyForm.COLLECTIVE for pk, form, _external in held)),
            times,
            f"{url}&group_kind={Group.Kind.PARTY_GROUP}",
        ),
        Figure("study.sessions", _("study sessions"), counted(len(held)), times, url),
        Figure("study.forms", _("forms of study used"), counted(len({form for _pk, form, _ in held})), _("kinds"), url),
        Figure("study.lectures", _("lectures"), counted(len(lectures)), times, f"{url}&form={StudyForm.LECTURE}"),
        Figure(
            "study.external_lectures",
            _("lectures by invited experts"),
            counted(sum(lectures)),
            times,
            f"{url}&form={StudyForm.LECTURE}",
        ),
        Figure(
            "study.seminars",
            _("discussion seminars"),
            counted(sum(form == StudyForm.SEMINAR for _pk, form, _external in held)),
            times,
            f"{url}&form={StudyForm.SEMINAR}",
        ),
        Figure(
            "study.leader_attendances",
            _("attendances of leaders"),
            counted(_of_leaders(phase)),
            _("person-times"),
            url,
        ),
        Figure("study.materials", _("materials studied"), counted(_materials(phase)), _("items"), url),
    )


def _of_people(phase: Phase, url: str) -> tuple[Figure, ...]:
    demand = ledger.demand_in(phase)
    roster = list(Person.objects.on_roster(phase.campaign.unit))
    accounts = ledger.accounts_of(phase, roster, demand)
    asked = [account for account in accounts if account.target is not None]
    credited = any(account.sums != ledger.Sums() for account in accounts)
    arranged = sum(bool(person.arrangement) for person in roster)
    met = sum(not account.lack for account in asked)
    made_up = sum(account.sums.made_up > 0 for account in accounts)
    people = _("persons")
    members = sum(person.category == Person.Category.SERVING for person in roster)
    required = ledger.in_hours(demand.half_hours) if demand.half_hours is not None else None
    return (
        Figure("study.members", _("serving members"), str(members) if roster else None, people, url),
        Figure("study.hours_required", _("hours demanded of each"), required, _("hours"), url),
        Figure(
            "study.members_met", _("members who reached them"), str(met) if credited and asked else None, people, url
        ),
        Figure("study.made_up", _("people who made up sessions"), str(made_up) if credited else None, people, url),
        Figure(
            "study.special_arrangements",
            _("people by special arrangement"),
            str(arranged) if roster else None,
            people,
            url,
        ),
    )


def _for_party_group(phase: Phase) -> set[int]:
    links = MeetingGroup.objects.filter(meeting__phase=phase, group__kind=Group.Kind.PARTY_GROUP)
    return set(links.values_list("meeting", flat=True))


def _of_leaders(phase: Phase) -> int:
    """How often leading cadres took part (domain.md S-40): each attendance of each of them."""
    return Attendance.objects.filter(
        meeting__phase=phase,
        meeting__kind=Meeting.Kind.STUDY,
        meeting__state=Meeting.State.HELD,
        status=Attendance.Status.PRESENT,
        person__is_leader=True,
    ).count()


def _materials(phase: Phase) -> int:
    held = StudySession.objects.filter(meeting__phase=phase, meeting__state=Meeting.State.HELD, materials__isnull=False)
    return held.values("materials").distinct().count()
