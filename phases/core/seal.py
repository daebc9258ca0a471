"""Sealed boxes of one length: whoever holds the public key closes them, only the private key opens them.

Ephemeral X25519, HKDF-SHA-256, ChaCha20-Poly1305, all of the library `cryptography`; nothing of our own but the order.
The only file that may import that library (tests/core/test_seal.py holds it, and vectors).
"""

from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY, MAC = 32, 16
OVERHEAD = KEY + MAC  # a box is so much longer than what is in it
COUNT = 4  # bytes that say how long the content is
NONCE = bytes(12)  # every box has a key of its own, so the nonce need not differ


class SealError(Exception):
    """The box was not closed for this key and this use, or it was changed since."""


@dataclass(frozen=True)
class Pair:
    private: bytes
    public: bytes


def new_pair() -> Pair:
    return _pair_of(X25519PrivateKey.generate())


def seal(content: bytes, *, public: bytes, use: bytes, context: bytes, size: int) -> bytes:
    """A box of `size` + OVERHEAD bytes; `use` ("envelope/1") and `context` must be said again to open it."""
    return _closed(X25519PrivateKey.generate(), padded(content, size), public, use, context)


def unseal(sealed: bytes, *, private: bytes, use: bytes, context: bytes) -> bytes:
    own = X25519PrivateKey.from_private_bytes(private)
    beginning, closed = sealed[:KEY], sealed[KEY:]
    try:
        shared = own.exchange(X25519PublicKey.from_public_bytes(beginning))
        key = _key(shared, beginning, own.public_key().public_bytes_raw(), use)
        return unpadded(ChaCha20Poly1305(key).decrypt(NONCE, closed, context))
    except (InvalidTag, ValueError):
        raise SealError from None


def padded(content: bytes, size: int) -> bytes:
    """Always `size` bytes, so that a length tells nothing."""
    if len(content) + COUNT > size:
        raise ValueError(f"{len(content)} bytes do not fit: at most {size - COUNT}.")
    return (len(content).to_bytes(COUNT) + content).ljust(size, b"\0")


def unpadded(filled: bytes) -> bytes:
    length = int.from_bytes(filled[:COUNT])
    return filled[COUNT : COUNT + length]


def _closed(ephemeral: X25519PrivateKey, filled: bytes, public: bytes, use: bytes, context: bytes) -> bytes:
    beginning = ephemeral.public_key().public_bytes_raw()
    key = _key(ephemeral.exchange(X25519PublicKey.from_public_bytes(public)), beginning, public, use)
    return beginning + ChaCha20Poly1305(key).encrypt(NONCE, filled, context)


def _key(shared: bytes, beginning: bytes, public: bytes, use: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=KEY, salt=None, info=use + beginning + public).derive(shared)


def _pair_of(private: X25519PrivateKey) -> Pair:
    return Pair(private.private_bytes_raw(), private.public_key().public_bytes_raw())
