"""Figures for the report; each key is what the template's text names."""

import pytest

from phases.organisation.models import Group, Person
from phases.study import sections, services
from phases.study.models import StudyForm
from tests.factories import meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


def figures(campaign):
    return {figure.key: figure.value for figure in sections.StudyFigures().figures(campaign.phases.get(order=1))}


def test_nothing_recorded_is_no_figure_and_never_zero(campaign):
    assert set(figures(campaign).values()) == {None}


def test_keys_are_those_that_the_templates_name(campaign):
    names = "party_group_sessions sessions forms members hours_required members_met made_up special_arrangements"
    names += " lectures external_lectures superior_lectures seminars leader_attendances materials by_group planned"
    names += " required_materials required_studied copies reflections activities"
    assert set(figures(campaign)) == {f"study.{name}" for name in names.split()}


@pytest.mark.trace("S-12")
def test_four_forms_used_once_each_are_four(campaign):
    people = meetings.people(campaign.unit)
    for form in StudyForm.values:
        study.session(campaign, people=people, form=form)
    assert figures(campaign)["study.forms"] == "4"


@pytest.mark.trace("S-10", "S-16")
def test_sessions_of_the_party_group_are_counted_apart(campaign):
    people = meetings.people(campaign.unit)
    group = organisation.group(campaign.unit, *people)
    branch = organisation.group(campaign.unit, *people, kind=Group.Kind.BRANCH, name="支部")
    study.session(campaign, people=people, groups=(group, branch))
    study.session(campaign, people=people, groups=(branch,))
    found = figures(campaign)
    assert (found["study.party_group_sessions"], found["study.sessions"]) == ("1", "2")


@pytest.mark.trace("S-18", "S-19", "T-16")
def test_lectures_by_invited_experts_are_counted_apart(campaign):
    people = meetings.people(campaign.unit)
    study.session(campaign, people=people, form=StudyForm.LECTURE, host="省科协")
    study.session(campaign, people=people, form=StudyForm.LECTURE, lecturer="省委党校教授", lecturer_is_external=True)
    found = figures(campaign)
    assert (found["study.lectures"], found["study.external_lectures"], found["study.seminars"]) == ("2", "1", "0")


@pytest.mark.trace("S-40")
def test_attendances_of_leaders_are_counted_from_the_attendance(campaign):
    leader = organisation.person(campaign.unit, is_leader=True)
    other = organisation.person(campaign.unit)
    for _ in range(3):
        study.session(campaign, people=[leader, other])
    study.session(campaign, people=[leader, other], absent={leader: "business"})
    assert figures(campaign)["study.leader_attendances"] == "3"


@pytest.mark.trace("T-02")
def test_serving_members_come_from_the_roster(campaign):
    for _ in range(23):
        organisation.person(campaign.unit)
    organisation.person(campaign.unit, category=Person.Category.RETIRED, arrangement="home_visit")
    found = figures(campaign)
    assert (found["study.members"], found["study.special_arrangements"], found["study.members_met"]) == (
        "23",
        "1",
        None,
    )


@pytest.mark.trace("S-17")
def test_members_who_reached_the_hours_and_who_made_up(campaign):
    study.requirement(campaign, "hours_per_member", value=20)
    people = meetings.people(campaign.unit, 2)
    missed = study.session(campaign, people=people, half_hours=39)
    missed = study.session(campaign, people=people, half_hours=1, absent={people[0]: ""})
    assert figures(campaign)["study.members_met"] == "1"
    services.record_make_up(session=missed, people=people[:1], on=meetings.DAY, by=meetings.appointed(campaign))
    found = figures(campaign)
    assert (found["study.members_met"], found["study.made_up"], found["study.hours_required"]) == ("2", "1", "20")


def test_cancelled_session_leaves_every_figure(campaign):
    people = meetings.people(campaign.unit)
    session = study.session(campaign, people=people, materials=[study.material(campaign, "两会精神")])
    assert figures(campaign)["study.materials"] == "1"
    services.cancel_session(session=session, reason="没有召开", by=meetings.appointed(campaign))
    found = figures(campaign)
    assert (found["study.sessions"], found["study.materials"]) == (None, None)


@pytest.mark.trace("T-16")
def test_two_lectures_of_which_the_superior_held_one(campaign):
    study.session(campaign, form=StudyForm.LECTURE, host="省科協", title="學習輔導報告會")
    study.session(campaign, form=StudyForm.LECTURE, lecturer="省委黨校教授", lecturer_is_external=True)
    found = figures(campaign)
    names = ("lectures", "superior_lectures", "external_lectures")
    assert [found[f"study.{name}"] for name in names] == ["2", "1", "1"]


@pytest.mark.trace("S-10")
def test_report_names_the_central_group_before_the_others(campaign):
    branch = organisation.group(campaign.unit, kind=Group.Kind.BRANCH, name="第一支部")
    central = organisation.group(campaign.unit, name="局党组中心组")
    study.session(campaign, groups=(branch,))
    study.session(campaign, groups=(central, branch))
    said = figures(campaign)["study.by_group"]
    assert said.index("局党组中心组1") < said.index("第一支部2")


@pytest.mark.trace("S-20", "S-50", "T-13")
def test_what_stands_beside_the_hours_is_blank_until_somebody_records_it(campaign):
    names = ("planned", "copies", "reflections", "activities", "required_studied")
    assert [figures(campaign)[f"study.{name}"] for name in names] == [None] * 5
    department = organisation.department(campaign.unit)
    people = meetings.people(department, 2)
    book = study.material(campaign, "《摘編》")
    study.plan_row(campaign)
    study.issued(campaign, people, book)
    study.reflection(campaign, department)
    study.activity(campaign)
    assert [figures(campaign)[f"study.{name}"] for name in names] == ["1", "2", "1", "1", "0"]
