"""What the examples did beside study and opinions: who leads, research, discussion, problems, publicity, the superior.

Each function enters one kind of record of the file's `work` part, as the office would have typed it.
"""

from typing import Any

from phases.analysis import services as analysis
from phases.demonstration.stage import Stage
from phases.discussion import services as discussion
from phases.documents.models import Document
from phases.leadership import services as leadership
from phases.leadership.models import LeaderDuty
from phases.meetings.models import Meeting
from phases.publicity import services as publicity
from phases.publicity.models import PublicityColumn
from phases.rectification import services as rectification
from phases.research import services as research
from phases.research.models import Topic
from phases.submissions import services as submissions

Facts = dict[str, Any]
OFFICE_DUTIES = {"coordination": "coordinates", "inspection": "inspects", "publicity": "publicises"}
# The acts that bring a topic to the state that the file names; a report is written or taken in by acts of its own.
TOPIC_ACTS = {"approved": ["approve"], "in_progress": ["approve", "begin"]}


def play_work(facts: Facts, *, stage: Stage) -> None:
    """Everything of the file; its days all lie in phase one."""
    lead(facts, stage)
    for line in facts.get("consents", []):
        ask_consent(line, stage)
    for play, key in ((open_columns, "columns"), (look_into, "topics"), (discuss, "discussions")):
        play(facts.get(key, []), stage)
    publicise(facts, stage)
    visit(facts.get("visits", []), stage)
    send(facts.get("submissions", []), stage)
    find_problems(facts.get("problems", []), stage)
    put_right(facts.get("quick_fixes", []), stage)


def lead(facts: Facts, stage: Stage) -> None:
    """The leading group and its office, who guides which department, the leaders' list, observers, inspections."""
    campaign, by, group = stage.campaign, stage.office, facts["leading_group"]
    paper = Document.objects.filter(campaign=campaign, title=group.get("document", "")).first()
    name = f"{campaign.unit.short_name}{campaign.short_name}{group['called']}"
    leadership.found_group(campaign=campaign, by=by, name=name, founded_on=group["founded_on"], founded_by=paper)
    leadership.add_member(campaign=campaign, by=by, person=stage.person(group["head"]), part="head")
    for deputy in group["deputies"]:
        leadership.add_member(campaign=campaign, by=by, person=stage.person(deputy), part="deputy")
    for place, (duty, person) in enumerate(group["office"].items()):
        part = "office" if place else "office_head"
        given = {OFFICE_DUTIES[duty]: True}
        leadership.add_member(campaign=campaign, by=by, person=stage.person(person), part=part, **given)
    for leader, departments in facts["responsibilities"].items():
        guided = [stage.unit(name) for name in departments]
        leadership.assign(campaign=campaign, leader=stage.person(leader), departments=guided, by=by)
    if duties := facts.get("leader_checklist"):
        publish_duties(duties, stage)
    for kind, how, on in facts.get("observers", []):
        for person in (one for one in stage.cast.people.values() if one.category == kind):
            leadership.choose_observer(campaign=campaign, by=by, person=person, kind=kind, how=how, chosen_on=on)
    for department, on, text, follow_up in facts.get("inspections", []):
        leadership.note_inspection(
            campaign=campaign, by=by, department=stage.unit(department), on=on, text=text, follow_up=follow_up
        )


def publish_duties(duties: Facts, stage: Stage) -> None:
    campaign, by = stage.campaign, stage.office
    leadership.draw_up_duties(campaign=campaign, by=by)
    leadership.publish_duties(campaign=campaign, by=by, on=duties["published_on"], notice=duties["published_where"])
    for duty in LeaderDuty.objects.filter(campaign=campaign, text__in=duties["done"]):
        leadership.tick_duty(duty=duty, by=by, on=duties["done_by_all_on"])


def ask_consent(line: list[Any], stage: Stage) -> None:
    subject, asked_on, channel, decided_on, decided_by, meeting = line
    held = Meeting.objects.get(campaign=stage.campaign, title=meeting)
    submissions.ask_consent(
        campaign=stage.campaign,
        by=stage.office,
        subject=subject,
        asked_on=asked_on,
        channel=channel,
        decision="granted",
        decided_on=decided_on,
        decided_by=decided_by,
        meeting=held,
        meeting_kind=held.kind,
    )


def open_columns(lines: list[list[Any]], stage: Stage) -> None:
    for channel, medium, name, on in lines:
        publicity.open_column(
            campaign=stage.campaign, by=stage.office, phase=stage.phase, channel=channel, medium=medium, name=name,
            opened_on=on,
        )  # fmt: skip


