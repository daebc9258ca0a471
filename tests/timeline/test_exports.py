import pytest

from phases.organisation.roles import Role
from phases.timeline import services
from phases.timeline.exports import TrailExport
from tests.factories import organisation, timeline

pytestmark = pytest.mark.django_db


def test_trail_is_exported_with_who_what_and_the_change_and_can_be_narrowed():
    campaign = timeline.campaign()
    by = organisation.user(name="何雨桐", is_administrator=True)
    services.change_campaign(campaign=campaign, by=by, theme="更好更快发展，科技贡献什么")
    services.appoint(campaign=campaign, user=organisation.user(), role=Role.HEAD, by=by)
    rows = [[str(cell) for cell in row] for row in TrailExport().rows(campaign, {})]
    assert [row[0] for row in rows] == ["2", "1"]
    assert all(len(row) == len(TrailExport.columns) and row[2] == "何雨桐" for row in rows)
    assert "更好更快发展，科技贡献什么" in rows[1][8]
    assert len(list(TrailExport().rows(campaign, {"act": "campaign.changed"}))) == 1
