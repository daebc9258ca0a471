"""A meeting is recorded once, can be set right, and keeps what was there."""

from datetime import timedelta

import pytest
from django.utils import timezone

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.meetings import rules, selectors, services
from phases.meetings.facts import AgendaLine
from phases.meetings.models import Attendance, Meeting
from phases.organisation.models import Person
from tests.factories import meetings, organisation, timeline

pytestmark = pytest.mark.django_db


@pytest.mark.trace("S-07")
def test_mobilisation_counts_all_three_classes_of_the_roster():
    campaign = timeline.campaign()
    for category in (Person.Category.SERVING, Person.Category.CADRE, Person.Category.STAFF):
        organisation.person(campaign.unit, category=category)
    people = selectors.expected_at(campaign.unit, Meeting.Kind.MOBILISATION)
    held = meetings.meeting(campaign, people=people, absent={people[2]: "sick"})
    turnout = [(row.category, row.expected, row.present) for row in selectors.turnout_of(held)]
    assert turnout == [("serving_member", 1, 1), ("cadre", 1, 1), ("staff", 1, 0)]


@pytest.mark.trace("T-12")
def test_mobilisation_keeps_its_speakers_in_order():
    campaign = timeline.campaign()
    agenda = (AgendaLine("作动员报告", "支部书记"), AgendaLine("讲话", "省科协副主席"))
    held = meetings.meeting(campaign, agenda=agenda)
    assert [(item.order, item.speaker) for item in held.agenda.all()] == [(1, "支部书记"), (2, "省科协副主席")]


@pytest.mark.trace("T-03", "S-05")
def test_meeting_of_the_superior_keeps_its_host():
    held = meetings.meeting(timeline.campaign(), host="省科协", kind=Meeting.Kind.CONVEYANCE)
    assert Meeting.objects.get(pk=held.pk).host == "省科协"


def test_nobody_attends_who_is_not_on_the_roster():
    campaign = timeline.campaign()
    stranger = organisation.person(organisation.unit("别的局"), "外人")
    with pytest.raises(RefusedError, match="外人"):
        meetings.meeting(campaign, people=[stranger])
    assert not Meeting.objects.exists()


def test_nobody_attends_after_leaving():
    campaign = timeline.campaign()
    gone = organisation.person(campaign.unit, left_on=meetings.DAY - timedelta(days=1))
    with pytest.raises(RefusedError, match=gone.name):
        meetings.meeting(campaign, people=[gone])


def test_meeting_of_tomorrow_is_planned_and_not_held():
    campaign, tomorrow = timeline.campaign(), timezone.localdate() + timedelta(days=1)
    with pytest.raises(RefusedError):
        meetings.meeting(campaign, on=tomorrow)
    assert meetings.meeting(campaign, on=tomorrow, state=Meeting.State.PLANNED).state == "planned"


def test_correction_keeps_what_was_there_in_the_trail():
    campaign = timeline.campaign()
    office, people = meetings.appointed(campaign), meetings.people(campaign.unit)
    held = meetings.meeting(campaign, people=people, by=office, place="三楼会议室")
    services.correct_meeting(
        meeting=held,
        facts=meetings.facts(campaign, people=people, absent={people[0]: "business"}, place="五楼会议室"),
        version=1,
        by=office,
    )
    newest = audit.history_of(held)[0]
    changed = {str(change.label): (change.old, change.new) for change in newest.changes}
    assert ("三楼会议室", "五楼会议室") in changed.values()
    assert newest.changes[-1].new == f"{people[0].name} (business)"


def test_second_window_is_refused_and_changes_nothing():
    campaign = timeline.campaign()
    office = meetings.appointed(campaign)
    held = meetings.meeting(campaign, by=office)
    services.correct_meeting(meeting=held, facts=meetings.facts(campaign, title="第一个窗口"), version=1, by=office)
    with pytest.raises(rules.ChangedMeanwhileError):
        services.correct_meeting(meeting=held, facts=meetings.facts(campaign, title="第二个窗口"), version=1, by=office)
    held.refresh_from_db()
    assert (held.title, held.version) == ("第一个窗口", 2)


def test_correction_of_an_old_record_asks_why():
    campaign = timeline.campaign()
    office = meetings.appointed(campaign)
    held = meetings.meeting(campaign, by=office)
    Meeting.objects.update(recorded_at=timezone.now() - timedelta(days=2))
    with pytest.raises(RefusedError):
        services.correct_meeting(meeting=held, facts=meetings.facts(campaign), version=1, by=office)
    facts = meetings.facts(campaign, title="更正")
    corrected = services.correct_meeting(meeting=held, facts=facts, version=1, by=office, reason="笔误")
    assert audit.history_of(corrected)[0].reason == "笔误"


def test_cancelled_meeting_keeps_its_attendance_and_can_come_back():
    campaign = timeline.campaign()
    office = meetings.appointed(campaign)
    held = meetings.meeting(campaign, people=meetings.people(campaign.unit), by=office)
    cancelled = services.cancel_meeting(meeting=held, reason="记重了", by=office)
    assert (cancelled.state, cancelled.cancelled_reason) == ("cancelled", "记重了")
    assert Attendance.objects.filter(meeting=held).count() == 3
    assert services.restore_meeting(meeting=cancelled, by=office).state == "held"


def test_cancelling_without_a_reason_is_refused():
    campaign = timeline.campaign()
    held = meetings.meeting(campaign)
    with pytest.raises(RefusedError):
        services.cancel_meeting(meeting=held, reason=" ", by=meetings.appointed(campaign))


def test_cancelled_meeting_is_not_corrected():
    campaign = timeline.campaign()
    office = meetings.appointed(campaign)
    held = services.cancel_meeting(meeting=meetings.meeting(campaign, by=office), reason="记重了", by=office)
    with pytest.raises(RefusedError):
        services.correct_meeting(
            meeting=held, facts=meetings.facts(campaign), version=held.version, by=office, reason="x"
        )


def test_clash_names_who_sits_in_two_meetings_at_once():
    campaign = timeline.campaign()
    people = meetings.people(campaign.unit)
    held = meetings.meeting(campaign, people=people[:1], starts_at=meetings.at(14), ends_at=meetings.at(16))
    found = selectors.clashes(campaign, meetings.DAY, (meetings.at(15), meetings.at(17)), people)
    assert [(line.person, line.meeting) for line in found] == [(people[0], held)]
    assert selectors.clashes(campaign, meetings.DAY, (meetings.at(16), meetings.at(17)), people) == []
