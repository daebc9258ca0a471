"""A session is one act; credits follow the attendance."""

from datetime import timedelta

import pytest
from django.db import Error, IntegrityError, transaction
from django.utils import timezone

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.meetings.models import Meeting
from phases.organisation.models import Group, Person
from phases.organisation.roles import Role
from phases.study import services
from phases.study.models import StudyCredit, StudyForm
from tests.factories import meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def office(campaign):
    return meetings.appointed(campaign)


@pytest.fixture
def people(campaign):
    return meetings.people(campaign.unit)


def correct(session, campaign, by, **fields):
    session.meeting.refresh_from_db()
    return services.correct_session(
        session=session,
        facts=study.session_facts(campaign, **fields),
        version=session.meeting.version,
        by=by,
        reason="核对",
    )


def test_session_credits_those_present_and_nobody_else(campaign, people):
    study.session(campaign, people=people, absent={people[2]: "sick"}, half_hours=5)
    assert [study.hours_of(person, campaign) for person in people] == [2.5, 2.5, 0]


@pytest.mark.trace("T-60")
def test_leader_in_two_groups_is_credited_once_per_session(campaign, people):
    central = organisation.group(campaign.unit, *people[:2])
    branch = organisation.group(campaign.unit, *people, kind=Group.Kind.BRANCH, name="第一支部")
    session = study.session(campaign, people=people, groups=(central, branch))
    assert session.meeting.for_groups.count() == 2
    assert StudyCredit.objects.filter(session=session, person=people[0]).count() == 1


def test_database_refuses_a_second_credit_for_one_session(campaign, people):
    study.session(campaign, people=people)
    credit = StudyCredit.objects.first()
    credit.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        credit.save(force_insert=True)


def test_overlapping_sessions_count_the_hours_once(campaign, people):
    study.session(campaign, people=people, starts_at=meetings.at(14), ends_at=meetings.at(17))
    study.session(campaign, people=people[:1], starts_at=meetings.at(16), ends_at=meetings.at(18), half_hours=4)
    assert study.hours_of(people[0], campaign) == 3


def test_second_of_two_overlapping_sessions_counts_when_the_first_is_cancelled(campaign, people, office):
    first = study.session(campaign, people=people, starts_at=meetings.at(14), ends_at=meetings.at(17))
    study.session(campaign, people=people, starts_at=meetings.at(16), ends_at=meetings.at(18), half_hours=4)
    services.cancel_session(session=first, reason="没有召开", by=office)
    assert study.hours_of(people[0], campaign) == 2


def test_planned_session_credits_nobody_until_it_is_recorded(campaign, people, office):
    planned = study.session(campaign, people=people, state=Meeting.State.PLANNED)
    assert study.hours_of(people[0], campaign) == 0
    correct(planned, campaign, office, people=people)
    assert study.hours_of(people[0], campaign) == 3


def test_session_of_tomorrow_is_not_recorded_as_held(campaign, people):
    with pytest.raises(RefusedError):
        study.session(campaign, people=people, on=timezone.localdate() + timedelta(days=1))
    assert not Meeting.objects.exists()


def test_correction_moves_credits_with_hours_and_attendance(campaign, people, office):
    session = study.session(campaign, people=people)
    correct(session, campaign, office, people=people, absent={people[0]: "business"}, half_hours=4)
    assert [study.hours_of(person, campaign) for person in people] == [0, 2, 2]


def test_correction_keeps_the_old_credits_as_cancelled(campaign, people, office):
    session = study.session(campaign, people=people)
    correct(session, campaign, office, people=people, half_hours=4)
    old = StudyCredit.objects.filter(session=session).exclude(cancelled_at=None)
    assert {(credit.half_hours, bool(credit.cancelled_reason)) for credit in old} == {(6, True)}
    newest = audit.history_of(session.meeting)[0]
    assert ("6", "4") in [(change.old, change.new) for change in newest.changes]


def test_correction_that_changes_only_words_leaves_the_credits_alone(campaign, people, office):
    session = study.session(campaign, people=people)
    before = set(StudyCredit.objects.values_list("pk", flat=True))
    correct(session, campaign, office, people=people, content="十七大精神")
    assert set(StudyCredit.objects.values_list("pk", flat=True)) == before


def test_cancelled_session_takes_its_make_ups_along_and_brings_them_back(campaign, people, office):
    session = study.session(campaign, people=people, absent={people[0]: "sick"})
    services.record_make_up(session=session, people=people[:1], on=meetings.DAY, by=office, how="看录像")
    services.cancel_session(session=session, reason="记重了", by=office)
    assert not StudyCredit.objects.standing().exists()
    services.restore_session(session=session, by=office)
    assert [study.hours_of(person, campaign) for person in people] == [3, 3, 3]


