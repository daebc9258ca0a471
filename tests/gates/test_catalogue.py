"""Every criterion of the catalogue counts, and every template asks only for what can be counted."""

import pytest

from phases.core.criteria import Finding
from phases.gates.catalogue import CRITERIA, LISTED
from phases.timeline import template
from tests.factories import gates, timeline

SHIPPED = [(one.key, phase["key"], line) for one in template.available().values() for phase in one.phases
           for line in phase.get("requirements", [])]  # fmt: skip


def test_kinds_differ():
    assert len(CRITERIA) == len(LISTED)


@pytest.mark.parametrize(("key", "phase", "line"), SHIPPED, ids=[f"{k}-{p}-{line['key']}" for k, p, line in SHIPPED])
def test_a_shipped_template_asks_only_for_what_can_be_counted(key, phase, line):
    assert line["criterion"] in CRITERIA


@pytest.mark.django_db
@pytest.mark.parametrize("kind", sorted(CRITERIA))
def test_a_criterion_counts_in_a_campaign_without_records(kind):
    place = gates.place()
    requirement = timeline.demand(gates.fresh(place.phase), kind, value=1)
    finding = CRITERIA[kind].assess(requirement)
    assert isinstance(finding, Finding)
    assert str(finding.target)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", sorted(set(CRITERIA) - {"hours_per_member"}))
def test_nothing_recorded_meets_nothing(kind):
    """Only a roster without members leaves nobody behind."""
    place = gates.place()
    assert not CRITERIA[kind].assess(timeline.demand(gates.fresh(place.phase), kind, value=1)).met
