"""What does not belong to the campaign does not exist (404); what one may not do is refused with the reason (403)."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils import translation

from phases.organisation.roles import Permission, Role
from phases.study import access, services
from tests.factories import meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.fixture
def people(campaign):
    return meetings.people(campaign.unit)


def request_of(user):
    request = HttpRequest()
    request.user = user
    return request


def asking(campaign, role=Role.OFFICE, **fields):
    return request_of(meetings.appointed(campaign, role, **fields))


def liaison(campaign):
    return asking(campaign, Role.LIAISON, department=organisation.department(campaign.unit))


def test_session_comes_with_its_campaign_and_turnout(campaign, people):
    session = study.session(campaign, people=people, absent={people[0]: ""})
    found = access.session_for(asking(campaign), campaign.slug, session.pk, Permission.RECORD_STUDY)
    assert (found, found.meeting.campaign, found.expected, found.present) == (session, campaign, 3, 2)


def test_session_of_another_campaign_does_not_exist(campaign):
    session = study.session(timeline.campaign())
    with pytest.raises(Http404):
        access.session_for(asking(campaign), campaign.slug, session.pk)


def test_session_of_others_is_read_and_not_written_by_a_liaison(campaign, people):
    session = study.session(campaign, people=people)
    request = liaison(campaign)
    assert access.session_for(request, campaign.slug, session.pk, Permission.SEE_STUDY) == session
    with translation.override("en"), pytest.raises(PermissionDenied, match="belong elsewhere"):
        access.session_for(request, campaign.slug, session.pk, *access.RECORDERS)


def test_ledger_is_opened_by_staff_and_by_its_owner(campaign, people):
    owner = request_of(timeline.part(campaign, Role.MEMBER, organisation.user(person=people[0])))
    for request in (asking(campaign, Role.LEADER), owner):
        assert access.person_for(request, campaign.slug, people[0].pk) == (campaign, people[0])
    with translation.override("en"), pytest.raises(PermissionDenied, match="their own hours"):
        access.person_for(owner, campaign.slug, people[1].pk)


def test_ledger_of_others_is_not_written_by_a_liaison(campaign, people):
    request = liaison(campaign)
    assert access.person_for(request, campaign.slug, people[0].pk, Permission.SEE_STUDY)[1] == people[0]
    with pytest.raises(PermissionDenied):
        access.person_for(request, campaign.slug, people[0].pk, *access.RECORDERS)


def test_person_of_another_unit_does_not_exist(campaign):
    with pytest.raises(Http404):
        access.person_for(asking(campaign), campaign.slug, organisation.person(organisation.unit()).pk)


@pytest.fixture
def credit(campaign, people):
    return services.record_self_study(
        phase=campaign.phases.get(order=1), entry=study.entry(people[0]), by=meetings.appointed(campaign)
    )


def test_line_of_the_ledger_is_handed_to_the_office_alone(campaign, credit):
    assert access.credit_for(asking(campaign), campaign.slug, credit.pk) == credit
    with pytest.raises(PermissionDenied):
        access.credit_for(liaison(campaign), campaign.slug, credit.pk)
    with pytest.raises(PermissionDenied):
        access.credit_for(asking(campaign, Role.LEADER), campaign.slug, credit.pk)


def test_line_of_another_campaign_does_not_exist(credit):
    other = timeline.campaign()
    with pytest.raises(Http404):
        access.credit_for(asking(other), other.slug, credit.pk)


@pytest.mark.parametrize(("role", "records"), [(Role.OFFICE, True), (Role.SECRETARY, True), (Role.HEAD, False)])
def test_button_is_offered_to_those_who_record(campaign, role, records):
    request = asking(campaign, role)
    access.access.campaign_for(request, campaign.slug)
    assert access.may_record(request) == records
