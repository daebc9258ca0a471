"""The register of papers as a sheet that comes back."""

import pytest

from phases.organisation.roles import Role
from phases.submissions.ledgers import Papers
from phases.submissions.models import Submission
from tests.factories import ledgers as sheets
from tests.factories import submissions, timeline

pytestmark = pytest.mark.django_db


@pytest.mark.trace("T-18")
def test_paper_comes_in_with_its_answer():
    campaign = timeline.campaign(year=2008)
    by = timeline.part(campaign, Role.OFFICE)
    headers = ["title", "recipient", "sent_on", "state", "answered_on", "comment"]
    line = ["青少年科普教育工作的調研報告", "省科協", "11月26日", "accepted", "2008-11-28", "建議可行"]
    sheets.bring(Papers(), campaign, by, headers, line)
    kept = Submission.objects.get()
    assert (kept.state, kept.copies, kept.comment, kept.sent_on.year) == ("accepted", 1, "建議可行", 2008)


def test_answer_without_its_day_is_a_fault_of_the_line():
    campaign = timeline.campaign()
    (reading,) = sheets.read(
        Papers(), campaign, ["title", "recipient", "sent_on", "state"], ["报告", "市委", "2009-3-1", "accepted"]
    )
    assert list(reading.faults) == ["state"]


def test_register_goes_out_and_comes_back_without_a_difference():
    campaign = timeline.campaign()
    submissions.paper(campaign, copies=3)
    keys, rows = sheets.sent_out(Papers(), campaign)
    (reading,) = sheets.read(Papers(), campaign, keys, *rows)
    assert not reading.faults
    assert not reading.before
    assert reading.record == Submission.objects.get()
