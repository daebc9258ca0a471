"""What lies in a box: vectors of mark and authenticator, equal lengths, nothing that opens elsewhere."""

import uuid

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phases.appraisal import ballots
from phases.appraisal.ballots import Ballot
from phases.appraisal.models.urn import SEALED, SecretUrn
from phases.core import keyfiles, seal

CODE = "7KQ29FXM0123456789ABCDE8"
PAIR = seal.new_pair()


def urn(**fields) -> SecretUrn:
    return SecretUrn(pk=uuid.UUID(int=7), public_key=PAIR.public, form=bytes(32), **fields)


def test_mark_vector():
    assert ballots.mark_of(CODE).hex() == "7ec8ecf733"
    assert ballots.shown(ballots.mark_of(CODE)) == "FV4E-SXSK"


def test_authenticator_vector():
    keyfiles.keep("ballot_key", bytes(range(32)))
    assert ballots._authenticator(b"body", urn()).hex()[:32] == "521f6f3b3984136b9dae117f59ad69e2"


def test_key_check_vector():
    assert ballots.key_check(bytes(32)).hex()[:16] == "001ea07b62a4816a"


@given(st.lists(st.sampled_from([1, 2, 3, 4, 5, 6, 255]), min_size=1, max_size=30), st.text(max_size=300))
@settings(deadline=None, max_examples=25)
def test_ballot_comes_out_as_it_was_put_in_and_all_boxes_are_alike(votes, remark):
    if not ballots.fits(remark) or "\ud800" <= max(remark, default="") <= "\udfff":
        return
    box = ballots.close(Ballot(tuple(votes), remark), urn())
    opened = ballots.open_(box, urn(), PAIR.private)
    assert (opened.votes, opened.remark, len(box)) == (tuple(votes), remark, SEALED)


def test_box_opens_for_its_urn_its_form_and_its_server_alone():
    box = ballots.close(Ballot((1, 2)), urn())
    elsewhere = SecretUrn(pk=uuid.UUID(int=8), public_key=PAIR.public, form=bytes(32))
    other_form = SecretUrn(pk=uuid.UUID(int=7), public_key=PAIR.public, form=b"\x01" * 32)
    for place in (elsewhere, other_form):
        with pytest.raises(seal.SealError):
            ballots.open_(box, place, PAIR.private)
    keyfiles.destroy("ballot_key")
    with pytest.raises(seal.SealError):
        ballots.open_(box, urn(), PAIR.private)


def test_pieces_are_kept_sorted():
    assert ballots.pieces(ballots.kept([b"cc", b"aa", b"bb"]), 2) == [b"aa", b"bb", b"cc"]
