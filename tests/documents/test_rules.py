"""What the state of a document allows."""

import pytest

from phases.documents import rules
from phases.documents.models import Document
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
