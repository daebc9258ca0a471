"""Every criterion of the catalogue counts, and every template asks only for what can be counted."""

import pytest

from phases.core.criteria import Finding
from phases.gates import selectors
from phases.gates.catalogue import CRITERIA, LISTED
from phases.timeline import services, template
from tests.factories import gates, organisation, timeline

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
    assert str(finding.figure)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", sorted(set(CRITERIA) - {"hours_per_member"}))
def test_nothing_recorded_meets_nothing(kind):
    """Only a roster without members leaves nobody behind."""
    place = gates.place()
    assert not CRITERIA[kind].assess(timeline.demand(gates.fresh(place.phase), kind, value=1)).met


@pytest.mark.django_db
@pytest.mark.trace("T-05")
@pytest.mark.parametrize("key", sorted(template.available()))
def test_every_phase_of_a_shipped_template_can_be_assessed(key):
    by, of = organisation.administrator(), organisation.unit()
    chosen = template.available()[key]
    campaign = services.create_campaign(
        template=chosen, unit=of, by=by, slug="made", name="活动", short_name="活动", year=2009
    )
    for phase, data in zip(campaign.phases.all(), chosen.phases, strict=True):
        phase.campaign = campaign
        rows = selectors.assess(phase).rows
        assert [row.requirement.key for row in rows] == [line["key"] for line in data.get("requirements", [])]
        assert not any(row.granted or row.state == "waived" for row in rows)
