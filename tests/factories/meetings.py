"""Campaigns with a roster, and meetings in them, as the tests of meetings and study need them."""

from datetime import date, time
from itertools import count

from phases.meetings import services
from phases.meetings.facts import MeetingFacts, all_but
from phases.meetings.models import Meeting
from phases.organisation.models import Group, Person, Unit, User
from phases.organisation.roles import Role
from phases.timeline.models import Appointment, Campaign, Phase

numbers = count(1)
SURNAMES = "周沈陆韩顾何唐许蒋邵方孔欧薛罗秦潘施严金戴卫曹"
DAY = date(2009, 4, 10)


def unit(name="市科技局", *, parent=None, kind=Unit.Kind.UNIT):
    made = Unit(name=name, short_name=name, kind=kind, parent=parent, path=f"pending{next(numbers)}")
    made.save()
    made.path = f"{parent.path if parent else '/'}{made.pk}/"
    made.save()
    return made


def campaign(*, of=None, slug="", **fields):
    """A bureau's campaign with its first phase in progress."""
    made = Campaign.objects.create(
        unit=of or unit(),
        slug=slug or f"campaign-{next(numbers)}",
        name="深入学习实践科学发展观活动",
        short_name="学习实践活动",
        year=2009,
        template_key="test",
        **fields,
    )
    phase(made)
    return made


def phase(of, *, order=1, state="active", name="学习调研", **fields):
    return Phase.objects.create(campaign=of, order=order, key=f"phase-{order}", name=name, state=state, **fields)


def person(at, name="", **fields):
    number = next(numbers)
    return Person.objects.create(
        unit=at, name=name or f"{SURNAMES[number % len(SURNAMES)]}{number}", order=fields.pop("order", number), **fields
    )


def people(at, how_many=3):
    return [person(at) for _ in range(how_many)]


def group(at, *members, kind=Group.Kind.PARTY_GROUP, name=""):
    made = Group.objects.create(unit=at, kind=kind, name=name or f"中心组{next(numbers)}")
    made.members.set(members)
    return made


def user(name="", **fields):
    username = name or f"user{next(numbers)}"
    return User.objects.create_user(username, "a long password", name=username, **fields)


def appointed(to, role=Role.OFFICE, *, department=None, **fields):
    """A login with a part in the campaign."""
    made = user(**fields)
    Appointment.objects.create(campaign=to, user=made, role=role, department=department)
    return made


def facts(of, *, people=(), absent=None, on=DAY, kind=Meeting.Kind.MOBILISATION, title="动员大会", **fields):
    """What would be typed; `absent` maps a person to the reason."""
    away = {person.pk: reason for person, reason in (absent or {}).items()}
    return MeetingFacts(
        phase=fields.pop("phase", None) or of.phases.all()[0],
        kind=kind,
        title=title,
        held_on=on,
        attendance=all_but(people, away),
        **fields,
    )


def meeting(of, *, by=None, **fields):
    return services.record_meeting(campaign=of, facts=facts(of, **fields), by=by or appointed(of))


def at(hour, minute=0):
    return time(hour, minute)
