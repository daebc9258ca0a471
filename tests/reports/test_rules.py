"""What may be done with a report and its delivery."""

import pytest

from phases.documents.models import Document, DocumentVersion
from phases.reports import rules
from phases.reports.models import Delivery, Receipt


def delivery(state: str) -> Delivery:
    return Delivery(version=DocumentVersion(document=Document(state=state)))


@pytest.mark.parametrize(("state", "open_"), [("issued", True), ("draft", False), ("sent_back", False)])
def test_only_the_issued_version_is_answered(state, open_):
    assert bool(rules.may_answer(delivery(state), None)) is open_


def test_answer_that_was_given_is_named():
    verdict = rules.may_answer(delivery("issued"), Receipt(decision="acknowledged", by_name="李主任"))
    assert not verdict
    assert "李主任" in str(verdict.reason)


@pytest.mark.parametrize(
    ("state", "may"), [("draft", True), ("returned", True), ("submitted", False), ("issued", False)]
)
def test_figures_follow_the_records_while_the_words_may_change(state, may):
    assert bool(rules.may_refresh(Document(state=state))) is may
