"""The head of a chain as printed on paper."""

import re

import pytest

from phases.core import audit
from phases.core.audit.models import AuditEntry


def test_anchor_names_chain_number_and_a_code_without_letters_misread_on_paper(chain):
    printed = audit.anchor(chain)
    assert (printed.chain, printed.seq) == (chain, 10)
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}", printed.code)


def test_anchor_of_a_chain_without_entries_is_empty(db):
    assert (audit.anchor("nothing").seq, audit.anchor("nothing").code) == (0, "")


def test_typed_code_is_read_however_it_was_copied():
    code = "5KQ2-9FXM-0A1B-CDEF-1023"
    assert audit.read_anchor("5kq2 9fxm oaib cdef lo23") == code
    assert audit.read_anchor("5KQ29FXM0A1BCDEF1023") == code


@pytest.mark.parametrize("typed", ["", "5KQ2-9FXM", "5KQ2-9FXM-0A1B-CDEF-102U", "5KQ2-9FXM-0A1B-CDEF-1023-X"])
def test_typed_text_that_is_no_code_is_refused(typed):
    with pytest.raises(ValueError, match="no anchor"):
        audit.read_anchor(typed)


def test_heads_are_noted_once_and_only_where_something_happened(chain, secretary):
    (noted,) = audit.record_heads()
    assert noted.object_hash == AuditEntry.objects.get(chain=chain, seq=10).hash
    assert audit.record_heads() == []
    audit.append(chain=chain, act="unit.changed", by=secretary)
    assert len(audit.record_heads()) == 1
    assert [found.faults for found in audit.verify()] == [[], []]
