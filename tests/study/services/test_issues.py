from datetime import timedelta

import pytest

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.organisation.roles import Role
from phases.study import services
from phases.study.models import MaterialIssue
from phases.study.selectors import coverage
from tests.factories import meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def office(campaign):
    return meetings.appointed(campaign)


@pytest.fixture
def books(campaign):
    return study.material(campaign, "《毛澤東鄧小平江澤民論科學發展》"), study.material(
        campaign, "《科學發展觀重要論述摘編》"
    )


@pytest.mark.trace("T-13")
def test_two_titles_for_23_members_are_46_copies_handed_out_once(campaign, office, books):
    members = meetings.people(campaign.unit, 23)
    assert len(study.issued(campaign, members, *books, by=office)) == 46
    assert study.issued(campaign, members, *books, by=office) == []
    assert coverage.copies(campaign) == 46


def test_who_joins_later_gets_what_is_missing(campaign, office, books):
    study.issued(campaign, meetings.people(campaign.unit), *books, by=office)
    new = organisation.person(campaign.unit)
    assert len(study.issued(campaign, coverage.members_of(campaign), *books, by=office)) == 2
    assert {issue.person for issue in MaterialIssue.objects.filter(person=new)} == {new}


def test_signatures_are_noted_once_and_keep_their_day(campaign, office, books):
    issues = study.issued(campaign, meetings.people(campaign.unit), books[0], by=office)
    on = meetings.DAY + timedelta(days=3)
    assert services.sign_for(campaign=campaign, issues=issues[:2], on=on, by=office) == 2
    assert services.sign_for(campaign=campaign, issues=issues, on=on + timedelta(days=1), by=office) == 1
    assert [issue.received_on for issue in MaterialIssue.objects.all()] == [on, on, on + timedelta(days=1)]


def test_copies_taken_back_stand_in_the_trail(campaign, office, books):
    issues = study.issued(campaign, meetings.people(campaign.unit), books[0], by=office)
    services.take_back(campaign=campaign, issues=issues, by=office)
    assert not MaterialIssue.objects.exists()
    acts = [line.act for line in audit.history_of(books[0])]
    assert acts[:2] == ["took back study material", "handed out study material"]


def test_second_delivery_to_a_department_adds_to_the_first(campaign, office, books):
    department = organisation.department(campaign.unit)
    for copies in (10, 5):
        services.issue_to_department(
            material=books[0], department=department, copies=copies, on=meetings.DAY, by=office
        )
    assert MaterialIssue.objects.get().copies == 15


def test_liaison_hands_out_in_the_own_department_only(campaign, books):
    department = organisation.department(campaign.unit)
    liaison = meetings.appointed(campaign, Role.LIAISON, department=department)
    study.issued(campaign, [organisation.person(department)], books[0], by=liaison)
    with pytest.raises(RefusedError):
        study.issued(campaign, [organisation.person(campaign.unit)], books[0], by=liaison)
    with pytest.raises(RefusedError):
        services.issue_to_department(material=books[0], department=campaign.unit, copies=2, on=meetings.DAY, by=liaison)


def test_material_that_was_handed_out_is_not_removed(campaign, office, books):
    study.issued(campaign, meetings.people(campaign.unit), books[0], by=office)
    with pytest.raises(RefusedError, match="handed out"):
        services.remove_material(material=books[0], by=office)
