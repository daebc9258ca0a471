"""Appending to a chain."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction

from phases.core import audit
from phases.core.audit.models import AuditEntry
from phases.organisation.models import Unit


def test_entry_of_an_act_tells_who_what_and_how_it_was(secretary):
    unit = secretary.person.unit
    audit.append(
        chain="c", act="unit.changed", by=secretary, on=unit, for_="演示乙", reason="机构改革",
        before={"name": "市水利局", "kind": Unit.Kind.UNIT}, after={"name": "市水务局", "kind": Unit.Kind.CENTRE},
        detail={"from": date(2009, 3, 1), "hours": Decimal("19.5")},
    )  # fmt: skip
    (line,) = audit.history_of(unit)
    assert (line.who.name, line.who.post, line.who.unit) == ("演示甲", "办公室主任", "市水务局")
    assert line.for_whom.name == "演示乙"
    assert line.reason == "机构改革"
    assert [(change.label, change.old, change.new) for change in line.changes] == [
        (Unit._meta.get_field("name").verbose_name, "市水利局", "市水务局"),
        (Unit._meta.get_field("kind").verbose_name, Unit.Kind.UNIT.label, Unit.Kind.CENTRE.label),
    ]
    assert line.detail == {"from": "2009-03-01", "hours": "19.5"}
    assert line.at.tzinfo is not None


def test_entries_number_each_chain_from_one_and_follow_each_other(db):
    first, second = (audit.append(chain="c", act="campaign.created", by=None) for _ in range(2))
    other = audit.append(chain="d", act="campaign.created", by=None)
    assert (first.seq, second.seq, other.seq) == (1, 2, 1)
    assert second.prev == first.hash
    assert other.prev != first.prev


@pytest.mark.django_db(transaction=True)
def test_append_is_refused_outside_the_transaction_of_the_act():
    with pytest.raises(transaction.TransactionManagementError):
        audit.append(chain="c", act="campaign.created", by=None)
    assert not AuditEntry.objects.exists()


def test_append_is_refused_for_an_act_without_wording(db):
    with pytest.raises(ValueError, match="audit/acts"):
        audit.append(chain="c", act="campaign.exploded", by=None)


def test_append_is_refused_for_a_value_that_two_readers_may_spell_differently(db):
    with pytest.raises(TypeError, match="float"):
        audit.append(chain="c", act="campaign.changed", by=None, after={"hours": 19.5})
