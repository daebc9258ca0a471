"""A life meeting with people, as the tests of organisation life need it (domain.md T-25…T-36)."""

from datetime import date
from types import SimpleNamespace

from phases.meetings.models import Meeting
from phases.organisation.models import Person, User
from phases.organisation.roles import Role
from phases.organisation_life import services
from tests.factories import meetings, organisation, timeline

DAY = date(2008, 12, 23)
TODAY = date(2008, 12, 20)
AGENDA = ["通报意见", "书记专题发言和个人发言", "副馆长和党员依次发言", "相互评议、代表发言", "上级讲话", "小结"]
REVIEW = [{"by": "superior", "name": "省科协领导小组"}]
NOTICES = [{"to": "全体党员", "days": 3, "enclosures": ["notice"]}, {"to": "省科协领导小组", "days": 15}]
Category = Person.Category


def rules(**more):
    of_kind = {"notices": NOTICES, "speech_review": REVIEW} | more
    return {"agendas": {"organisational_life": AGENDA}, "life_meetings": {"organisational_life": of_kind}}


def museum(*, state=Meeting.State.PLANNED, today=TODAY, **more) -> SimpleNamespace:
    """A secretary, two deputy directors, two members, an activist, two representatives; a meeting on 23 December."""
    campaign = timeline.campaign(
        slug="museum", year=2008, stands_still_on=today, superior_name="省科协领导小组", rules=rules(**more)
    )
    unit = campaign.unit
    people = SimpleNamespace(
        secretary=organisation.person(unit, "徐东向", is_leader=True),
        deputies=[organisation.person(unit, name, is_leader=True) for name in ("张英虎", "李副馆长")],
        members=[organisation.person(unit, name) for name in ("王党员", "赵党员")],
        activist=organisation.person(unit, "积极分子", category=Category.ACTIVIST),
        representatives=[organisation.person(unit, name, category=Category.MASS) for name in ("代表甲", "代表乙")],
    )
    everybody = [
        people.secretary, *people.deputies, *people.members, people.activist, *people.representatives,
    ]  # fmt: skip
    office = meetings.appointed(campaign)
    meeting = meetings.meeting(
        campaign,
        by=office,
        people=everybody,
        absent={people.representatives[1]: "business"},
        on=DAY if state == Meeting.State.PLANNED else min(DAY, today),
        kind=Meeting.Kind.ORG_LIFE,
        title="支部组织生活会",
        phase=campaign.phases.get(order=2),
        state=state,
        superiors="省科协副主席",
    )
    meeting.campaign = campaign
    return SimpleNamespace(campaign=campaign, office=office, meeting=meeting, people=people, everybody=everybody)


def held(**more) -> SimpleNamespace:
    return museum(state=Meeting.State.HELD, today=date(2008, 12, 24), **more)


def login(place, person: Person, role: Role = Role.MEMBER) -> User:
    """The account of somebody on the roster."""
    user = meetings.appointed(place.campaign, role)
    user.person = person
    user.save()
    return user


def handed_in(place, person: Person, text="我查找了自己的不足。", role: Role = Role.MEMBER):
    user = login(place, person, role)
    version = services.save_draft(meeting=place.meeting, person=person, text=text, by=user)
    return services.hand_in(draft=version.draft, by=user)


def talk(at, talker, partner, *, by, on=TODAY, **fields):
    return services.record_talk(campaign=at.campaign, talker=talker, partner=partner, talked_on=on, by=by, **fields)


def beside_meetings(campaign, people, office, secretary):
    """What fills the addresses of organisation life: one of everything, at a meeting to come and one that was held."""
    here = {"slug": campaign.slug}
    kinds = (Meeting.Kind.ORG_LIFE, Meeting.Kind.OPINION_REVIEW)
    meeting, review = (meetings.meeting(campaign, by=office, people=people, kind=kind, title=kind) for kind in kinds)
    for one in (meeting, review):
        one.campaign = campaign
    [draft] = services.receive_on_paper(meeting=meeting, people=[people[1]], by=office)
    services.list_speakers(meeting=meeting, people=people[:2], by=office)
    comment = services.note_comment(meeting=meeting, text="再大胆些", by=office)
    services.sum_up_opinions(meeting=meeting, by=office)
    noted = services.record_talk(
        campaign=campaign, talker=people[0], partner=people[1], talked_on=meetings.DAY, by=secretary
    )
    return {
        "life": here | {"pk": meeting.pk},
        "opinion review": here | {"pk": review.pk},
        "speech draft": here | {"pk": draft.pk},
        "speech": here | {"pk": meeting.pk, "order": 1},
        "comment": here | {"pk": meeting.pk, "comment": comment.pk},
        "talk": here | {"pk": noted.pk},
    }


def museum_person():
    """Somebody of another unit."""
    return organisation.person(organisation.unit())
