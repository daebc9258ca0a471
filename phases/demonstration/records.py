"""What happened in an example campaign, recorded through the same services as everybody's records."""

from datetime import date, time, timedelta
from datetime import datetime as moment
from typing import Any

from phases.demonstration.cast import Cast, members_of
from phases.documents import services as documents
from phases.documents.models import Document
from phases.meetings import services as meetings
from phases.meetings.facts import AgendaLine, MeetingFacts, all_but
from phases.meetings.models import Meeting
from phases.organisation.models import User
from phases.study import services as study
from phases.study.facts import PlanFacts, ReflectionFacts, SessionFacts
from phases.study.models import StudyMaterial, StudySession
from phases.study.services.credits import Entry
from phases.timeline.models import Campaign, Phase

Facts = dict[str, Any]


# What of a meeting is copied as it stands in the file.
WORDS = ("place", "host", "chair", "superiors", "guests", "summary", "conveyed")


def meeting_facts(
    facts: Facts, *, phase: Phase, cast: Cast, kind: str, state: str = Meeting.State.HELD
) -> MeetingFacts:
    """A line of the file as what somebody would have typed."""
    absent = {cast.people[name].pk: reason for name, reason in (facts.get("absent") or {}).items()}
    group = cast.groups.get(facts["group"]) if facts.get("group") else None
    expected = list(group.members.all()) if group else members_of(cast, facts.get("attended", "serving"))
    starts = time.fromisoformat(facts["from"]) if facts.get("from") else None
    ends = time.fromisoformat(facts["until"]) if facts.get("until") else None
    if starts and facts.get("hours"):
        ends = (moment.combine(date.min, starts) + timedelta(hours=facts["hours"])).time()
    return MeetingFacts(
        phase=phase,
        kind=kind,
        title=facts["title"],
        held_on=facts["held_on"],
        state=state,
        starts_at=starts,
        ends_at=ends,
        agenda=tuple(AgendaLine(title, speaker) for title, speaker in facts.get("agenda", [])),
        groups=(group,) if group else (),
        attendance=() if state == Meeting.State.PLANNED else all_but(expected, absent),
        **{name: facts[name] for name in WORDS if facts.get(name)},
    )


def record_meetings(facts: Facts, *, phase: Phase, cast: Cast, by: User) -> None:
    for line in of_phase(facts.get("meetings", []), phase):
        heard = meeting_facts(line, phase=phase, cast=cast, kind=line["kind"])
        meetings.record_meeting(campaign=phase.campaign, facts=heard, by=by)


def record_study(facts: Facts, *, phase: Phase, cast: Cast, by: User) -> None:
    """Sessions held and planned, visits to those with a special arrangement, self-study."""
    materials = list(StudyMaterial.objects.filter(campaign=phase.campaign))
    for state, key in ((Meeting.State.HELD, "sessions"), (Meeting.State.PLANNED, "planned")):
        for line in of_phase(facts.get(key, []), phase):
            studied = SessionFacts(
                meeting=meeting_facts(line, phase=phase, cast=cast, kind=Meeting.Kind.STUDY, state=state),
                half_hours=int(line["hours"] * 2),
                form=line["form"],
                content=line.get("content", ""),
                materials=tuple(materials[number - 1] for number in line.get("materials", [])),
                lecturer=line.get("lecturer", ""),
                lecturer_from=line.get("lecturer_from", ""),
                lecturer_is_external=line.get("external", False),
            )
            study.record_session(campaign=phase.campaign, facts=studied, by=by)
    for name, on, hours, what in facts.get("alternative", []) if phase.order == 1 else []:
        study.record_alternative(phase=phase, entry=Entry(cast.people[name], on, int(hours * 2), what), by=by)
    for name, on, hours, what in facts.get("self_study", []) if phase.order == 1 else []:
        study.record_self_study(phase=phase, entry=Entry(cast.people[name], on, int(hours * 2), what), by=by)


def plan_study(work: Facts, *, phase: Phase, cast: Cast, by: User) -> None:
    """The study plan with the sessions that came of it, the books handed out, the reflections that came."""
    campaign = phase.campaign
    materials = list(StudyMaterial.objects.filter(campaign=campaign))
    rows = [
        PlanFacts(
            phase=phase,
            theme=theme,
            when=when,
            form=form,
            half_hours=int(hours * 2),
            lead=lead,
            groups=(cast.groups[group],),
            materials=tuple(materials[number - 1] for number in numbers),
        )
        for when, theme, form, group, hours, numbers, lead, *_session in work.get("study_plan", [])
    ]
    planned = study.add_rows(campaign=campaign, rows=rows, by=by)
    for row, line in zip(planned, work.get("study_plan", []), strict=True):
        for title in line[7:]:
            session = StudySession.objects.get(meeting__campaign=campaign, meeting__title=title)
            study.link_row(row=row, session=session, by=by)
    for number, audience, on in work.get("material_issue", []):
        people = members_of(cast, "leaders" if audience == "party_group" else "serving")
        study.issue_to_people(materials=[materials[number - 1]], people=people, on=on, by=by)
    lines = [
        ReflectionFacts(department=cast.departments[department], received_on=on, title=title)
        for department, title, on in work.get("reflections", [])
    ]
    study.receive_reflections(phase=phase, lines=lines, by=by)


def lay_out_materials(facts: Facts, *, campaign: Campaign, by: User) -> None:
    for title, priority, audience in facts["materials"]:
        study.add_material(campaign=campaign, title=title, priority=priority, audience=audience, by=by)


def file_documents(facts: Facts, *, phase: Phase, by: User) -> None:
    for line in of_phase(facts["documents"], phase):
        sections = [
            {"key": f"part-{number}", "heading": heading, "paragraphs": [text]}
            for number, (heading, text) in enumerate(line.get("sections", {}).items(), start=1)
        ]
        document = documents.create(
            campaign=phase.campaign,
            kind=line["kind"],
            title=line["title"],
            phase=phase,
            by=by,
            issuer=line["issuer"],
            number=line.get("number", ""),
        )
        if sections:
            body = {
                "title": line["title"],
                "number": line.get("number", ""),
                "addressee": "",
                "sections": sections,
                "closing": "",
            }
            documents.save_version(document=document, body=body, based_on=0, by=by)
        if line.get("filed") or line["kind"] == Document.Kind.DIRECTIVE:
            documents.file(document=document, by=by)


def of_phase(lines: list[Facts], phase: Phase) -> list[Facts]:
    return [line for line in lines if line.get("phase", 1) == phase.order]


def record_ending(ending: Facts, *, phase: Phase, cast: Cast, by: User) -> None:
    """The meeting that ends a phase, with its two items (domain.md S-52)."""
    summary = ending.get("kind") == "summary"
    kind = Meeting.Kind.SUMMARY if summary else Meeting.Kind.TRANSITION
    agenda = ["總結整個活動"] if summary else [f"總結{phase.name}階段工作", "部署下一階段工作"]
    held = MeetingFacts(
        phase=phase,
        kind=kind,
        title=str(Meeting.Kind(kind).label),
        held_on=ending["meeting_on"],
        agenda=tuple(AgendaLine(item) for item in agenda),
        attendance=all_but(members_of(cast, "serving"), {}),
    )
    meetings.record_meeting(campaign=phase.campaign, facts=held, by=by)
