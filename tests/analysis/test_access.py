"""A problem of another campaign does not exist; one of another department is read and not changed."""

import pytest

from phases.organisation.roles import Role
from tests.factories import analysis, meetings, organisation, timeline

pytestmark = pytest.mark.django_db


def test_liaison_reads_every_problem_and_edits_the_own(client):
    campaign, elsewhere = timeline.campaign(), timeline.campaign()
    own = organisation.department(campaign.unit, "一处")
    liaison = meetings.appointed(campaign, Role.LIAISON, department=own)
    client.force_login(liaison, backend="django.contrib.auth.backends.ModelBackend")
    mine, theirs = analysis.problem(campaign, department=own), analysis.problem(campaign)
    foreign = analysis.problem(elsewhere)
    base = f"/campaigns/{campaign.slug}/problems/"
    addresses = [f"{mine.pk}/edit/", f"{theirs.pk}/", f"{theirs.pk}/edit/", f"{foreign.pk}/"]
    assert [client.get(base + there).status_code for there in addresses] == [200, 200, 403, 404]
