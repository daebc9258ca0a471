"""The leadership of a campaign for tests, made by the same acts as in life."""

from datetime import date
from typing import Any

from phases.leadership import services
from phases.leadership.models import GroupMember, InspectionNote, LeaderDuty, LeadingGroup, Observer
from phases.organisation.models import Person, User
from phases.organisation.roles import Role
from phases.timeline.models import Campaign
from tests.factories import organisation, timeline

DAY = date(2008, 10, 15)
ELEVEN = [
    "參加學習", "進行輔導", "開展調研", "撰寫調研報告", "廣泛徵求意見", "開展談心活動", "召開支部組織生活會",
    "形成領導班子分析檢查報告", "制定整改落實方案", "進行工作總結", "開展評議",
]  # fmt: skip


def office(campaign: Campaign) -> User:
    return timeline.part(campaign, Role.OFFICE)


def leader(campaign: Campaign, name: str = "") -> Person:
    return organisation.person(campaign.unit, name, is_leader=True)


def group(campaign: Campaign, by: User | None = None, **fields: Any) -> LeadingGroup:
    fields = {"name": "学习实践活动领导小组"} | fields
    return services.found_group(campaign=campaign, by=by or office(campaign), **fields)


def member(campaign: Campaign, by: User | None = None, **fields: Any) -> GroupMember:
    if "person" not in fields:
        fields = {"name": "周明远"} | fields
    return services.add_member(campaign=campaign, by=by or office(campaign), **fields)


def drawn_up(campaign: Campaign, by: User | None = None, *items: str) -> list[LeaderDuty]:
    """The list for every leader on the roster; without items the museum's eleven."""
    campaign.rules["leader_checklist"] = list(items) or ELEVEN
    campaign.save()
    services.draw_up_duties(campaign=campaign, by=by or office(campaign))
    return list(LeaderDuty.objects.filter(campaign=campaign).select_related("campaign"))


def observer(campaign: Campaign, by: User | None = None, **fields: Any) -> Observer:
    fields = {"kind": Observer.Kind.MASS, "chosen_on": DAY} | fields
    fields.setdefault("person", organisation.person(campaign.unit, category=fields["kind"]))
    return services.choose_observer(campaign=campaign, by=by or office(campaign), **fields)


def seven_observers(campaign: Campaign) -> list[Observer]:
    """Two representatives of the masses and five applicants (domain.md T-10)."""
    return [observer(campaign, kind=kind) for kind in [Observer.Kind.MASS] * 2 + [Observer.Kind.ACTIVIST] * 5]


def inspection(campaign: Campaign, by: User | None = None, **fields: Any) -> InspectionNote:
    fields = {"on": DAY, "text": "学习心得还没有交"} | fields
    if "department" not in fields:
        fields["department"] = organisation.department(campaign.unit, "政策法规处")
    return services.note_inspection(campaign=campaign, by=by or office(campaign), **fields)
