"""What study offers to the gate (domain.md S-09, S-11, S-13…S-17, S-20, S-51, T-13)."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from phases.core.criteria import Finding, Lack
from phases.meetings.models import Meeting
from phases.organisation.models import Group, Person
from phases.organisation.roles import Permission
from phases.study.models import COUNTED_FORMS, PlannedStudy
from phases.study.selectors import checklist, coverage, ledger, reflections, sessions
from phases.timeline.models import Requirement

MENDERS = (Permission.RECORD_STUDY, Permission.RECORD_OWN_DEPARTMENT)


class SessionsHeld:
    """How often a group, or anybody, studied. Three queries at most.

    `where`: `group` (a kind), `form` or `forms`, `held_by` (own, superior: domain.md T-16), `external` (S-18).
    """

    kind = "session_count"
    label = _("study sessions held")

    def assess(self, requirement: Requirement) -> Finding:
        where, phase = requirement.where, requirement.phase
        group = where.get("group", "")
        forms = where.get("forms") or ([where["form"]] if where.get("form") else COUNTED_FORMS)
        counting = Meeting.objects.filter(phase=phase).held(requirement)
        external = bool(where.get("external"))
        held = sessions.count_held(phase, group=group, forms=forms, meetings=counting, external=external)
        missing = max(0, int(requirement.value) - held)
        slug = phase.campaign.slug
        add = reverse("study:session-add", args=[slug])
        lack = ngettext_lazy("%(count)d session still to be held", "%(count)d sessions still to be held", missing)
        lacks = [Lack(Group.Kind(group).label if group else _("all groups"), lack % {"count": missing}, add)]
        if group and not held and not Group.objects.filter(unit=phase.campaign.unit_id, kind=group).exists():
            groups = reverse("study:group-list", args=[slug])
            lacks = [Lack(Group.Kind(group).label, _("no such group yet: say who belongs to it"), groups)]
        return Finding(
            met=missing == 0,
            figure=str(held),
            target=str(int(requirement.value)),
            unit=requirement.unit or _("times"),
            lacks=lacks if missing else (),
            mend_url=add,
            mend_label=_("Record a session"),
            mend_by=MENDERS,
            records_url=f"{reverse('study:session-list', args=[slug])}?phase={phase.order}&group_kind={group}",
        )


class HoursPerMember:
    """How many of a population reached the hours. `where`: `population`, `forms`, `exclude`. Three queries."""

    kind = ledger.HOURS_PER_MEMBER
    label = _("hours of collective study per member")

    def assess(self, requirement: Requirement) -> Finding:
        phase, demand = requirement.phase, ledger.demand_of(requirement)
        campaign = phase.campaign
        accounts = ledger.accounts_of(phase, Person.objects.on_roster(campaign.unit), demand)
        asked = [account for account in accounts if account.target is not None]
        short = [account for account in asked if account.lack]
        slug = campaign.slug
        return Finding(
            # A roster without a single member proves nothing.
            met=bool(asked) and not short,
            figure=str(len(asked) - len(short)),
            target=str(len(asked)),
            unit=_("people"),
            lacks=[
                Lack(
                    account.person.name,
                    _("%(hours)s hours, %(lack)s missing")
                    % {"hours": ledger.in_hours(account.sums.collective), "lack": ledger.in_hours(account.lack)},
                    reverse("study:person", args=[slug, account.person.pk]),
                )
                for account in short
            ],
            note=_arranged_note(accounts) if demand.spares_arranged else "",
            mend_url=reverse("study:make-up", args=[slug]) if short else "",
            mend_label=_("Arrange a make-up"),
            mend_by=MENDERS,
            records_url=reverse("study:people", args=[slug]),
        )


def _arranged_note(accounts: list[ledger.Account]) -> str:
    """Who studies by special arrangement is counted apart, never as short (domain.md S-51)."""
    arranged = [account for account in accounts if account.person.arrangement]
    if not arranged:
        return ""
    visits = sum(account.sums.visits for account in arranged)
    return _("%(people)d by special arrangement, counted apart; %(visits)d visits or deliveries recorded.") % {
        "people": len(arranged),
        "visits": visits,
    }


class StudyPlanned:
    """Rows of the phase's study plan (domain.md S-09). One query."""

    kind = "study_plan"
    label = _("rows of the study plan")

    def assess(self, requirement: Requirement) -> Finding:
        phase, target = requirement.phase, max(1, int(requirement.value))
        rows = PlannedStudy.objects.filter(phase=phase).count()
        url = reverse("study:plan", args=[phase.campaign.slug])
        add = reverse("study:plan-add", args=[phase.campaign.slug])
        return Finding(
            met=rows >= target,
            figure=str(rows),
            target=str(target),
            unit=requirement.unit or _("rows"),
            lacks=() if rows >= target else [Lack(_("study plan"), _("say what is studied when"), add)],
            mend_url=add,
            mend_label=_("Write the study plan"),
            mend_by=MENDERS,
            records_url=url,
        )


