"""A campaign with one of everything, and somebody in every role: for tests that walk the whole product."""

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from phases.core.jobs.models import Job
from phases.documents import services as documents
from phases.meetings import links as sign_in
from phases.opinions.models import Consolidation, Opinion
from phases.organisation.models import Person, Unit, User
from phases.organisation.roles import Role
from phases.rectification import services as rectification_services
from phases.rectification.models import Item
from phases.reports import links
from phases.reports.services import record_delivered
from phases.research import services as research_services
from phases.study import services as study_services
from phases.timeline.models import Appointment, Campaign, Step, Task, Waiver
from tests.factories import (
    analysis,
    analysis_report,
    appraisal,
    box,
    discussion,
    jobs,
    leadership,
    ledgers,
    life,
    meetings,
    opinions,
    organisation,
    publicity,
    rectification,
    research,
    study,
    submissions,
    timeline,
    urns,
)
from tests.factories import documents as make
from tests.factories import reports as reporting

HERE, SUPERIORS = "bureau", "committee"


@dataclass
class Scene:
    """`users` by role, with an `administrator` and an `outsider` (office elsewhere); `at` fills addresses."""

    place: SimpleNamespace
    users: dict[str, User]
    at: dict[str, dict[str, Any]] = field(default_factory=dict)


def scene() -> Scene:
    place = make.bureau(email="committee@example.org")
    campaign, office = place.campaign, place.office
    department = organisation.department(campaign.unit)
    people = meetings.people(department, 4)
    users = everybody(place, department, people[0])
    session = study.session(campaign, by=office, people=people, absent={people[3]: "sick"}, content="集中学习")
    credit = study_services.record_self_study(phase=place.phase, entry=study.entry(people[1], half_hours=4), by=office)
    meeting = meetings.meeting(campaign, by=office, people=people)
    issued = reporting.issued(place)
    draft = make.drafted(place, kind="implementation_plan")
    remark = documents.add_remark(version=make.newest(draft), text="再具体一些", by=place.head)
    requirement = study.requirement(campaign, "session_count", value=3)
    waiver = Waiver.objects.create(requirement=requirement, reason="没有条件", asked_by=office)
    step = Step.objects.create(phase=place.phase, order=1, key="prepare", name="准备")
    task = Task.objects.create(step=step, order=1, key="plan", name="制定实施方案")
    group = organisation.group(campaign.unit, name="中心组（场景）")
    material = study.material(campaign, "《摘编》")
    appointment = Appointment.objects.get(campaign=campaign, user=place.colleague)
    arrived = record_delivered(delivery=reporting.delivery(issued, "inbox"))
    failed = reporting.delivery(issued, "email")
    job = Job.objects.filter(scope=str(campaign.audit_chain)).first() or jobs.asked(scope=str(campaign.audit_chain))
    one, first = {"slug": HERE}, {"slug": HERE, "order": 1}
    at = {
        "slug": one,
        "order": first,
        "task": one | {"pk": task.pk},
        "part": one | {"pk": appointment.pk},
        "account": {"pk": users["leader"].pk},
        "unit": {"pk": department.pk},
        "export": one | {"key": "sessions", "suffix": "csv"},
        "meeting": one | {"pk": meeting.pk},
        "session": one | {"pk": session.pk},
        "material": one | {"pk": material.pk},
        "group": one | {"pk": group.pk},
        "person": one | {"pk": people[1].pk},
        "themselves": one | {"pk": people[0].pk},
        "credit": one | {"pk": credit.pk},
        "job": {"pk": job.pk},
        **of_box(campaign, office),
        "draft": one | {"pk": draft.pk},
        "draft version": one | {"pk": draft.pk, "number": 1},
        "compare": one | {"pk": draft.pk, "old": 1, "new": 1},
        "remark": one | {"pk": draft.pk, "remark_pk": remark.pk},
        "deed": one | {"pk": draft.pk, "act": "submit"},
        "report": one | {"pk": issued.pk},
        "report version": one | {"pk": issued.pk, "number": 1},
        "paper": one | {"pk": issued.pk, "number": 1, "suffix": "pdf"},
        "delivery": one | {"pk": failed.pk},
        "inbox": {"slug": SUPERIORS},
        "arrived": {"slug": SUPERIORS, "pk": arrived.pk},
        "token": {"token": links.reply_token(failed)},
        "waiver": first | {"pk": waiver.pk},
        **of_findings(place, department),
        **of_ballots(campaign, office, users["head"]),
        **analysis_report.in_scene(place, department),
        "move": first | {"act": "request"},
        "requirement": one | {"pk": requirement.pk},
        **of_a_sheet(campaign, office),
    }
    at |= of_opinions(campaign, office, one) | of_an_urn(campaign)
    at |= life.beside_meetings(campaign, people, office, users["secretary"])
    made = study.beside_sessions(campaign, department, people[0], office)
    at |= {name: one | {"pk": pk} for name, pk in made.items()}
    return Scene(place=place, users=users, at=at | registers(place, people[0]) | signing_in(place, people))