def publicise(facts: Facts, stage: Stage) -> None:
    """Items in the columns, cases, essays, bulletins."""
    given: Facts = {"campaign": stage.campaign, "by": stage.office, "phase": stage.phase}
    columns = list(PublicityColumn.objects.filter(campaign=stage.campaign).order_by("pk"))
    for column, title, on, author in facts.get("items", []):
        publicity.record_item(column=columns[column - 1], title=title, published_on=on, author=author, **given)
    for department, summary, on in facts.get("cases", []):
        unit = stage.unit(department)
        publicity.record_case(subject=department, department=unit, summary=summary, noted_on=on, **given)
    for author, title, on, organiser in facts.get("essays", []):
        publicity.record_essay(author=author, title=title, submitted_on=on, organiser=organiser, **given)
    for number, title, on in facts.get("bulletins", []):
        publicity.make_bulletin(number=number, title=title, dated_on=on, on_paper=True, **given)


def look_into(lines: list[list[Any]], stage: Stage) -> None:
    """The topics with who leads them, each brought as far as the file says."""
    for title, leader, department, state, due, *report in lines:
        topic = research.add_topic(
            campaign=stage.campaign,
            phase=stage.phase,
            title=title,
            by=stage.office,
            lead=stage.person(leader),
            department=stage.unit(department),
            due_words=due,
        )
        for act in TOPIC_ACTS.get(state, []):
            topic = research.move(topic=topic, act=act, by=stage.office)
        if state == "report_draft":
            research.write_report(topic=topic, by=stage.office)
        elif state == "report_final":
            research.take_in_report(topic=topic, text=report[0], by=stage.office)


def visit(lines: list[list[Any]], stage: Stage) -> None:
    topics = list(Topic.objects.filter(campaign=stage.campaign))
    for person, topic, contact_point, place, on, heard in lines:
        research.record_visit(
            campaign=stage.campaign,
            phase=stage.phase,
            by=stage.office,
            visited_on=on,
            place=place,
            heard=heard,
            is_contact_point=contact_point,
            people=[stage.person(person)],
            topic=topics[topic - 1] if topic else None,
        )


def discuss(lines: list[list[Any]], stage: Stage) -> None:
    for department, form, on, people, leader, views, suggestions, summary in lines:
        discussion.record_discussion(
            campaign=stage.campaign,
            phase=stage.phase,
            by=stage.office,
            department=stage.unit(department),
            form=form,
            held_on=on,
            participants=people,
            leaders=[stage.person(leader)] if leader else [],
            views=views,
            suggestions=suggestions,
        )
        if summary:
            discussion.hand_in_summary(
                campaign=stage.campaign, department=stage.unit(department), text=summary, on=on, by=stage.office
            )


def send(lines: list[list[Any]], stage: Stage) -> None:
    for title, recipient, purpose, sent_on, answered_on, state, comment in lines:
        paper = Document.objects.filter(campaign=stage.campaign, kind=Document.Kind.RESEARCH_REPORT).first()
        sent = submissions.send(
            campaign=stage.campaign,
            by=stage.office,
            phase=stage.phase,
            document=paper,
            title=title,
            recipient=recipient,
            purpose=purpose,
            sent_on=sent_on,
        )
        submissions.answer(submission=sent, state=state, on=answered_on, by=stage.office, comment=comment)


def find_problems(lines: list[list[Any]], stage: Stage) -> None:
    for subject, text, source, cause, *raised_by in lines:
        problem = analysis.add_problem(
            campaign=stage.campaign, phase=stage.phase, by=stage.office, subject=subject, text=text, source=source,
            cause=cause, raised_by=stage.person(raised_by[0]) if raised_by else None,
        )  # fmt: skip
        analysis.move(problem=problem, act="confirm", by=stage.office)


def put_right(lines: list[list[Any]], stage: Stage) -> None:
    """Quick fixes: reported done by the office, checked and closed by the head, where the file says closed."""
    for title, department, person, due, done, done_on in lines:
        item = rectification.open_item(
            campaign=stage.campaign,
            phase=stage.phase,
            title=title,
            by=stage.office,
            department=stage.unit(department),
            person=stage.person(person),
            due_words=due,
        )
        if done:
            item = rectification.claim(item=item, done=done, done_on=done_on, by=stage.office)
            item = rectification.check(item=item, by=stage.head)
            rectification.close(item=item, by=stage.head)
