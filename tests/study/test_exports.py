import pytest
from django.utils import translation

from phases.meetings.models import Meeting
from phases.study import exports, services
from phases.timeline.models import Phase
from tests.factories import meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def campaign():
    return timeline.campaign()


def rows(export, campaign, **filters):
    """Each row under the names of its columns."""
    names = [str(column) for column in export.columns]
    return [dict(zip(names, row, strict=True)) for row in export.rows(campaign, filters)]


@pytest.mark.trace("S-17")
def test_hours_of_everybody_in_roster_order_as_the_columns_say(campaign):
    study.requirement(campaign, "hours_per_member", value=20)
    second = organisation.person(campaign.unit, "沈国栋", order=2)
    first = organisation.person(campaign.unit, "周明远", order=1, post="局长")
    study.session(campaign, people=[first, second], absent={second: "sick"}, half_hours=39)
    found = rows(exports.HourList(), campaign)
    figures = [(row["hours of collective study"], row["hours missing"], row["sessions missed"]) for row in found]
    assert figures == [(19.5, 0.5, 0), (0, 20, 1)]
    assert [row["name"] for row in found] == ["周明远", "沈国栋"]
    assert found[0]["post"] == "局长"


@pytest.mark.trace("S-51")
def test_special_arrangement_is_named_and_lacks_nothing(campaign):
    study.requirement(campaign, "hours_per_member", value=20)
    organisation.person(campaign.unit, category="retired", arrangement="home_visit", remarks="已离休")
    (row,) = rows(exports.HourList(), campaign)
    assert (row["special arrangement"], row["hours missing"], row["remarks"]) == ("visits at home", 0, "已离休")


def test_people_are_exported_with_the_filters_of_the_page(campaign):
    study.requirement(campaign, "hours_per_member", value=3)
    met, _short = organisation.person(campaign.unit, "周明远"), organisation.person(campaign.unit, "沈国栋")
    study.session(campaign, people=[met])
    assert [row["name"] for row in rows(exports.HourList(), campaign, q="周")] == ["周明远"]
    assert [row["name"] for row in rows(exports.HourList(), campaign, show="short")] == ["沈国栋"]


def test_campaign_without_phases_has_no_hours(campaign):
    meetings.people(campaign.unit)
    Phase.objects.filter(campaign=campaign).delete()
    assert rows(exports.HourList(), campaign) == []


def test_sessions_are_exported_with_the_filters_of_the_list(campaign):
    people = meetings.people(campaign.unit)
    study.session(campaign, people=people, absent={people[0]: ""})
    study.session(campaign, people=people, form="lecture")
    assert len(rows(exports.SessionList(), campaign)) == 2
    (row,) = rows(exports.SessionList(), campaign, form="collective")
    assert (row["date"], row["credit in hours"], row["expected"], row["present"]) == ("2009-04-10", 3.0, 3, 2)


def test_session_that_two_groups_share_is_one_row_with_both(campaign):
    groups = [organisation.group(campaign.unit, kind=kind, name=kind) for kind in ("party_group", "branch")]
    study.session(campaign, groups=groups, content="两会精神", lecturer="许喆堃")
    (row,) = rows(exports.SessionList(), campaign)
    assert (row["groups"], row["content"], row["lecturer"]) == ("party_group、branch", "两会精神", "许喆堃")


def test_cancelled_session_says_so_in_its_row(campaign):
    session = study.session(campaign)
    services.cancel_session(session=session, reason="没有召开", by=meetings.appointed(campaign))
    (row,) = rows(exports.SessionList(), campaign)
    assert row["state"] == Meeting.State.CANCELLED.label


def test_coverage_check_list_and_activities_go_out():
    campaign = timeline.campaign(rules={"study_checklist": ["学习纪律"]})
    organisation.department(campaign.unit)
    study.material(campaign, "《摘编》")
    study.activity(campaign)
    offered = (
        exports.MaterialCoverage(),
        exports.ChecklistExport(),
        exports.ExcellenceList(),
    )
    for export in offered:
        (row,) = export.rows(campaign, {})
        assert len(row) == len(export.columns)