def signing_in(place: SimpleNamespace, people: list[Person]) -> dict[str, dict[str, Any]]:
    """An open desk with the code on its wall, and a review of the phase."""
    desk = meetings.desk(place.campaign, people=people, by=place.office)
    review = meetings.review(place.phase, by=place.office)
    return {
        "desk": {"slug": HERE, "pk": desk.meeting_id},
        "sign-in": {"code": sign_in.code_of(desk)},
        "review": {"slug": HERE, "pk": review.pk},
    }


def registers(place: SimpleNamespace, person: Person) -> dict[str, dict[str, Any]]:
    """A record in every plain register, and what fills the addresses of their pages."""
    campaign, office = place.campaign, place.office
    sent, column = submissions.paper(campaign, office), publicity.column(campaign, office)
    bulletin = publicity.bulletin(campaign, office)
    documents.file(document=bulletin.document, by=office)
    member = leadership.member(campaign, office, person=person)
    leader = organisation.person(campaign.unit, is_leader=True)
    duty = leadership.drawn_up(campaign, office, "参加学习")[0]
    one = {"slug": HERE}
    return {
        "papers": one | {"key": "papers"},
        "sent paper": one | {"key": "papers", "pk": sent.pk},
        "columns": one | {"key": "columns"},
        "column": one | {"key": "columns", "pk": column.pk},
        "bulletin": one | {"pk": bulletin.pk},
        "members": one | {"key": "members"},
        "member": one | {"key": "members", "pk": member.pk},
        "leader": one | {"pk": leader.pk},
        "duty": one | {"pk": duty.pk},
        "duties": one | {"act": "draw-up"},
    }


def of_an_urn(campaign: Campaign) -> dict[str, dict[str, Any]]:
    """A sealed ballot that is closed, and what stands in the addresses of its pages."""
    made = urns.urn(campaign, state="closed").urn
    at = {"slug": HERE, "pk": made.appraisal_id}
    return {"urn": at, "urn deed": at | {"act": "open"}, "urn closed": {"pk": made.pk}, "voter": {"role": "voter"}}


