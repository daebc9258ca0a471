"""What the state of a document allows."""

import pytest

from phases.documents import rules
from phases.documents.models import Document, DocumentVersion
from phases.documents.states import MOVES, DocumentState
from tests.factories import documents as make


@pytest.mark.parametrize("state", DocumentState.values)
@pytest.mark.parametrize("act", MOVES)
def test_move_exists_from_the_states_of_the_table_and_from_no_other(state, act):
    verdict = rules.may_move(Document(state=state), act)
    assert bool(verdict) == (state in MOVES[act].sources)
    assert verdict or str(verdict.reason)


@pytest.mark.parametrize("state", ["issued", "acknowledged"])
def test_issued_document_is_never_edited(state):
    assert "stays as it was" in str(rules.may_edit(Document(state=state)).reason)


def test_section_counts_as_written_when_it_says_something():
    body = make.body() | {
        "sections": [
            {"key": "a", "heading": "一、指导思想", "paragraphs": ["……"]},
            {"key": "b", "heading": "基本原则", "paragraphs": [" "]},
        ]
    }
    assert rules.absent_sections(body, ["指导思想", "基本原则"]) == ["基本原则"]


def test_nothing_is_submitted_before_its_first_version():
    draft = Document(state="draft")
    assert "nothing to send yet" in str(rules.may_submit(draft, None).reason)
    assert rules.may_submit(draft, DocumentVersion())


def test_document_is_returned_with_at_least_one_remark():
    submitted = Document(state="submitted")
    assert "at least one remark" in str(rules.may_return(submitted, 0).reason)
    assert rules.may_return(submitted, 1)


def test_document_that_lies_with_the_leader_is_taken_back_before_it_is_edited():
    assert "Take it back first" in str(rules.may_edit(Document(state="submitted")).reason)
    assert rules.may_edit(Document(state="draft"))


@pytest.mark.django_db
def test_report_that_would_reach_nobody_is_warned_about_before_it_is_approved():
    place = make.bureau(parent=False)
    report, plan = make.drafted(place), make.drafted(place, kind="implementation_plan")
    assert "reach nobody" in str(rules.has_way_up(report).reason)
    assert rules.has_way_up(plan)
    place.campaign.superior_email = "committee@example.org"
    report.campaign = place.campaign
    assert rules.has_way_up(report)