@pytest.mark.trace("T-69")
def test_make_up_is_for_those_who_missed_the_session(campaign, people, office):
    session = study.session(campaign, people=people, absent={people[0]: "sick"})
    with pytest.raises(RefusedError, match=people[1].name):
        services.record_make_up(session=session, people=people[:2], on=meetings.DAY, by=office)
    assert study.hours_of(people[0], campaign) == 0


def test_make_up_is_recorded_once(campaign, people, office):
    session = study.session(campaign, people=people, absent={people[0]: "sick"})
    services.record_make_up(session=session, people=people[:1], on=meetings.DAY, by=office)
    with pytest.raises(RefusedError):
        services.record_make_up(session=session, people=people[:1], on=meetings.DAY, by=office)


def test_make_up_never_exceeds_the_hours_of_its_session(campaign, people, office):
    session = study.session(campaign, people=people, absent={people[0]: "sick"})
    with pytest.raises(RefusedError, match="3"):
        services.record_make_up(session=session, people=people[:1], on=meetings.DAY, by=office, half_hours=7)


@pytest.mark.trace("T-69")
def test_session_is_made_up_in_parts_up_to_its_hours(campaign, people, office):
    session = study.session(campaign, people=people, absent={people[0]: "sick"})
    for half_hours in (2, 3):
        services.record_make_up(session=session, people=people[:1], on=meetings.DAY, by=office, half_hours=half_hours)
    with pytest.raises(RefusedError, match=f"{people[0].name} 0.5"):
        services.record_make_up(session=session, people=people[:1], on=meetings.DAY, by=office, half_hours=2)
    assert study.hours_of(people[0], campaign) == 2.5
    services.record_make_up(session=session, people=people[:1], on=meetings.DAY, by=office, half_hours=1)
    assert study.hours_of(people[0], campaign) == 3


def test_shortened_session_keeps_the_parts_made_up_first(campaign, people, office):
    session = study.session(campaign, people=people, absent={people[0]: "sick"})
    for half_hours in (2, 3, 1):
        services.record_make_up(session=session, people=people[:1], on=meetings.DAY, by=office, half_hours=half_hours)
    correct(session, campaign, office, people=people, absent={people[0]: "sick"}, half_hours=4)
    standing = StudyCredit.objects.standing().filter(person=people[0])
    assert [credit.half_hours for credit in standing.order_by("pk")] == [2, 1]


def test_person_found_to_be_present_after_all_loses_the_make_up_and_keeps_the_hours(campaign, people, office):
    session = study.session(campaign, people=people, absent={people[0]: "sick"})
    services.record_make_up(session=session, people=people[:1], on=meetings.DAY, by=office)
    correct(session, campaign, office, people=people)
    assert study.hours_of(people[0], campaign) == 3
    assert StudyCredit.objects.standing().get(person=people[0]).mode == StudyCredit.Mode.ATTENDED


def test_self_study_stands_apart(campaign, people, office):
    phase = campaign.phases.get(order=1)
    services.record_self_study(phase=phase, entry=study.entry(people[0], half_hours=9), by=office)
    assert study.hours_of(people[0], campaign) == 0


@pytest.mark.trace("S-51")
def test_visit_at_home_needs_a_special_arrangement(campaign, people, office):
    phase = campaign.phases.get(order=1)
    with pytest.raises(RefusedError):
        services.record_alternative(phase=phase, entry=study.entry(people[0], half_hours=0), by=office)
    retired = organisation.person(campaign.unit, category=Person.Category.RETIRED, arrangement="home_visit")
    credit = services.record_alternative(
        phase=phase, entry=study.entry(retired, half_hours=0, what="送学上门"), by=office
    )
    assert credit.mode == StudyCredit.Mode.ALTERNATIVE


def test_hours_by_hand_give_their_reason(campaign, people, office):
    phase = campaign.phases.get(order=1)
    with pytest.raises(RefusedError):
        services.record_manual(phase=phase, entry=study.entry(people[0]), by=office)
    services.record_manual(phase=phase, entry=study.entry(people[0], what="在党校学习"), by=office)
    assert study.hours_of(people[0], campaign) == 0.5


def test_a_day_takes_no_more_than_its_24_hours_by_hand(campaign, people, office):
    phase = campaign.phases.get(order=1)
    with pytest.raises(RefusedError, match="24"):
        services.record_manual(phase=phase, entry=study.entry(people[0], half_hours=49, what="党校"), by=office)
    services.record_manual(phase=phase, entry=study.entry(people[0], half_hours=47, what="党校"), by=office)
    with pytest.raises(RefusedError, match=r"24\.5"):
        services.record_self_study(phase=phase, entry=study.entry(people[0], half_hours=2), by=office)
    services.record_manual(phase=phase, entry=study.entry(people[0], half_hours=1, what="党校"), by=office)
    assert study.hours_of(people[0], campaign) == 24