class MaterialsStudied:
    """How many of the required titles somebody they are for has studied (domain.md S-13…S-15). Four queries."""

    kind = "material_coverage"
    label = _("required titles that were studied")

    def assess(self, requirement: Requirement) -> Finding:
        slug = requirement.phase.campaign.slug
        covered = coverage.coverage_of(requirement.phase.campaign)
        unstudied = [one for one in covered if not one.is_studied]
        partly = sum(bool(one.missing) for one in covered if one.is_studied)
        note = ngettext_lazy(
            "%(count)d title has not reached everybody it is for yet.",
            "%(count)d titles have not reached everybody they are for yet.",
            partly,
        )
        url = reverse("study:coverage", args=[slug])
        return Finding(
            # A list without a single title proves nothing.
            met=bool(covered) and not unstudied,
            figure=str(len(covered) - len(unstudied)),
            target=str(len(covered) or int(requirement.value)),
            unit=requirement.unit or _("items"),
            lacks=[Lack(one.material.title, _("not studied yet"), url) for one in unstudied],
            note=note % {"count": partly} if partly else "",
            mend_url=reverse("study:session-add" if covered else "study:material-list", args=[slug]),
            mend_label=_("Record a session") if covered else _("List the materials"),
            mend_by=MENDERS,
            records_url=url,
        )


class MaterialsIssued:
    """Whether every member was given so many titles: 2 × 23 are 46 copies (domain.md T-13). Two queries."""

    kind = "material_issued"
    label = _("titles handed out to every member")

    def assess(self, requirement: Requirement) -> Finding:
        campaign, titles = requirement.phase.campaign, int(requirement.value)
        members = coverage.members_of(campaign)
        without = coverage.without(campaign, members, titles)
        lacking = sum(titles - held for _person, held in without)
        url = reverse("study:issue-list", args=[campaign.slug])
        return Finding(
            met=bool(members) and not without,
            figure=str(titles * len(members) - lacking),
            target=str(titles * len(members)),
            unit=requirement.unit or _("copies"),
            lacks=[
                Lack(person.name, _("%(held)d of %(titles)d titles") % {"held": held, "titles": titles}, url)
                for person, held in without
            ],
            mend_url=reverse("study:issue-add", args=[campaign.slug]),
            mend_label=_("Hand them out"),
            mend_by=MENDERS,
            records_url=url,
        )


class ReflectionsReceived:
    """One reflection of each department, or of each person (`where`: per, population; domain.md S-20)."""

    kind = reflections.REFLECTIONS
    label = _("reflections handed in")

    def assess(self, requirement: Requirement) -> Finding:
        awaited = reflections.awaited_in(requirement.phase, requirement)
        slug = requirement.phase.campaign.slug
        add = reverse("study:reflection-add", args=[slug])
        return Finding(
            met=bool(awaited.asked) and not awaited.missing,
            figure=str(awaited.received),
            target=str(len(awaited.asked)),
            unit=requirement.unit or (_("people") if awaited.per == "person" else _("departments")),
            lacks=[Lack(str(one), _("no reflection yet"), add) for one in awaited.missing],
            mend_url=add,
            mend_label=_("Enter reflections"),
            mend_by=MENDERS,
            records_url=reverse("study:reflection-list", args=[slug]),
        )


class ChecklistFulfilled:
    """Departments that fulfil every item of the study check-list (domain.md S-11, T-14)."""

    kind = "study_checklist"
    label = _("departments that fulfil the study check-list")

    def assess(self, requirement: Requirement) -> Finding:
        rows = checklist.rows_of(requirement.phase)
        short = [row for row in rows if row.missing or not row.cells]
        url = reverse("study:checklist", args=[requirement.phase.campaign.slug])
        return Finding(
            met=bool(rows) and not short,
            figure=str(len(rows) - len(short)),
            target=str(len(rows)),
            unit=requirement.unit or _("departments"),
            lacks=[
                Lack(
                    str(row.department),
                    _("%(done)d/%(all)d, missing: %(items)s")
                    % {"done": row.done, "all": len(row.cells), "items": "、".join(row.missing)},
                    url,
                )
                for row in short
            ],
            mend_url=url,
            mend_label=_("See the check-list"),
            mend_by=MENDERS,
            records_url=url,
        )
