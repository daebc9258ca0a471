"""An item of another campaign does not exist; everybody of the unit reads what is put right."""

import pytest

from phases.organisation.roles import Role
from tests.factories import meetings, rectification, timeline

pytestmark = pytest.mark.django_db


def test_observer_reads_and_opens_nothing(client):
    campaign, elsewhere = timeline.campaign(), timeline.campaign()
    client.force_login(meetings.appointed(campaign, Role.OBSERVER), backend="django.contrib.auth.backends.ModelBackend")
    item, foreign = rectification.item(campaign), rectification.item(elsewhere)
    base = f"/campaigns/{campaign.slug}/rectification/"
    addresses = ["", f"{item.pk}/", "add/", f"{item.pk}/edit/", f"{foreign.pk}/"]
    assert [client.get(base + there).status_code for there in addresses] == [200, 200, 403, 403, 404]
