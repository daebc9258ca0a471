import pytest

from phases.study import services
from phases.study.selectors import matrix
from tests.factories import meetings, study, timeline

pytestmark = pytest.mark.django_db


def test_marks_say_who_came_was_on_leave_was_absent_and_made_up():
    campaign = timeline.campaign()
    _came, leave, absent, later = people = meetings.people(campaign.unit, 4)
    session = study.session(campaign, people=people, absent={leave: "sick", absent: "", later: "business"})
    services.record_make_up(session=session, people=[later], on=meetings.DAY, by=meetings.appointed(campaign))
    marks = matrix.marks_in(campaign.phases.get(order=1))
    said = [marks[session.pk, person.pk] for person in people]
    assert said == [matrix.PRESENT, f"{matrix.LEAVE}:sick", matrix.ABSENT, matrix.MADE_UP]