def of_opinions(campaign: Campaign, office: User, one: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """A channel with a form, a raw opinion and the consolidated one that holds it."""
    channel, category = opinions.channel(campaign), opinions.category(campaign, "自身建设")
    form = opinions.form(campaign, on=channel)
    raw = opinions.opinion(campaign, "多开放几天", on=channel, by=office)
    group = opinions.group(campaign, opinions.opinion(campaign, on=channel, by=office), by=office)
    act = Consolidation.objects.get(group=group)
    return {
        "channel": one | {"pk": channel.pk},
        "words": one | {"words": "categories"},
        "word": one | {"words": "categories", "pk": category.pk},
        "form": one | {"pk": form.pk},
        "form file": one | {"pk": form.pk, "suffix": "docx"},
        "summary file": one | {"suffix": "docx"},
        "opinion": one | {"pk": raw.pk},
        "consolidated": one | {"pk": group.pk},
        "way": one | {"kind": "consolidated", "key": group.pk},
        "act": one | {"pk": act.pk},
    }


def of_box(campaign: Campaign, office: User) -> dict[str, dict[str, Any]]:
    """The opinion box with one opinion that was emptied out of it."""
    opened = box.box(campaign, by=office)
    box.given(opened, "窗口办事慢")
    box.emptied(opened)
    one = {"slug": HERE}
    return {"box": one, "from the box": one | {"pk": Opinion.objects.get(from_box=True).pk}}


def of_ballots(campaign: Campaign, office: User, head: User) -> dict[str, dict[str, Any]]:
    """Appraisals planned, held, counted once by the office, counted twice, and locked."""
    one, form = {"slug": HERE}, "整体评价：满意、基本满意、不满意"
    rows, second = [(16, 2, 0)], meetings.appointed(campaign)
    locked = appraisal.locked(campaign, form, by=second, other=office, head=head, rows=rows)
    return {
        "appraisal": one | {"pk": locked.pk},
        "appraisal planned": one | {"pk": appraisal.planned(campaign, form, by=office, title="筹备").pk},
        "appraisal held": one | {"pk": appraisal.held(campaign, form, by=office, title="已开").pk},
        "appraisal counted": one | {"pk": appraisal.entered(campaign, form, by=second, rows=rows, title="初计").pk},
        "appraisal step": one | {"pk": appraisal.planned(campaign, form, by=office, title="将开").pk, "act": "hold"},
    }


def of_findings(place: SimpleNamespace, department: Unit) -> dict[str, dict[str, Any]]:
    """A topic, a discussion, a problem and items in each state, all of the same department."""
    campaign, office, one = place.campaign, place.office, {"slug": HERE}
    heard = opinions.opinion(campaign, by=office)
    topic = research.topic(campaign, "知识产权质押", department=department, by=office)
    visit = research.visit(campaign, topic=topic, by=office)
    fixed = research.reported(research.topic(campaign, "平台建设", department=department, by=office), by=office)
    conversion = research.converted(fixed, by=office)
    research_services.link_opinions(topic=topic, opinions=[heard], by=office)
    held = discussion.discussion(campaign, department, by=office, suggestions=["公布办事电话"])
    problem = analysis.problem(campaign, department=department, by=office)
    item = rectification.item(campaign, department=department, by=office)
    return of_a_plan(place, department, item) | {
        "topic": one | {"pk": topic.pk},
        "topic step": one | {"pk": topic.pk, "act": "suspend"},
        "topic opinion": one | {"pk": topic.pk, "opinion": heard.pk},
        "visit": one | {"pk": visit.pk},
        "reported": one | {"pk": fixed.pk},
        "conversion": one | {"pk": conversion.pk},
        "department": one | {"pk": department.pk},
        "discussion": one | {"pk": held.pk},
        "suggestion": one | {"pk": held.suggestions.get().pk},
        "problem": one | {"pk": problem.pk},
        "problem step": one | {"pk": problem.pk, "act": "confirm"},
        "item": one | {"pk": item.pk},
        "item to check": one | {"pk": rectification.claimed(campaign, by=place.colleague).pk},
        "item to close": one | {"pk": rectification.checked(campaign, by=place.colleague, other=office).pk},
        "item step": one | {"pk": rectification.drawn_up(campaign, by=office).pk, "act": "begin"},
    }


def of_a_plan(place: SimpleNamespace, department: Unit, item: Item) -> dict[str, dict[str, Any]]:
    """A published plan with an item whose leader is asked, a file, a regulation on its way and one in a booklet."""
    campaign, office, one = place.campaign, place.office, {"slug": HERE}
    plan = rectification.plan(campaign, "开展科普工作", by=office)
    leader = organisation.person(campaign.unit, "领导甲乙", is_leader=True)
    category = plan.categories.get()
    asked = rectification.checked(
        campaign, by=place.colleague, other=office, leader=leader, department=department, quick_fix=False
    )
    rectification.planned(campaign, category, by=office, department=department)
    rectification.approved(plan, by=office)
    publication = rectification.published(plan, by=office, scope="public")
    file = rectification_services.keep_evidence(item=item, name="讲解班表.txt", content=b"1", by=office)
    rectification.regulation(campaign, "考勤制度", by=office, issued_on=meetings.DAY)
    waiting = rectification.regulation(campaign, "会议制度", by=office)
    rectification_services.record_measure(campaign=campaign, by=office, group="学习", text="每月学习日")
    booklet = rectification.booklet(campaign, by=office)
    return {
        "item to agree": one | {"pk": asked.pk},
        "batch": one | {"act": "check"},
        "evidence": one | {"pk": item.pk, "file_pk": file.pk},
        "category": one | {"pk": category.pk},
        "publication": one | {"pk": publication.pk},
        "regulations": one | {"key": "regulations"},
        "line of regulations": one | {"key": "regulations", "pk": waiting.pk},
        "regulation": one | {"pk": waiting.pk},
        "regulation step": one | {"pk": waiting.pk, "act": "issue"},
        "booklet": one | {"pk": booklet.pk},
    }


def everybody(place: SimpleNamespace, department: Unit, person: Person) -> dict[str, User]:
    """One user per role, the superior through the campaign above."""
    users = {str(role): timeline.part(place.campaign, role) for role in (Role.LEADER, Role.OBSERVER)}
    users |= {
        str(role): timeline.part(place.campaign, role, department=department) for role in (Role.LIAISON, Role.SECRETARY)
    }
    users["head"], users["office"], users["superior"] = place.head, place.office, place.committee
    users["member"] = timeline.part(place.campaign, Role.MEMBER, organisation.user(person=person))
    users["administrator"] = organisation.administrator()
    users["outsider"] = timeline.part(timeline.campaign(), Role.OFFICE)
    return users


def url_names(resolver: URLResolver | None = None, within: str = "") -> list[str]:
    """The name of every address of the product; an address without one fails here."""
    found: list[str] = []
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            assert pattern.name, f"{pattern.pattern} has no name"
            found.append(f"{within}{pattern.name}")
        else:
            found += url_names(pattern, f"{within}{pattern.namespace}:" if pattern.namespace else within)
    return found


def of_a_sheet(campaign: Campaign, office: User) -> dict[str, dict[str, Any]]:
    """A ledger, and a sheet on its way into it: one line new, one faulty."""
    imported = ledgers.opened(campaign, office, "roster", "姓名,部门,职务\n温如玉,办公室,主任\n,办公室,\n")
    one = {"slug": HERE}
    return {"ledger": one | {"key": "roster"}, "import": one | {"pk": imported.pk}}
