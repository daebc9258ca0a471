"""The gate's figures on the live records, with the sources' own numbers."""

import pytest

from phases.organisation.models import Group, Person
from phases.study import criteria, services
from phases.study.models import StudyForm
from tests.factories import meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.mark.trace("S-16")
def test_two_of_three_sessions_of_the_party_group_are_not_enough(campaign):
    people = meetings.people(campaign.unit)
    group = organisation.group(campaign.unit, *people)
    asked = study.requirement(campaign, "session_count", value=3, group="party_group", forms=["collective"])
    for _ in range(2):
        study.session(campaign, people=people, groups=(group,))
    finding = criteria.SessionsHeld().assess(asked)
    assert (finding.met, finding.figure, finding.target, len(finding.lacks)) == (False, "2", "3", 1)
    study.session(campaign, people=people, groups=(group,))
    finding = criteria.SessionsHeld().assess(asked)
    assert (finding.met, finding.figure, list(finding.lacks)) == (True, "3", [])


def test_sessions_of_other_groups_and_forms_do_not_count_for_the_party_group(campaign):
    people = meetings.people(campaign.unit)
    party, branch = (
        organisation.group(campaign.unit),
        organisation.group(campaign.unit, kind=Group.Kind.BRANCH, name="第一支部"),
    )
    asked = study.requirement(campaign, "session_count", value=3, group="party_group", forms=["collective"])
    study.session(campaign, people=people, groups=(branch,))
    study.session(campaign, people=people, groups=(party,), form=StudyForm.LECTURE)
    assert criteria.SessionsHeld().assess(asked).figure == "0"


@pytest.mark.trace("S-17")
def test_member_with_nineteen_and_a_half_hours_is_named_with_the_missing_half(campaign):
    short, enough = organisation.person(campaign.unit, "韩志刚"), organisation.person(campaign.unit, "周明远")
    asked = study.requirement(campaign, "hours_per_member", value=20, population="party_members")
    study.session(campaign, people=[short, enough], half_hours=39)
    study.session(campaign, people=[enough], half_hours=1)
    finding = criteria.HoursPerMember().assess(asked)
    assert (finding.met, finding.figure, finding.target) == (False, "1", "2")
    assert [(lack.who, "19.5" in lack.what, "0.5" in lack.what) for lack in finding.lacks] == [("韩志刚", True, True)]


def test_make_up_of_the_missing_half_hour_meets_the_requirement(campaign):
    short, enough = meetings.people(campaign.unit, 2)
    office = meetings.appointed(campaign)
    asked = study.requirement(campaign, "hours_per_member", value=20)
    study.session(campaign, people=[short, enough], half_hours=39)
    missed = study.session(campaign, people=[short, enough], absent={short: "business"}, half_hours=1)
    services.record_make_up(session=missed, people=[short], on=meetings.DAY, by=office)
    assert criteria.HoursPerMember().assess(asked).met


@pytest.mark.trace("S-51")
def test_retired_member_with_two_home_visits_is_counted_apart_and_not_as_short(campaign):
    member = organisation.person(campaign.unit)
    retired = organisation.person(campaign.unit, category=Person.Category.RETIRED, arrangement="home_visit")
    office = meetings.appointed(campaign)
    for _ in range(2):
        services.record_alternative(
            phase=campaign.phases.get(order=1), entry=study.entry(retired, half_hours=0, what="送学上门"), by=office
        )
    study.session(campaign, people=[member], half_hours=40)
    asked = study.requirement(campaign, "hours_per_member", value=20, exclude=["special_arrangement"])
    finding = criteria.HoursPerMember().assess(asked)
    assert (finding.met, finding.target, list(finding.lacks)) == (True, "1", [])
    assert "1" in finding.note
    assert "2" in finding.note


@pytest.mark.trace("S-49")
def test_requirement_for_serving_members_leaves_the_others_out(campaign):
    for category in Person.Category.values:
        organisation.person(campaign.unit, category=category)
    for population, people in {"serving": "1", "party_members": "3", "all": "7"}.items():
        asked = study.requirement(campaign, "hours_per_member", population=population)
        assert criteria.HoursPerMember().assess(asked).target == people


def test_empty_roster_does_not_meet_the_hours(campaign):
    assert not criteria.HoursPerMember().assess(study.requirement(campaign, "hours_per_member")).met


@pytest.mark.parametrize("how_many", [1, 3])
def test_hours_are_assessed_with_a_fixed_number_of_queries(campaign, how_many, django_assert_num_queries):
    people = meetings.people(campaign.unit, how_many)
    for person in people:
        study.session(campaign, people=people, absent={person: "sick"})
    asked = study.requirement(campaign, "hours_per_member")
    with django_assert_num_queries(3):
        criteria.HoursPerMember().assess(asked)


