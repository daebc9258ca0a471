"""What the gate reads of publicity."""

import pytest

from phases.documents import services as documents
from phases.gates.catalogue import CRITERIA
from phases.publicity import criteria
from tests.factories import publicity, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign()


@pytest.mark.trace("S-21")
def test_two_of_three_columns_are_not_enough(campaign):
    asked = timeline.demand(campaign.phases.get(order=1), "columns_opened", value=3)
    columns = publicity.three_columns(campaign)
    columns[2].delete()
    finding = criteria.ColumnsOpened().assess(asked)
    assert (finding.met, finding.figure, finding.target) == (False, "2", "3")
    publicity.column(campaign, channel="newspaper")
    assert criteria.ColumnsOpened().assess(asked).met


def test_columns_of_one_channel_alone(campaign):
    asked = timeline.demand(campaign.phases.get(order=1), "columns_opened", where={"channel": "newspaper"})
    publicity.column(campaign)
    assert not criteria.ColumnsOpened().assess(asked).met


@pytest.mark.trace("T-15")
def test_bulletin_that_is_a_draft_is_named_and_does_not_count(campaign):
    asked = timeline.demand(campaign.phases.get(order=1), "bulletins_issued", value=2)
    publicity.bulletin(campaign, number=1, on_paper=True)
    draft = publicity.bulletin(campaign, number=2)
    finding = criteria.BulletinsIssued().assess(asked)
    assert (finding.figure, [lack.who for lack in finding.lacks]) == ("1", [draft.title])
    documents.file(document=draft.document, by=draft.recorded_by)
    assert criteria.BulletinsIssued().assess(asked).met


@pytest.mark.trace("S-46")
def test_case_counts_once_a_bulletin_has_told_it(campaign):
    asked = timeline.demand(campaign.phases.get(order=1), "cases_told")
    case = publicity.case(campaign)
    assert [lack.who for lack in criteria.CasesTold().assess(asked).lacks] == [case.subject]
    publicity.bulletin(campaign, cases=[case])
    assert criteria.CasesTold().assess(asked).met


@pytest.mark.trace("S-23")
def test_no_criterion_ever_asks_for_essays():
    assert not [kind for kind in CRITERIA if "essay" in kind]
