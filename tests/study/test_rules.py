"""Each refusal with the reason that is shown, and its opposite."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from phases.organisation.roles import Role
from phases.study import rules, services
from phases.study.models import StudyCredit
from phases.timeline import selectors as timeline_selectors
from tests.factories import meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def session(campaign):
    """Of three hours."""
    people = meetings.people(campaign.unit)
    return study.session(campaign, people=people, absent={people[0]: "sick"})


def part(campaign, role, department=None):
    return timeline_selectors.part_of(meetings.appointed(campaign, role, department=department), campaign)


def test_office_records_for_everybody(campaign):
    assert rules.may_record_for(part(campaign, Role.OFFICE), meetings.people(campaign.unit))


@pytest.mark.parametrize("role", [Role.HEAD, Role.LEADER, Role.MEMBER, Role.OBSERVER])
def test_who_only_reads_does_not_record(campaign, role):
    assert "does not record study" in rules.may_record_for(part(campaign, role), []).reason


@pytest.mark.parametrize("role", [Role.LIAISON, Role.SECRETARY])
def test_department_is_recorded_by_its_own_liaison_or_secretary(campaign, role):
    department = organisation.department(campaign.unit)
    own = organisation.person(organisation.unit("一组", department), "自己人")
    others = [organisation.person(campaign.unit, f"别人{number}") for number in range(6)]
    recorder = part(campaign, role, department)
    assert rules.may_record_for(recorder, [own])
    reason = rules.may_record_for(recorder, [own, *others]).reason
    assert "别人0、别人1、别人2、别人3、别人4 belong elsewhere" in reason
    assert "自己人" not in reason


@pytest.mark.parametrize("role", [Role.OFFICE, Role.HEAD, Role.LEADER, Role.LIAISON])
def test_staff_and_leaders_read_every_ledger(campaign, role):
    assert rules.may_see_ledger(part(campaign, role), organisation.person(campaign.unit), None)


def test_member_reads_the_own_ledger_only(campaign):
    own, other = meetings.people(campaign.unit, 2)
    member = part(campaign, Role.MEMBER)
    assert rules.may_see_ledger(member, own, own)
    assert "their own hours" in rules.may_see_ledger(member, other, own).reason
    assert not rules.may_see_ledger(member, own, None)
    assert not rules.may_see_ledger(part(campaign, Role.OBSERVER), own, own)


@pytest.mark.parametrize(("half_hours", "lasts"), [(0, False), (1, True), (48, True), (49, False)])
def test_session_lasts_half_an_hour_to_a_day(half_hours, lasts):
    verdict = rules.may_last(half_hours)
    assert verdict.ok == lasts
    assert lasts or "between half an hour and 24 hours" in verdict.reason


@pytest.mark.parametrize(
    ("half_hours", "days", "reason"),
    [
        (6, 0, ""),
        (1, 2, ""),
        (0, 0, "how many hours"),
        (7, 0, "had 3 hours"),
        (6, -1, "comes after the session"),
    ],
)
def test_make_up_is_no_longer_and_no_earlier_than_what_was_missed(session, half_hours, days, reason):
    verdict = rules.may_make_up(session, half_hours, meetings.DAY + timedelta(days=days))
    assert verdict.ok == (not reason)
    assert reason in str(verdict.reason)


def test_make_up_of_tomorrow_is_recorded_when_it_was_done(session):
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert "not come yet" in rules.may_make_up(session, 6, tomorrow).reason
    assert rules.may_make_up(session, 6, timezone.localdate())


def may_credit(campaign, person, mode, half_hours=2, what="在党校学习"):
    return rules.may_credit(campaign.unit, person, mode, half_hours, what)


Mode = StudyCredit.Mode


@pytest.mark.parametrize("mode", [Mode.SELF_STUDY, Mode.MANUAL])
def test_hours_of_somebody_on_the_roster_are_credited(campaign, mode):
    person = organisation.person(organisation.department(campaign.unit))
    assert may_credit(campaign, person, mode)
    assert "how many hours" in may_credit(campaign, person, mode, half_hours=0).reason


def test_nobody_of_another_unit_is_credited(campaign):
    stranger = organisation.person(organisation.unit())
    assert "not on the unit's roster" in may_credit(campaign, stranger, Mode.MANUAL).reason


def test_visit_without_hours_is_for_those_with_a_special_arrangement(campaign):
    member, retired = (organisation.person(campaign.unit, arrangement=how) for how in ("", "home_visit"))
    assert may_credit(campaign, retired, Mode.ALTERNATIVE, half_hours=0, what="")
    reason = may_credit(campaign, member, Mode.ALTERNATIVE).reason
    assert f"{member.name} has no special arrangement" in reason


def test_only_hours_by_hand_need_their_reason(campaign):
    person = organisation.person(campaign.unit)
    assert "need their reason" in may_credit(campaign, person, Mode.MANUAL, what="  ").reason
    assert may_credit(campaign, person, Mode.SELF_STUDY, what="")


def test_line_is_cancelled_once_and_with_a_reason(campaign, session):
    office = meetings.appointed(campaign)
    (credit,) = services.record_make_up(
        session=session, people=[session.meeting.attendance.first().person], on=meetings.DAY, by=office
    )
    assert "Say why" in rules.may_cancel(credit, "").reason
    assert rules.may_cancel(credit, "重复")
    cancelled = services.cancel_credit(credit=credit, reason="重复", by=office)
    assert "already" in rules.may_cancel(cancelled, "再一次").reason


def test_attended_hours_are_corrected_where_they_come_from(session):
    attended = session.credits.first()
    assert "Correct the session" in rules.may_cancel(attended, "写错了").reason
