"""The gate's figures about discussions: department by department."""

import pytest

from phases.discussion.criteria import DepartmentsDiscussed, DepartmentsSummedUp
from tests.factories import discussion, meetings, organisation, study, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.mark.trace("S-39")
def test_department_without_a_discussion_is_named_with_the_way_to_record_one(campaign):
    first, second = (organisation.department(campaign.unit, name) for name in ("一处", "二处"))
    discussion.discussion(campaign, first)
    discussion.discussion(campaign, first)
    finding = DepartmentsDiscussed().assess(study.requirement(campaign, "discussion_per_department", value=1))
    assert (finding.met, finding.figure, finding.target) == (False, "1", "2")
    assert [(lack.who, lack.url.endswith(f"#department-{second.pk}")) for lack in finding.lacks] == [("二处", True)]


@pytest.mark.trace("S-41")
def test_every_department_hands_in_one_summary(campaign):
    first, second = (organisation.department(campaign.unit, name) for name in ("一处", "二处"))
    asked = study.requirement(campaign, "discussion_summary_per_department", value=1)
    office = meetings.appointed(campaign)
    discussion.summary(campaign, first, by=office)
    assert [lack.who for lack in DepartmentsSummedUp().assess(asked).lacks] == ["二处"]
    discussion.summary(campaign, second, by=office)
    assert DepartmentsSummedUp().assess(asked).met


def test_unit_without_departments_proves_nothing(campaign):
    assert not DepartmentsDiscussed().assess(study.requirement(campaign, "discussion_per_department", value=1)).met


def test_departments_of_units_below_are_not_asked(campaign):
    bureau = organisation.unit("下属局", parent=campaign.unit)
    organisation.department(bureau, "别人的处")
    own = organisation.department(campaign.unit, "自己的处")
    discussion.discussion(campaign, own)
    finding = DepartmentsDiscussed().assess(study.requirement(campaign, "discussion_per_department", value=1))
    assert (finding.met, finding.target) == (True, "1")
