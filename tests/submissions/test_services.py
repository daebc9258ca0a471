"""What is asked of the superior and sent to it, with the sources' own days."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from phases.core import audit
from phases.core.verdict import RefusedError
from phases.submissions import services
from phases.submissions.models import ConsentRequest, Submission
from tests.factories import documents, submissions, timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return timeline.campaign(year=2008, superior_name="省科协", rules={"consent_before": ["mobilisation"]})


def acts(record):
    return [str(line.act) for line in audit.history_of(record)]


@pytest.mark.trace("T-11")
def test_consent_by_telephone_is_kept_with_who_gave_it_and_when(campaign):
    asked = submissions.consent(campaign, asked_on=date(2008, 10, 13), channel="phone")
    services.change_consent(
        record=asked,
        by=asked.recorded_by,
        decision="granted",
        decided_on=date(2008, 10, 15),
        decided_by="杨琦",
    )
    kept = ConsentRequest.objects.get()
    assert (kept.superior, kept.channel, kept.decided_by, kept.is_granted) == ("省科协", "phone", "杨琦", True)
    assert acts(asked) == ["recorded the superior's answer", "asked the superior for consent"]


def test_refusal_without_a_reason_is_not_saved(campaign):
    with pytest.raises(RefusedError, match="say why"):
        submissions.consent(campaign, decision="refused", decided_on=submissions.DAY)
    assert not ConsentRequest.objects.exists()


def test_answer_before_the_question_is_not_saved(campaign):
    with pytest.raises(RefusedError, match="before the question"):
        submissions.consent(campaign, decision="granted", decided_on=date(2009, 3, 1))


@pytest.mark.trace("T-18")
def test_research_report_sent_for_review_comes_back_with_its_comment(campaign):
    paper = submissions.paper(campaign, title="青少年科普教育工作的调研", sent_on=date(2008, 11, 20))
    assert (paper.state, paper.purpose, paper.answered_on) == ("sent", "review", None)
    services.answer(
        submission=paper, state="returned", on=date(2008, 11, 28), comment="补充县区情况", by=paper.recorded_by
    )
    kept = Submission.objects.get()
    assert (kept.state, kept.comment, kept.answered_on) == ("returned", "补充县区情况", date(2008, 11, 28))
    assert acts(paper)[0] == "recorded that a paper came back"


@pytest.mark.trace("T-18")
def test_paper_that_comes_back_without_a_comment_is_refused(campaign):
    paper = submissions.paper(campaign)
    with pytest.raises(RefusedError, match="comment"):
        services.answer(submission=paper, state="returned", on=submissions.DAY, by=paper.recorded_by)
    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.update(state="returned", answered_on=submissions.DAY)


def test_paper_without_a_title_takes_that_of_its_document():
    place = documents.bureau()
    document = documents.drafted(place, kind="report")
    paper = services.send(
        campaign=place.campaign, by=place.office, document=document, recipient="市委", sent_on=submissions.DAY
    )
    assert paper.title == "第一阶段书面材料"


def test_paper_is_taken_out_only_with_a_reason_that_the_trail_keeps(campaign):
    paper = submissions.paper(campaign)
    with pytest.raises(RefusedError):
        services.remove_submission(record=paper, by=paper.recorded_by, reason=" ")
    services.remove_submission(record=paper, by=paper.recorded_by, reason="重复登记")
    assert not Submission.objects.exists()
    entry = audit.entries_of(campaign.audit_chain, act="submission.removed").get()
    assert [line.reason for line in audit.read_entries([entry])] == ["重复登记"]


def test_consent_is_taken_out_only_with_a_reason(campaign):
    asked = submissions.consent(campaign)
    with pytest.raises(RefusedError):
        services.remove_consent(record=asked, by=asked.recorded_by)
    services.remove_consent(record=asked, by=asked.recorded_by, reason="记错了")
    assert not ConsentRequest.objects.exists()
