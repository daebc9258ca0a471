"""How the museum put things right: its plan, the items one by one, regulations, what goes on (domain.md T-52…T-64)."""

from datetime import date
from typing import Any

from phases.analysis.models import Problem
from phases.demonstration.stage import Stage
from phases.demonstration.work import put_right
from phases.opinions import services as opinions
from phases.opinions.models import OpinionGroup
from phases.organisation_life.models import SuperiorPoint
from phases.rectification import services as rectification
from phases.rectification.models import Booklet, Item, RectificationPlan, WorkProject

Facts = dict[str, Any]
LEADERS = "館領導"  # on the roster a unit, but no department


def play_rectification(facts: Facts, *, stage: Stage) -> None:
    """Everything of the file lies in the last phase; the booklet is bound by a job that the caller works off."""
    put_right(facts["quick_fixes"], stage)
    plan = draw_up(facts, stage)
    publish(facts["plan"], plan, stage)
    settle(facts, stage)
    regulate(facts["regulations"], stage)
    last(facts, stage)


def draw_up(facts: Facts, stage: Stage) -> RectificationPlan:
    """The template's directions and categories with the eighteen items in them (domain.md T-52, T-55, T-57)."""
    campaign, by = stage.campaign, stage.office
    projects = {
        name: rectification.record_project(campaign=campaign, by=by, name=name) for name in facts["plan"]["projects"]
    }
    plan = rectification.begin_plan(campaign=campaign, by=by, title=facts["plan"]["title"])
    for line in facts["items"]:
        include(line, plan, projects, stage, point=facts["plan"]["point"])
    return plan


def include(
    line: Facts, plan: RectificationPlan, projects: dict[str, WorkProject], stage: Stage, *, point: int
) -> None:
    classes = stage.campaign.rules["rectification"]["deadline_classes"]
    group = OpinionGroup.objects.live().get(campaign=stage.campaign, number=line["opinion"])
    opinions.decide_group(group=group, by=stage.office, adoption=OpinionGroup.Adoption.ADOPTED)
    rectification.open_item(
        campaign=stage.campaign,
        phase=stage.phase,
        by=stage.office,
        category=plan.categories.all()[line["direction"] - 1],
        title=line["title"],
        goal=line["goal"],
        leader=stage.person(line["leader"]),
        department=stage.unit(line["department"]),
        assisting=[stage.unit(name) for name in line.get("assisting", [])],
        person=stage.person(line["person"]),
        due_words=line["due"],
        deadline_class=classes[line["class"] - 1]["name"],
        livelihood=line.get("livelihood", False),
        groups=[group],
        problems=Problem.objects.filter(groups=group),
        points=SuperiorPoint.objects.filter(meeting__campaign=stage.campaign, order=point),
        projects=[projects[line["project"]]] if "project" in line else [],
    )


def publish(facts: Facts, plan: RectificationPlan, stage: Stage) -> None:
    """Two meetings discuss and approve it; it is made public with nobody's name in it (domain.md T-53, T-54)."""
    held = [stage.meeting(title) for title in facts["meetings"]]
    plan = rectification.approve_plan(plan=plan, meetings=held, by=stage.office)
    shown = facts["published"]
    rectification.publish_plan(
        plan=plan, place=shown["place"], scope=shown["scope"], published_on=shown["from"], until=shown["to"],
        by=stage.office,
    )  # fmt: skip


def settle(facts: Facts, stage: Stage) -> None:
    """Each on its day: reported done, checked by its leader, struck off by the head; what needs longer handed over."""
    planned = Item.objects.filter(campaign=stage.campaign).planned()
    items = {item.title: item for item in planned.select_related("campaign", "leader")}
    waiting = [line for line in facts["items"] if line.get("done")]
    for day in facts["checks"]:
        done = [line for line in waiting if line["done_on"] <= day]
        waiting = [line for line in waiting if line not in done]
        for on in sorted({line["done_on"] for line in done}):
            report([line for line in done if line["done_on"] == on], on, items, stage)
        with stage.on(day):
            for line in done:
                strike_off(items[line["title"]], stage)
    for line in (one for one in facts["items"] if one.get("progress")):
        rectification.note_progress(
            item=items[line["title"]], text=line["progress"], on=facts["progress_noted_on"], by=stage.office
        )
    over = facts["handed_over"]
    with stage.on(over["day"]):
        for item in (items[line["title"]] for line in facts["items"] if not line.get("done")):
            rectification.hand_over(
                item=item,
                to=stage.unit(over["to"]),
                until=item.due_last or over["until"],
                reason=over["reason"],
                by=stage.office,
            )


def report(lines: list[Facts], on: date, items: dict[str, Item], stage: Stage) -> None:
    with stage.on(on):
        for line in lines:
            rectification.claim(item=items[line["title"]], done=line["done"], done_on=on, by=stage.office)


def strike_off(item: Item, stage: Stage) -> None:
    """The responsible leader checks and by that agrees; the head closes."""
    leader = stage.cast.logins[item.leader.name] if item.leader else stage.head
    rectification.close(item=rectification.check(item=item, by=leader), by=stage.head)


def regulate(lines: list[list[Any]], stage: Stage) -> None:
    """Eleven regulations, issued one by one; a job binds them into one booklet (domain.md T-56)."""
    campaign, by = stage.campaign, stage.office
    for title, action, number, on, department, text in lines:
        regulation = rectification.record_regulation(
            campaign=campaign, by=by, title=title, action=action, department=stage.unit(department), text=text
        )
        rectification.move_regulation(regulation=regulation, act="issue", on=on, number=number, by=by)
    rectification.ask_for_booklet(campaign=campaign, by=by)


def hand_out(stage: Stage) -> None:
    """The booklet that the job has bound, one for each department."""
    booklet = Booklet.objects.select_related("campaign").get(campaign=stage.campaign)
    departments = [unit for unit in stage.cast.departments.values() if unit.name != LEADERS]
    rectification.hand_out(booklet=booklet, departments=departments, by=stage.office)


def last(facts: Facts, stage: Stage) -> None:
    """Measures that go on after the campaign, its effects and what still lacks (domain.md T-58, T-59, T-64)."""
    campaign, by = stage.campaign, stage.office
    groups = campaign.rules["rectification"]["long_term_groups"]
    for number, texts, department in facts["long_term"]:
        for text in texts:
            rectification.record_measure(
                campaign=campaign, by=by, group=groups[number - 1], text=text, department=stage.unit(department)
            )
    for kind, key in (("effect", "effects"), ("shortcoming", "shortcomings")):
        for order, text in enumerate(facts[key], start=1):
            rectification.record_point(campaign=campaign, by=by, kind=kind, order=order, text=text)
