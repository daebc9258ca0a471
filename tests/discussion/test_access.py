"""Whose department it is decides."""

import pytest

from phases.organisation.roles import Role
from tests.factories import discussion, meetings, organisation, timeline

pytestmark = pytest.mark.django_db


def test_liaison_reads_the_others_discussion_and_edits_only_the_own(client):
    campaign = timeline.campaign()
    own, other = (organisation.department(campaign.unit, name) for name in ("一处", "二处"))
    liaison = meetings.appointed(campaign, Role.LIAISON, department=own)
    client.force_login(liaison, backend="django.contrib.auth.backends.ModelBackend")
    base = f"/campaigns/{campaign.slug}/discussion/"
    mine, theirs = discussion.discussion(campaign, own), discussion.discussion(campaign, other)
    of_mine, of_theirs = f"departments/{own.pk}/summary/", f"departments/{other.pk}/summary/"
    held = [f"held/{mine.pk}/edit/", f"held/{theirs.pk}/", f"held/{theirs.pk}/edit/"]
    addresses = [*held, of_mine, of_theirs, "departments/0/summary/"]
    assert [client.get(base + there).status_code for there in addresses] == [200, 200, 403, 200, 403, 404]
