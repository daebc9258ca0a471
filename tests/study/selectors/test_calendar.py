from datetime import date

import pytest

from phases.meetings.models import Meeting
from phases.study.selectors import calendar
from tests.factories import meetings, study, timeline

pytestmark = pytest.mark.django_db
APRIL = date(2009, 4, 1)


@pytest.fixture
def campaign():
    return timeline.campaign(stands_still_on=date(2009, 4, 30))


def on(month, day):
    return next(one for week in month.weeks for one in week if one.on == day)


@pytest.mark.trace("S-43")
def test_month_shows_study_beside_the_other_meetings(campaign):
    study.session(campaign, title="集中学习", on=date(2009, 4, 10))
    meetings.meeting(campaign, title="局务会", kind=Meeting.Kind.OTHER, on=date(2009, 4, 10))
    study.session(campaign, on=date(2009, 3, 31), title="上月的学习")
    month = calendar.month_of(campaign, APRIL)
    assert {one.title for one in on(month, date(2009, 4, 10)).meetings} == {"集中学习", "局务会"}
    assert (month.held, month.before, month.after) == (2, date(2009, 3, 1), date(2009, 5, 1))
    assert [day.on for day in month.busy_days] == [date(2009, 4, 10)]
    assert on(month, date(2009, 3, 31)).is_outside


@pytest.mark.trace("S-43")
def test_two_at_the_same_time_with_the_same_people_are_named(campaign):
    people = meetings.people(campaign.unit, 4)
    day = date(2009, 4, 10)

    def times(first, last):
        return {"on": day, "starts_at": meetings.at(first), "ends_at": meetings.at(last)}

    study.session(campaign, title="集中学习", people=people, **times(9, 11))
    meetings.meeting(campaign, title="业务会", people=people[:2], **times(10, 12))
    meetings.meeting(campaign, title="下午的会", people=people, **times(14, 15))
    (clash,) = calendar.month_of(campaign, APRIL).clashes
    assert {clash.one.title, clash.other.title} == {"集中学习", "业务会"}
    assert clash.people == tuple(person.name for person in people[:2])


def test_same_time_without_common_people_is_no_clash(campaign):
    one, other = meetings.people(campaign.unit, 2)
    morning = {"on": date(2009, 4, 10), "starts_at": meetings.at(9), "ends_at": meetings.at(11)}
    study.session(campaign, people=[one], **morning)
    meetings.meeting(campaign, people=[other], **morning)
    assert calendar.month_of(campaign, APRIL).clashes == ()


def test_rows_without_a_session_stand_below_their_month(campaign):
    study.plan_row(campaign, "四月的专题", when="4月中旬")
    study.plan_row(campaign, "待定的专题")
    study.plan_row(campaign, "六月的专题", when="6月")
    found = {row.theme for row in calendar.month_of(campaign, APRIL).undated}
    assert found == {"四月的专题", "待定的专题"}


def test_cancelled_meetings_are_not_on_the_calendar(campaign, django_assert_num_queries):
    meeting = meetings.meeting(campaign, on=date(2009, 4, 10))
    Meeting.objects.filter(pk=meeting.pk).update(
        state="cancelled", cancelled_at="2009-04-09T08:00Z", cancelled_reason="改期"
    )
    with django_assert_num_queries(2):
        assert calendar.month_of(campaign, APRIL).held == 0
