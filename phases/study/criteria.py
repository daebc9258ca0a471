"""What study offers to the gate (domain.md S-16, S-17, S-51)."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from phases.core.criteria import Finding, Lack
from phases.meetings.models import Meeting
from phases.organisation.models import Group, Person
from phases.organisation.roles import Permission
from phases.study.models import COUNTED_FORMS
from phases.study.selectors import ledger, sessions
from phases.timeline.models import Requirement

MENDERS = (Permission.RECORD_STUDY, Permission.RECORD_OWN_DEPARTMENT)


class SessionsHeld:
    """How often a group, or anybody, studied. Three queries at most.

    `where`: `group` (a kind), `form` or `forms`, `held_by` (own, superior: domain.md T-16).
    """

    kind = "session_count"
    label = _("study sessions held")

    def assess(self, requirement: Requirement) -> Finding:
        where, phase = requirement.where, requirement.phase
        group = where.get("group", "")
        forms = where.get("forms") or ([where["form"]] if where.get("form") else COUNTED_FORMS)
        counting = Meeting.objects.filter(phase=phase).held(requirement)
        held = sessions.count_held(phase, group=group, forms=forms, meetings=counting)
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
