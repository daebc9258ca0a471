"""Figures about study for reports (domain.md S-09, S-10, S-12…S-20, S-40, S-50).

None, printed as a blank, where nobody recorded a session in the phase. Once sessions are recorded the list is kept, so
what it does not hold is a counted zero: 0 lectures is then a figure, not a gap.
"""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phases.core.sections import Figure
from phases.meetings.models import Attendance, Meeting, MeetingGroup
from phases.organisation.models import Group, Person
from phases.study.models import ExcellenceActivity, PlannedStudy, StudyCredit, StudyForm, StudySession
from phases.study.selectors import coverage, ledger, reflections, sessions
from phases.timeline.models import Phase


class StudyFigures:
    """Plan, sessions, forms, hours, lectures, materials and reflections of a phase. A fixed number of queries."""

    key = "study"

    def figures(self, phase: Phase) -> Sequence[Figure]:
        slug = phase.campaign.slug
        listed = f"{reverse('study:session-list', args=[slug])}?phase={phase.order}"
        return (
            *_of_sessions(phase, listed),
            *_of_people(phase, reverse("study:people", args=[slug])),
            *_beside(phase, slug),
        )


def _of_sessions(phase: Phase, url: str) -> tuple[Figure, ...]:
    held = list(sessions.held_in(phase).values_list("pk", "form", "lecturer_is_external", "meeting__host"))
    for_party_group = _for_party_group(phase)
    lectures = [(external, host) for _pk, form, external, host in held if form == StudyForm.LECTURE]
    forms = {form for _pk, form, *_ in held}
    if StudyCredit.objects.filter(phase=phase, mode=StudyCredit.Mode.SELF_STUDY).exists():
        forms.add(StudyForm.SELF)  # what somebody read alone is no session, yet a form of study
    times = _("times")
    by_group = "、".join(f"{name}{number}{times}" for name, number in sessions.by_group(phase))

    def counted(number: int) -> str | None:
        return str(number) if held else None

    return (
        Figure(
            "study.party_group_sessions",
            _("sessions of the party group"),
            counted(sum(pk in for_party_group and form == StudyForm.COLLECTIVE for pk, form, *_ in held)),
            times,
            f"{url}&group_kind={Group.Kind.PARTY_GROUP}",
        ),
        Figure("study.sessions", _("study sessions"), counted(len(held)), times, url),
        Figure("study.forms", _("forms of study used"), counted(len(forms)), _("kinds"), url),
        Figure("study.lectures", _("lectures"), counted(len(lectures)), times, f"{url}&form={StudyForm.LECTURE}"),
        Figure(
            "study.external_lectures",
            _("lectures by invited experts"),
            counted(sum(external for external, _host in lectures)),
            times,
            f"{url}&form={StudyForm.LECTURE}&by=external",
        ),
        Figure(
            "study.superior_lectures",
            _("lectures held by the superior"),
            counted(sum(bool(host) for _external, host in lectures)),
            times,
            f"{url}&form={StudyForm.LECTURE}&by=superior",
        ),
        Figure("study.by_group", _("sessions by group, the central group first"), by_group or None, "", url),
        Figure(
            "study.seminars",
            _("discussion seminars"),
            counted(sum(form == StudyForm.SEMINAR for _pk, form, *_ in held)),
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


def _beside(phase: Phase, slug: str) -> tuple[Figure, ...]:
    """What stands beside the hours: the plan, copies handed out, reflections, activities."""
    campaign = phase.campaign
    covered = coverage.coverage_of(campaign)
    studied = sum(one.is_studied for one in covered)
    awaited = reflections.awaited_in(phase, reflections.requirement_in(phase))
    came = reflections.standing_in(phase).exists()
    copies = coverage.copies(campaign)
    planned = PlannedStudy.objects.filter(phase=phase).count()
    activities = ExcellenceActivity.objects.filter(phase=phase).count()
    by_people = awaited.per == "person"
    items = _("items")
    return (
        Figure("study.planned", _("sessions in the study plan"), _counted(planned), _("times"), _to("plan", slug)),
        Figure("study.required_materials", _("required titles"), _counted(len(covered)), items, _to("coverage", slug)),
        Figure(
            "study.required_studied",
            _("required titles that were studied"),
            str(studied) if covered else None,
            items,
            _to("coverage", slug),
        ),
        Figure("study.copies", _("copies handed out"), _counted(copies), _("copies"), _to("issue-list", slug)),
        Figure(
            "study.reflections",
            _("people who handed in a reflection") if by_people else _("departments that handed in a reflection"),
            str(awaited.received) if came else None,
            _("persons") if by_people else _("departments"),
            _to("reflection-list", slug),
        ),
        Figure(
            "study.activities",
            _("activities of striving for excellence"),
            _counted(activities),
            _("times"),
            _to("activity-list", slug),
        ),
    )


def _counted(number: int) -> str | None:
    """Of what nobody recorded anything a report says nothing: a blank, never 0."""
    return str(number) if number else None


def _to(name: str, slug: str) -> str:
    return reverse(f"study:{name}", args=[slug])


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
