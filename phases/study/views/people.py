"""People with their hours, in roster order; never sorted by totals (no comparison of people)."""

from decimal import Decimal

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from phases.organisation.models import Person
from phases.organisation.roles import Permission
from phases.study import access
from phases.study.forms.credits import PeopleFilter
from phases.study.selectors import ledger, make_ups, people
from phases.study.selectors.ledger import Account
from phases.timeline import access as campaigns
from phases.timeline import selectors as timeline

ON_A_PAGE = 60
VIEWS = (
    ("", _("everybody")),
    ("members", _("hours demanded")),
    ("short", _("hours missing")),
    ("special", _("special arrangement")),
)


@login_required
def people_list(request: HttpRequest, slug: str) -> HttpResponse:
    campaign = campaigns.campaign_for(request, slug, Permission.SEE_STUDY)
    phase = timeline.current_phase(campaign)
    roster = list(Person.objects.on_roster(campaign.unit))
    demand = ledger.Demand(None, None)
    accounts = [Account(person, ledger.Sums(), None) for person in roster]
    if phase is not None:
        phase.campaign = campaign
        demand = ledger.demand_in(phase)
        accounts = ledger.accounts_of(phase, roster, demand)
    filters = {name: str(value) for name, value in request.GET.items()}
    gathering = min(make_ups.LONG_GATHERING, max((account.lack for account in accounts), default=0))
    needs = ledger.make_up_list(accounts, gathering)
    context = {
        "campaign": campaign,
        "page": Paginator(people.matching(accounts, filters), ON_A_PAGE).get_page(request.GET.get("page")),
        "views": _views(accounts, filters),
        "form": PeopleFilter(request.GET, departments=people.departments_of(accounts)),
        "target": Decimal(demand.half_hours) / 2 if demand.half_hours else None,
        "asked": sum(account.target is not None for account in accounts),
        "arranged": sum(account.state == "special" for account in accounts),
        "needs": needs,
        "lacking": sum(need.account.lack for need in needs),
        "gathering": gathering,
        "left": [need for need in needs if need.after],
        "may_record": access.may_record(request),
        "may_edit": access.part_of(request).may(Permission.EDIT_ROSTER),
        "may_export": access.part_of(request).may(Permission.EXPORT),
    }
    return render(request, "study/people.html", context)


def _views(accounts: list[Account], filters: dict[str, str]) -> list[dict[str, object]]:
    """The saved views above the list, with their counts."""
    show = filters.get("show", "")
    return [
        {
            "label": label,
            "url": f"?show={key}" if key else "?",
            "count": len(people.matching(accounts, {"show": key})),
            "current": key == show,
        }
        for key, label in VIEWS
    ]
