"""What lies in the urn's boxes, and what a slip's code becomes. Nothing here writes anything.

The authenticator under a key outside the database keeps whoever can write SQL from adding ballots; the random bytes
expose copies. A box opens for this urn and this form alone.
"""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from phases.appraisal.models import Question
from phases.appraisal.models.urn import CONTENT, ENTRY, MARK, SEALED, TAG, SecretUrn
from phases.core import codes, keyfiles, seal

USE, VERSION = b"urn/1", 1
NONCE, MAC = 16, 32
ABSTAINED = 255
SLIP = "slip"
LONGEST = 600  # characters of a remark
ROOM = 1900  # bytes of it
KEY = "ballot_key"


@dataclass(frozen=True)
class Ballot:
    """`votes`: for each question the chosen option's place, or ABSTAINED. `nonce` differs in every ballot."""

    votes: tuple[int, ...]
    remark: str = ""
    nonce: bytes = b""


def close(ballot: Ballot, urn: SecretUrn) -> bytes:
    body = bytes([VERSION]) + secrets.token_bytes(NONCE) + bytes([len(ballot.votes), *ballot.votes])
    body += ballot.remark.encode()
    filled = body + _authenticator(body, urn)
    return seal.seal(filled, public=bytes(urn.public_key), use=USE, context=_context(urn), size=CONTENT)


def open_(box: bytes, urn: SecretUrn, private: bytes) -> Ballot:
    """Raises SealError when it is no ballot that this server put into this urn."""
    filled = seal.unseal(box, private=private, use=USE, context=_context(urn))
    body, authenticator = filled[:-MAC], filled[-MAC:]
    if not hmac.compare_digest(authenticator, _authenticator(body, urn)) or body[0] != VERSION:
        raise seal.SealError
    start = 1 + NONCE + 1
    end = start + body[start - 1]
    return Ballot(tuple(body[start:end]), body[end:].decode(), body[1 : 1 + NONCE])


def key_check(private: bytes) -> bytes:
    """Kept beside the public half: whether two sheets give the key of this urn."""
    return hashlib.sha256(b"key-check/1" + private).digest()


def fits(remark: str) -> bool:
    return len(remark) <= LONGEST and len(remark.encode()) <= ROOM


def tag_of(code: str, urn: SecretUrn) -> bytes:
    return codes.tag(code, label=SLIP, scope=urn.pk)


def mark_of(code: str) -> bytes:
    """What the stub shows: that a slip was used, never how. Anybody can compute it from the code alone."""
    return hashlib.sha256(b"mark/1" + code.encode()).digest()[:MARK]


def shown(mark: bytes) -> str:
    """Eight signs in two groups."""
    number = int.from_bytes(mark)
    signs = "".join(codes.ALPHABET[number >> 5 * place & 31] for place in range(7, -1, -1))
    return f"{signs[:4]}-{signs[4:]}"


def entry_of(code: str, urn: SecretUrn) -> bytes:
    return tag_of(code, urn) + mark_of(code)


def pieces(held: bytes | memoryview, size: int) -> list[bytes]:
    held = bytes(held)
    return [held[start : start + size] for start in range(0, len(held), size)]


def kept(parts: Sequence[bytes]) -> bytes:
    """Sorted, so that no place says who came first."""
    return b"".join(sorted(parts))


def entries(urn: SecretUrn) -> dict[bytes, bytes]:
    """Tag of each slip → its mark."""
    return {entry[:TAG]: entry[TAG:] for entry in pieces(urn.issued, ENTRY)}


def marks(urn: SecretUrn) -> list[bytes]:
    return pieces(urn.spent, MARK)


def boxes(urn: SecretUrn) -> list[bytes]:
    return pieces(urn.sealed, SEALED)


def digest(held: bytes | memoryview) -> str:
    return hashlib.sha256(bytes(held)).hexdigest()


def seal_of(urn: SecretUrn) -> str:
    """One number for all that the urn holds; it is noted at the closing, and must be the same at the opening."""
    held = (urn.form, urn.issued, urn.spent, urn.sealed)
    return digest(b"".join(len(part).to_bytes(4) + bytes(part) for part in held))


def form_of(questions: Sequence[Question]) -> bytes:
    """A digest of the form: its questions and their words, in order. Each question's options are prefetched."""
    told = hashlib.sha256()
    for question in questions:
        words = [question.text, *(f"{option.order}{option.kind}{option.word}" for option in question.options.all())]
        for word in words:
            told.update(len(word.encode()).to_bytes(4) + word.encode())
        told.update(b"\0")
    return told.digest()


def _context(urn: SecretUrn) -> bytes:
    return urn.pk.bytes + bytes(urn.form)


def _authenticator(body: bytes, urn: SecretUrn) -> bytes:
    return hmac.new(keyfiles.read_or_make(KEY), b"ballot/1\0" + _context(urn) + body, hashlib.sha256).digest()
