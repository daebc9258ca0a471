"""What lies in an envelope."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phases.box import contents
from phases.box.contents import Content
from phases.box.models import SEALED, OpinionBox
from phases.core import seal

PAIR = seal.new_pair()
BOX = OpinionBox()


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=1000), st.integers(0, 3))
def test_everything_comes_out_as_it_went_in_and_all_envelopes_are_alike(text, answer):
    content = Content(text, bytes(16), category_pk=7, source_pk=None, answer=answer)
    sealed = contents.close(content, box=BOX, public_key=PAIR.public)
    assert len(sealed) == SEALED
    assert contents.open_(sealed, box=BOX, private_key=PAIR.private) == content


def test_longest_chinese_text_fits():
    text = "意" * 2500
    assert contents.fits(text)
    sealed = contents.close(Content(text, bytes(16), 10**9, 10**9, 3), box=BOX, public_key=PAIR.public)
    assert contents.open_(sealed, box=BOX, private_key=PAIR.private).text == text


@pytest.mark.parametrize("text", ["意" * 2501, "🙂" * 2500])
def test_longer_does_not_fit(text):
    assert not contents.fits(text)


def test_envelope_of_another_box_stays_closed():
    sealed = contents.close(Content("话", bytes(16)), box=BOX, public_key=PAIR.public)
    with pytest.raises(seal.SealError):
        contents.open_(sealed, box=OpinionBox(), private_key=PAIR.private)


def test_what_somebody_else_sealed_with_the_public_key_is_no_content():
    forged = seal.seal(b"no head", public=PAIR.public, use=contents.USE, context=BOX.pk.bytes, size=contents.CONTENT)
    with pytest.raises(seal.SealError):
        contents.open_(forged, box=BOX, private_key=PAIR.private)
