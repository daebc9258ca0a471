"""A bureau that is nearly through phase one: only party-group study, report and transition are left."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from phases.analysis.models import Problem
from phases.box import services as boxes
from phases.documents import services as documents
from phases.meetings.models import Meeting
from phases.opinions import services as gathering
from phases.opinions.models import Channel, Opinion
from phases.organisation.models import Unit, User
from phases.organisation.roles import Role
from phases.research import services as inquiry
from phases.study import services as learning
from phases.timeline import services as phases
from phases.timeline.models import Campaign
from phases.timeline.template import available
from tests.factories import analysis, discussion, meetings, opinions, organisation, publicity, research, study, timeline
from tests.factories import documents as make

MEMBERS = ("周明远", "沈国栋", "陆静宜", "韩志刚")
PASSWORD = "right-password"


def somebody(name: str, campaign: Campaign, role: Role) -> User:
    """Their pages are in English, so that a test reads the same whatever the catalogues hold."""
    return timeline.part(campaign, role, organisation.user(username=f"{role}-{name}", name=name, language="en"))


def campaign(administrator: User, unit: str, slug: str, **fields: Any) -> Campaign:
    made = phases.create_campaign(
        template=available()["study-practice-2009-bureau"],
        unit=organisation.unit(unit),
        by=administrator,
        slug=slug,
        name="深入学习实践科学发展观活动",
        short_name="学习实践活动",
        year=2009,
        **fields,
    )
    return Campaign.objects.get(pk=made.pk)


def bureau() -> SimpleNamespace:
    administrator = organisation.administrator()
    superior = campaign(administrator, "市委活动领导小组", "shiwei")
    own = campaign(
        administrator,
        "市科学技术局",
        "kj",
        parent=superior,
        superior_name="市委活动领导小组",
        superior_email="committee@example.org",
        issuer_mark="市科学技术局文件",
        number_prefix="科发",
    )
    head, office = somebody("周明远", own, Role.HEAD), somebody("何雨桐", own, Role.OFFICE)
    committee = somebody("联络二组", superior, Role.OFFICE)
    department = organisation.department(own.unit)
    people = [organisation.person(department, name) for name in MEMBERS]
    organisation.group(own.unit, *people)
    phase = phases.move(phase=own.phases.all()[0], act="start", by=head)
    record(own, office, people)
    listen(own, office)
    inquire(own, department, office, people)
    return SimpleNamespace(campaign=own, phase=phase, superior=superior, head=head, office=office, committee=committee)


def record(own: Campaign, office: User, people: list[Any]) -> None:
    """Conveyed, mobilised, the plan filed; a lecture of three hours, a seminar of two, a reflection."""
    for kind, day in ((Meeting.Kind.CONVEYANCE, 16), (Meeting.Kind.MOBILISATION, 20)):
        meetings.meeting(own, by=office, people=people, kind=kind, title=str(kind), on=date(2009, 3, day))
    study.plan_row(own, "科学发展观专题", when="3月下旬", by=office)
    titles = learning.adopt_materials(campaign=own, by=office)
    for form, half_hours, day in (("lecture", 6, 24), ("seminar", 4, 27)):
        study.session(
            own,
            by=office,
            people=people,
            form=form,
            half_hours=half_hours,
            on=date(2009, 3, day),
            materials=titles,
            lecturer_is_external=form == "lecture",
        )
    study.reflection(own, people[0].unit, by=office, on=date(2009, 3, 27))
    plan = documents.create(
        campaign=own, kind="implementation_plan", title="实施方案", phase=own.phases.all()[0], by=office
    )
    sections = [{"key": name, "heading": name, "paragraphs": ["……"]} for name in make.PLAN_SECTIONS]
    documents.save_version(document=plan, body=make.body() | {"sections": sections}, based_on=0, by=office)
    documents.file(document=plan, by=office)


def listen(own: Campaign, office: User) -> None:
    """All channels of the template opened, an opinion from each, and all of them gathered into one."""
    gathering.lay_out(campaign=own, by=office)
    boxes.open_box(campaign=own, name="网上征求意见箱", invitation="请您提意见。", by=office)
    for channel in Channel.objects.filter(campaign=own):
        opinions.opinion(own, f"{channel}：窗口办事慢", on=channel, by=office)
    opinions.group(own, *Opinion.objects.filter(campaign=own), text="窗口办事慢", by=office)


def inquire(own: Campaign, department: Unit, office: User, people: list[Any]) -> None:
    """Six reports exchanged, a discussion summed up, a problem of each kind; three columns tell of it."""
    topics = [research.topic(own, title, by=office, department=department) for title in research.SIX]
    topics = [research.reported(topic, by=office) for topic in topics]
    exchange = research.exchange_meeting(own, by=office, people=people, on=date(2009, 4, 10))
    inquiry.exchange_reports(meeting=exchange, topics=topics, by=office)
    for subject in (Problem.Subject.LEADING_GROUP, Problem.Subject.PARTY_CADRES):
        analysis.problem(own, by=office, subject=subject)
    discussion.discussion(own, department, by=office, views=["科技贡献看实效"], suggestions=["公布办事电话"])
    discussion.summary(own, department, by=office)
    publicity.three_columns(own)
