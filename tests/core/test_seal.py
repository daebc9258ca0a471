"""Sealed boxes: vectors, equal lengths, and that no other file touches the library."""

import ast

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from phases.core import seal
from tests import sources
from tests.sources import short

EPHEMERAL = X25519PrivateKey.from_private_bytes(bytes(range(32)))
RECEIVER = seal._pair_of(X25519PrivateKey.from_private_bytes(bytes(range(32, 64))))
USE, CONTEXT = b"envelope/1", b"box"
VECTOR = (
    "8f40c5adb68f25624ae5b214ea767a6ec94d829d3d7b5e1ad1ba6f3e2138285f918824869680c0e4"
    "ba913619f2722786aa8f5187b03f66e33d79530b2b156fa3c5514b2876816ab9d5e67182dea76237"
)


def closed(text: bytes, pair: seal.Pair = RECEIVER, size: int = 64) -> bytes:
    return seal.seal(text, public=pair.public, use=USE, context=CONTEXT, size=size)


def opened(box: bytes, pair: seal.Pair = RECEIVER, use: bytes = USE, context: bytes = CONTEXT) -> bytes:
    return seal.unseal(box, private=pair.private, use=use, context=context)


def test_vector():
    box = seal._closed(EPHEMERAL, seal.padded("意见".encode(), 32), RECEIVER.public, USE, CONTEXT)
    assert box.hex() == VECTOR
    assert opened(box) == "意见".encode()


@given(st.binary(max_size=60))
def test_what_was_sealed_comes_out_and_every_box_is_as_long_as_the_other(content):
    box = closed(content)
    assert len(box) == 64 + seal.OVERHEAD
    assert opened(box) == content


def test_same_words_give_another_box_every_time():
    assert len({closed(b"same") for _ in range(20)}) == 20


@given(st.integers(0, 64 + seal.OVERHEAD - 1), st.integers(1, 255))
def test_changed_box_stays_closed(place, change):
    box = bytearray(closed(b"words"))
    box[place] ^= change
    with pytest.raises(seal.SealError):  # also in the bit that the curve ignores: the key is made of all of them
        opened(bytes(box))


def test_other_key_use_or_context_opens_nothing():
    box = closed(b"words")
    for attempt in (
        lambda: opened(box, pair=seal.new_pair()),
        lambda: opened(box, use=b"urn/1"),
        lambda: opened(box, context=b"another box"),
        lambda: opened(box[:20]),
    ):
        with pytest.raises(seal.SealError):
            attempt()


def test_too_much_content_is_told():
    with pytest.raises(ValueError, match="at most 60"):
        closed(bytes(61))


def test_only_this_file_knows_the_library():
    users = {
        short(path)
        for path in sources.python_files()
        for node in ast.walk(sources.tree(path))
        if isinstance(node, ast.Import | ast.ImportFrom) and "cryptography" in ast.unparse(node)
    }
    assert users == {"phases/core/seal.py"}
