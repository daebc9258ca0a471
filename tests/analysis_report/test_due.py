"""What the report puts on the workbench: of those who are asked, and of those who write it."""

from datetime import date

import pytest

from phases.analysis_report import services
from phases.analysis_report.due import AnalysisReportDue
from phases.timeline.selectors import part_of
from tests.factories import analysis_report as make

pytestmark = pytest.mark.django_db


def waiting(place, user):
    part = part_of(user, place.campaign)
    return [str(due.why) for due in AnalysisReportDue().waiting(place.campaign, user, part)]


def test_a_department_is_asked_until_it_has_answered():
    place = make.scene(stands_still_on=date(2008, 12, 12))
    circulation = make.circulated(place)
    assert len(waiting(place, place.liaisons[0])) == 1
    assert waiting(place, place.head) == []
    assert waiting(place, place.office) == []  # the day has not come
    recipient = circulation.recipients.get(unit=place.units[0])
    services.reply(recipient=recipient, by=place.liaisons[0], points=[("", "再具體些")])
    assert waiting(place, place.liaisons[0]) == []
    assert waiting(place, place.office) == ["1 point waits for a decision."]


def test_the_office_hears_of_missing_answers_when_the_day_has_passed_and_of_rounds_to_close():
    place = make.scene(stands_still_on=date(2008, 12, 28))
    circulation = make.circulated(place)
    assert waiting(place, place.author) == ["2 answers are missing, the day has passed."]
    for recipient in circulation.recipients.all():
        services.reply(recipient=recipient, by=place.office, no_comment=True)
    assert waiting(place, place.office) == ["Everybody has answered, every point is decided: it can be closed."]
    services.close_round(circulation=circulation, by=place.office)
    assert waiting(place, place.office) == []
