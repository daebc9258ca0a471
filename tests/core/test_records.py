"""One row and its entry in the trail, together."""

import pytest

from phases.core import audit, records
from phases.organisation.models import Unit
from tests.factories import timeline

pytestmark = pytest.mark.django_db


def test_record_is_added_changed_and_removed_with_an_entry_each():
    campaign = timeline.campaign()
    on = {"chain": campaign.audit_chain, "by": None}
    unit = records.add(Unit(name="办公室", short_name="办公室", path="/x/"), act="unit.created", **on)
    records.change(unit, act="unit.changed", short_name="办", **on)
    records.change(unit, act="unit.changed", short_name="办", **on)
    lines = audit.history_of(unit)
    assert [str(line.act) for line in lines] == ["changed a unit", "added a unit"]
    assert [(str(change.old), str(change.new)) for change in lines[0].changes] == [("办公室", "办")]
    records.remove(unit, act="unit.removed", reason="撤并", **on)
    assert not Unit.objects.filter(path="/x/").exists()
    assert audit.entries_of(campaign.audit_chain, act="unit.removed").count() == 1
