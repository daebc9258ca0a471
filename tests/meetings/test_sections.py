from datetime import date, timedelta

import pytest
from django.utils import translation

from phases.meetings import sections, selectors
from phases.meetings.facts import AgendaLine
from phases.meetings.models import Meeting
from tests.factories import meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


def figures(campaign):
    with translation.override("zh-hans"):
        return {figure.key: figure.value for figure in sections.MeetingFigures().figures(campaign.phases.get(order=1))}


def test_nothing_recorded_is_no_figure(campaign):
    study.session(campaign)
    names = ("conveyed_on", "mobilised_on", "mobilisation_present", "seminars", "transition_on")
    found = figures(campaign)
    assert {f"meetings.{name}" for name in names} <= set(found)
    assert set(found.values()) == {None}


@pytest.mark.trace("S-05", "S-07")
def test_days_and_turnout_come_from_the_records(campaign):
    people = meetings.people(campaign.unit)
    meetings.meeting(campaign, kind=Meeting.Kind.CONVEYANCE)
    meetings.meeting(campaign, people=people, absent={people[0]: "sick"}, on=meetings.DAY + timedelta(days=7))
    found = figures(campaign)
    assert found["meetings.conveyed_on"] == "4月10日"
    assert found["meetings.mobilised_on"] == "4月17日"
    assert found["meetings.mobilisation_present"] == "2"
    assert found["meetings.seminars"] == "0"


@pytest.mark.trace("T-03", "T-12")
def test_turnout_is_that_of_the_units_own_mobilisation(campaign):
    """The museum went to the superior's on 9 October and held its own on the 17th: 23 people, not 46."""
    people = meetings.people(campaign.unit, 23)
    meetings.meeting(campaign, people=people, on=meetings.DAY, host="省科協")
    meetings.meeting(campaign, people=people, on=meetings.DAY - timedelta(days=1))
    found = figures(campaign)
    assert found["meetings.mobilised_on"] == "4月9日"
    assert found["meetings.mobilisation_present"] == "23"


def test_mobilisation_without_attendance_has_no_turnout(campaign):
    meetings.meeting(campaign)
    assert figures(campaign)["meetings.mobilisation_present"] is None


@pytest.mark.trace("S-05")
def test_what_was_conveyed_is_quoted(campaign):
    meetings.meeting(campaign, kind=Meeting.Kind.CONVEYANCE, conveyed="市委书记在全市动员大会上的讲话精神")
    assert figures(campaign)["meetings.conveyed"] == "市委书记在全市动员大会上的讲话精神"


@pytest.mark.trace("S-08")
def test_points_made_at_the_mobilisation_are_quoted(campaign):
    meetings.meeting(campaign, summary="清醒把握当前形势\n围绕目标任务；\n确保学习实践活动积极稳妥务实进行。\n")
    said = figures(campaign)["meetings.mobilisation_points"]
    assert said == "清醒把握当前形势；围绕目标任务；确保学习实践活动积极稳妥务实进行"


@pytest.mark.trace("T-12")
def test_two_speakers_of_the_mobilisation_on_17_october_2008(campaign):
    agenda = (AgendaLine("作动员报告", "书记"), AgendaLine("讲话", "省科协副主席"), AgendaLine("宣读方案"))
    meetings.meeting(campaign, on=date(2008, 10, 17), agenda=agenda, superiors="省科协副主席")
    found = figures(campaign)
    assert found["meetings.mobilised_on"] == "10月17日"
    assert found["meetings.mobilisation_speakers"] == "书记（作动员报告）、省科协副主席（讲话）"


@pytest.mark.trace("S-40")
def test_leaders_are_counted_at_sessions_and_meetings_alike(campaign):
    leader, member = organisation.person(campaign.unit, is_leader=True), organisation.person(campaign.unit)
    for number in range(2):
        study.session(campaign, people=[leader, member], on=meetings.DAY + timedelta(days=number))
    meetings.meeting(campaign, people=[leader, member], kind=Meeting.Kind.SEMINAR)
    meetings.meeting(campaign, people=[leader], absent={leader: "business"}, kind=Meeting.Kind.COMMITTEE)
    assert figures(campaign)["meetings.leader_attendances"] == "3"


@pytest.mark.trace("S-53")
def test_review_of_the_phase_stands_with_day_and_reviewer(campaign):
    assert figures(campaign)["meetings.reviewed_on"] is None
    meetings.review(campaign.phases.get(order=1), by=meetings.appointed(campaign))
    found = figures(campaign)
    assert (found["meetings.reviewed_on"], found["meetings.reviewer"]) == ("4月10日", "局党组书记")


@pytest.mark.trace("T-31")
def test_attendance_by_class_names_the_superior_first_and_one_of_two_representatives(campaign):
    unit = campaign.unit
    members = meetings.people(unit, 13)
    activists = [organisation.person(unit, category="activist") for _ in range(5)]
    masses = [organisation.person(unit, category="mass_representative") for _ in range(2)]
    meetings.meeting(
        campaign,
        people=[*members, *activists, *masses],
        absent={masses[0]: "business"},
        kind=Meeting.Kind.ORG_LIFE,
        superiors="省科协副主席",
    )
    lines = selectors.attendance_by_class(Meeting.objects.get())
    assert [(line.present, line.expected) for line in lines] == [(1, None), (13, 13), (5, 5), (1, 2)]
    said = figures(campaign)["meetings.organisational_life_classes"]
    assert [part[-3:] for part in said.split("、")] == ["or1", "/13", "5/5", "1/2"]


@pytest.mark.trace("T-65")
def test_report_of_a_later_phase_tells_the_days_of_earlier_meetings_but_not_their_turning(campaign):
    """The summary names the organisational life meeting of phase two; each phase has its own transition."""
    for kind in (Meeting.Kind.ORG_LIFE, Meeting.Kind.TRANSITION, Meeting.Kind.SEMINAR):
        meetings.meeting(campaign, kind=kind)
    later = campaign.phases.get(order=2)
    found = {figure.key: figure.value for figure in sections.MeetingFigures().figures(later)}
    assert found["meetings.organisational_life_on"]
    assert found["meetings.transition_on"] is None
    assert found["meetings.seminars"] is None
