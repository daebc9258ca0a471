import pytest

from phases.organisation.roles import Role
from tests.factories import ledgers, timeline

TEXT = "姓名,部门,类别\n甲,办公室,在职\n"


@pytest.mark.parametrize(
    ("role", "status"), [(Role.OFFICE, 200), (Role.HEAD, 403), (Role.LIAISON, 403), (Role.OBSERVER, 403)]
)
def test_only_the_office_brings_sheets_in(client, campaign, office, role, status):
    imported = ledgers.opened(campaign, office, "roster", TEXT)
    client.force_login(timeline.part(campaign, role), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/campaigns/{campaign.slug}/ledgers/roster/import/").status_code == status
    assert client.get(f"/campaigns/{campaign.slug}/imports/{imported.pk}/").status_code == status
    assert client.post(f"/campaigns/{campaign.slug}/imports/{imported.pk}/write/").status_code in {status, 302}
    assert client.get(f"/campaigns/{campaign.slug}/ledgers/nothing/import/").status_code in {403, 404}