@pytest.mark.trace("S-18")
def test_lecture_of_an_invited_scholar_is_counted_apart_from_the_other_lectures(campaign):
    asked = study.requirement(campaign, "session_count", value=1, forms=["lecture"], external=True)
    study.session(campaign, form=StudyForm.LECTURE, lecturer="局长")
    assert not criteria.SessionsHeld().assess(asked).met
    study.session(campaign, form=StudyForm.LECTURE, lecturer="程教授", lecturer_is_external=True)
    assert criteria.SessionsHeld().assess(asked).met


@pytest.mark.trace("S-49")
def test_what_is_asked_of_leading_cadres_is_not_asked_of_the_others(campaign):
    leader, member = organisation.person(campaign.unit, is_leader=True), organisation.person(campaign.unit)
    of_all = study.requirement(campaign, "hours_per_member", value=20, population="serving_members")
    of_leaders = study.requirement(campaign, "hours_per_member", value=24, population="leaders")
    study.session(campaign, people=[leader, member], half_hours=40)
    assert criteria.HoursPerMember().assess(of_all).met
    finding = criteria.HoursPerMember().assess(of_leaders)
    assert (finding.met, finding.target, [lack.who for lack in finding.lacks]) == (False, "1", [leader.name])


@pytest.mark.trace("S-09")
def test_study_plan_needs_a_row(campaign):
    asked = study.requirement(campaign, "study_plan", value=1)
    assert not criteria.StudyPlanned().assess(asked).met
    study.plan_row(campaign)
    assert criteria.StudyPlanned().assess(asked).met


@pytest.mark.trace("S-13")
def test_five_of_six_required_titles_studied_lack_the_sixth(campaign):
    asked = study.requirement(campaign, "material_coverage", value=6)
    titles = [study.material(campaign, f"精神{number}") for number in range(1, 7)]
    people = meetings.people(campaign.unit)
    study.session(campaign, people=people, materials=titles[:5], absent={people[0]: ""})
    finding = criteria.MaterialsStudied().assess(asked)
    assert (finding.met, finding.figure, finding.target) == (False, "5", "6")
    assert [lack.who for lack in finding.lacks] == ["精神6"]
    assert finding.note
    study.session(campaign, people=people, materials=titles)
    finding = criteria.MaterialsStudied().assess(asked)
    assert (finding.met, finding.note) == (True, "")


@pytest.mark.trace("T-13")
def test_46_copies_are_asked_of_23_members_and_who_lacks_one_is_named(campaign):
    asked = study.requirement(campaign, "material_issued", value=2)
    books = [study.material(campaign, title) for title in ("《論科學發展》", "《論述摘編》")]
    members = meetings.people(campaign.unit, 23)
    study.issued(campaign, members, books[0])
    study.issued(campaign, members[1:], books[1])
    finding = criteria.MaterialsIssued().assess(asked)
    assert (finding.met, finding.figure, finding.target) == (False, "45", "46")
    assert [lack.who for lack in finding.lacks] == [members[0].name]
    study.issued(campaign, members, *books)
    assert criteria.MaterialsIssued().assess(asked).met


@pytest.mark.trace("S-20")
def test_ten_of_twelve_reflections_name_the_departments_that_lack(campaign):
    asked = study.requirement(campaign, "reflections", value=1, per="department")
    units = [organisation.department(campaign.unit, f"第{number}处") for number in range(1, 13)]
    for unit in units[:10]:
        study.reflection(campaign, unit)
    finding = criteria.ReflectionsReceived().assess(asked)
    assert (finding.met, finding.figure, finding.target) == (False, "10", "12")
    assert [lack.who for lack in finding.lacks] == ["第11处", "第12处"]


@pytest.mark.trace("S-11")
def test_department_that_lacks_an_item_of_the_check_list_is_named_with_it(campaign):
    campaign.rules = {
        "study_checklist": [{"name": "学习时间", "by": "sessions"}, {"name": "学习效果", "by": "reflections"}]
    }
    campaign.save()
    department = organisation.department(campaign.unit)
    study.session(campaign, people=meetings.people(department))
    asked = study.requirement(campaign, "study_checklist", value=1)
    finding = criteria.ChecklistFulfilled().assess(asked)
    assert (finding.met, finding.figure, finding.target) == (False, "0", "1")
    assert "1/2" in str(finding.lacks[0].what)
    assert "学习效果" in str(finding.lacks[0].what)
    study.reflection(campaign, department)
    assert criteria.ChecklistFulfilled().assess(asked).met
