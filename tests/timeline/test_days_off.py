"""Working days with the holidays that an office lists."""

from datetime import date

import pytest

from phases.timeline import days_off, template
from phases.timeline.forms import CampaignForm
from phases.timeline.models import Campaign
from tests.factories import timeline

FRIDAY, MONDAY = date(2026, 11, 13), date(2026, 11, 16)


@pytest.mark.parametrize(
    ("until", "days"),
    [(FRIDAY, 0), (date(2026, 11, 15), 0), (MONDAY, 1), (date(2026, 11, 18), 3), (date(2026, 11, 23), 6)],
)
def test_working_days_leave_weekends_out(until, days):
    assert days_off.working_days(Campaign(), FRIDAY, until) == days


def test_holidays_do_not_count_and_worked_weekends_do():
    campaign = Campaign(days_off=[["2009-05-28", "2009-05-29"]], days_worked=[["2009-05-31", "2009-05-31"]])
    assert days_off.working_days(campaign, date(2009, 5, 27), date(2009, 6, 1)) == 2


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("2009-05-01 — 2009-05-03", [["2009-05-01", "2009-05-03"]]),
        ("5月1日至5月3日\n\n4月6日", [["2009-05-01", "2009-05-03"], ["2009-04-06", "2009-04-06"]]),
        ("2009.4.6", [["2009-04-06", "2009-04-06"]]),
        ("", []),
    ],
)
def test_days_are_read_as_offices_write_them(text, stretches):
    assert days_off.read(text, year=2009) == stretches
    assert days_off.read(days_off.written(stretches), year=2009) == stretches


@pytest.mark.parametrize("text", ["五一", "5月", "5月3日至5月1日", "2009-02-30", "2009-05-01 — "])
def test_words_that_name_no_day_are_refused(text):
    with pytest.raises(days_off.DayError):
        days_off.read(text, year=2009)


@pytest.mark.django_db
def test_form_keeps_the_days_and_says_which_line_is_wrong():
    campaign = timeline.campaign()
    given = {name: getattr(campaign, name) for name in ("name", "short_name", "year", "script")}
    form = CampaignForm(given | {"days_off": "2009-05-01 — 2009-05-03"}, instance=campaign)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["days_off"] == [["2009-05-01", "2009-05-03"]]
    wrong = CampaignForm(given | {"days_worked": "劳动节"}, instance=campaign)
    assert "劳动节" in str(wrong.errors["days_worked"])


@pytest.mark.parametrize("key", ["study-practice-2009-bureau", "study-practice-2008-museum"])
def test_templates_list_weekdays_off_and_weekends_worked(key):
    rules = template.available()[key].rules
    assert all(date.fromisoformat(first).weekday() < days_off.SATURDAY for first, _last in rules["days_off"])
    assert all(date.fromisoformat(first).weekday() >= days_off.SATURDAY for first, _last in rules["days_worked"])
