"""What must be true of the leading group, its list of duties and the observers."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from phases.core.verdict import Verdict
from phases.leadership.models import DutyList, GroupMember, LeaderDuty, Observer
from phases.organisation.models import Person
from phases.timeline.models import Campaign


def is_somebody(person: Person | None, name: str) -> Verdict:
    if person or name.strip():
        return Verdict.yes()
    return Verdict.no(_("Not saved: choose somebody from the roster, or write a name."))


def may_work(part: str, functions: tuple[bool, ...]) -> Verdict:
    """Coordination, inspection and publicity are functions of the office (domain.md S-45)."""
    if any(functions) and part not in GroupMember.OFFICE_PARTS:
        return Verdict.no(_("Not saved: the three functions belong to the office. Give a part in the office."))
    return Verdict.yes()


def may_draw_up(campaign: Campaign, leaders: list[Person]) -> Verdict:
    if not campaign.rules.get("leader_checklist"):
        return Verdict.no(_("The campaign's template names nothing that every leader does."))
    if not leaders:
        return Verdict.no(_("Nobody on the roster is marked as a member of the leadership. Mark them there first."))
    return Verdict.yes()


def may_publish(duties: list[LeaderDuty], on: date, campaign: Campaign) -> Verdict:
    """What is published can be read by everybody of the campaign, observers too (domain.md T-09)."""
    if not duties:
        return Verdict.no(_("There is no list yet. Draw it up first."))
    if on > campaign.today:
        return Verdict.no(_("This day has not come yet. Publish the list on the day itself."))
    return Verdict.yes()


def may_withdraw(published: DutyList | None) -> Verdict:
    if published is None or published.published_on is None:
        return Verdict.no(_("The list is not published."))
    return Verdict.yes()


def may_tick(duty: LeaderDuty, on: date | None) -> Verdict:
    if on and on > duty.campaign.today:
        return Verdict.no(_("This day has not come yet. Tick it when it is done."))
    return Verdict.yes()


def may_observe(person: Person, campaign: Campaign, observer: Observer | None = None) -> Verdict:
    """Everybody is chosen once."""
    others = Observer.objects.filter(campaign=campaign, person=person)
    if (others.exclude(pk=observer.pk) if observer else others).exists():
        return Verdict.no(_("%(name)s is an observer already.") % {"name": person.name})
    return Verdict.yes()
