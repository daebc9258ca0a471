"""Who gets to the report, its rounds and the answers of others."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from phases.analysis_report import access
from phases.organisation.roles import Role
from tests.factories import analysis_report as make
from tests.factories import meetings

pytestmark = pytest.mark.django_db


def asked_by(rf, user):
    request = rf.get("/")
    request.user = user
    return request


def test_what_is_not_opened_does_not_exist(rf):
    place = make.scene()
    with pytest.raises(Http404):
        access.report_for(asked_by(rf, place.office), place.campaign.slug)


def test_answers_of_another_department_are_refused_with_the_reason(rf):
    place = make.scene()
    recipient = make.circulated(place).recipients.get(unit=place.units[0])
    slug = place.campaign.slug
    assert access.recipient_for(asked_by(rf, place.liaisons[0]), slug, recipient.pk) == recipient
    with pytest.raises(PermissionDenied, match="own department"):
        access.recipient_for(asked_by(rf, place.liaisons[1]), slug, recipient.pk)


def test_rounds_and_points_of_another_campaign_do_not_exist(rf):
    place, other = make.scene(), make.scene()
    make.drafted(place)
    circulation = make.circulated(other)
    point = make.services.add_point(circulation=circulation, by=other.office, text="別處的")
    request = asked_by(rf, place.office)
    for fetch, key in (
        (access.round_for, circulation.number),
        (access.point_to_write, point.pk),
        (access.recipient_for, circulation.recipients.all()[0].pk),
    ):
        with pytest.raises(Http404):
            fetch(request, place.campaign.slug, key)


def test_members_read_no_drafts(rf):
    place = make.scene()
    make.drafted(place)
    member = meetings.appointed(place.campaign, Role.MEMBER)
    with pytest.raises(PermissionDenied):
        access.report_for(asked_by(rf, member), place.campaign.slug)