def test_cancelled_credit_leaves_the_sum_and_stays_in_the_ledger(campaign, people, office):
    phase = campaign.phases.get(order=1)
    credit = services.record_manual(phase=phase, entry=study.entry(people[0], what="在党校学习"), by=office)
    services.cancel_credit(credit=credit, reason="已记入集中学习", by=office)
    assert study.hours_of(people[0], campaign) == 0
    assert StudyCredit.objects.get(pk=credit.pk).cancelled_by == office


def test_attended_hours_are_corrected_with_their_session(campaign, people, office):
    study.session(campaign, people=people)
    with pytest.raises(RefusedError):
        services.cancel_credit(credit=StudyCredit.objects.first(), reason="不对", by=office)


def test_liaison_records_the_own_department_only(campaign, people):
    department = organisation.department(campaign.unit, "高新技术处")
    own = organisation.person(department)
    liaison = meetings.appointed(campaign, Role.LIAISON, department=department)
    study.session(campaign, people=[own], by=liaison)
    assert study.hours_of(own, campaign) == 3
    with pytest.raises(RefusedError, match=people[0].name):
        study.session(campaign, people=[own, people[0]], by=liaison)


@pytest.mark.trace("S-18", "T-16")
def test_lecture_keeps_the_external_lecturer_and_the_host(campaign, people):
    session = study.session(
        campaign,
        people=people,
        form=StudyForm.LECTURE,
        host="省科协",
        lecturer="省委党校教授",
        lecturer_from="省委党校",
        lecturer_is_external=True,
    )
    session.refresh_from_db()
    assert (session.lecturer, session.lecturer_is_external, session.meeting.host) == ("省委党校教授", True, "省科协")


def test_material_that_was_studied_is_not_removed(campaign, people, office):
    material = services.add_material(campaign=campaign, title="《邓小平论科学发展》", by=office)
    study.session(campaign, people=people, materials=[material])
    with pytest.raises(RefusedError):
        services.remove_material(material=material, by=office)


def test_database_refuses_to_rewrite_a_line_of_the_ledger(campaign, people):
    study.session(campaign, people=people)
    with pytest.raises(Error, match="never rewritten"), transaction.atomic():
        StudyCredit.objects.update(half_hours=40)


def test_database_refuses_a_make_up_above_the_hours_of_its_session(campaign, people, office):
    session = study.session(campaign, people=people, absent={people[0]: "sick"})
    (credit,) = services.record_make_up(session=session, people=people[:1], on=meetings.DAY, by=office)
    credit.pk, credit.half_hours = None, 1
    with pytest.raises(Error, match="no more hours"), transaction.atomic():
        credit.save(force_insert=True)
    StudyCredit.objects.all().delete()
    credit.pk, credit.half_hours = None, 7
    with pytest.raises(Error, match="no more hours"), transaction.atomic():
        credit.save(force_insert=True)


def test_database_refuses_to_bring_back_a_make_up_for_which_no_room_is_left(campaign, people, office):
    session = study.session(campaign, people=people, absent={people[0]: "sick"})
    (first,) = services.record_make_up(session=session, people=people[:1], on=meetings.DAY, by=office)
    services.cancel_credit(credit=first, reason="没有来", by=office)
    services.record_make_up(session=session, people=people[:1], on=meetings.DAY, by=office, half_hours=1)
    with pytest.raises(Error, match="no more hours"), transaction.atomic():
        StudyCredit.objects.filter(pk=first.pk).update(cancelled_at=None)


@pytest.mark.parametrize(("who", "mode"), [(0, "attended"), (1, "make_up")])
def test_database_refuses_attendance_and_make_up_of_one_session(campaign, people, office, who, mode):
    session = study.session(campaign, people=people, absent={people[0]: "sick"})
    services.record_make_up(session=session, people=people[:1], on=meetings.DAY, by=office, half_hours=1)
    credit = StudyCredit.objects.get(person=people[who])
    credit.pk, credit.mode, credit.half_hours = None, mode, 1
    with pytest.raises(Error, match="does not make it up"), transaction.atomic():
        credit.save(force_insert=True)
    credit.cancelled_at, credit.cancelled_reason = timezone.now(), "记错"
    credit.save(force_insert=True)
    with pytest.raises(Error, match="does not make it up"), transaction.atomic():
        StudyCredit.objects.filter(pk=credit.pk).update(cancelled_at=None)
