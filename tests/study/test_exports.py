import pytest

from phases.study import exports
from tests.factories import meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db


def test_hours_of_everybody_in_roster_order_as_the_columns_say():
    campaign = timeline.campaign()
    study.requirement(campaign, "hours_per_member", value=20)
    second = organisation.person(campaign.unit, "沈国栋", order=2)
    first = organisation.person(campaign.unit, "周明远", order=1, post="局长")
    study.session(campaign, people=[first, second], absent={second: "sick"}, half_hours=39)
    export = exports.HourList()
    rows = [dict(zip(map(str, export.columns), row, strict=True)) for row in export.rows(campaign, {})]
    hours, lacking, missed = (str(export.columns[place]) for place in (4, 7, 6))
    assert [(row[hours], row[lacking], row[missed]) for row in rows] == [(19.5, 0.5, 0), (0, 20, 1)]
    assert len(list(export.rows(campaign, {"q": "周"}))) == 1


def test_sessions_are_exported_with_the_filters_of_the_list():
    campaign = timeline.campaign()
    people = meetings.people(campaign.unit)
    study.session(campaign, people=people, absent={people[0]: ""})
    study.session(campaign, people=people, form="lecture")
    export = exports.SessionList()
    assert len(list(export.rows(campaign, {}))) == 2
    (row,) = export.rows(campaign, {"form": "collective"})
    assert len(row) == len(export.columns)
    assert row[-2:] == (3, 2)
