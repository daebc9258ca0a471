"""What lies in an envelope: an opinion, or what its giver answers back; a short head and the words.

The receipt's tag travels inside, never the code itself.
"""

import json
from dataclasses import dataclass

from phases.box.models import CONTENT, OpinionBox
from phases.core import seal

USE = b"envelope/1"
LONGEST = 2500  # characters
ROOM = CONTENT - seal.COUNT - 300  # bytes for the words; the head takes less than the rest


@dataclass(frozen=True)
class Content:
    """`answer` is 0 for an opinion, else which answer under its receipt this is (1, 2 or 3)."""

    text: str
    receipt_tag: bytes
    category_pk: int | None = None
    source_pk: int | None = None
    answer: int = 0


def close(content: Content, *, box: OpinionBox, public_key: bytes) -> bytes:
    head = {
        "tag": content.receipt_tag.hex(),
        "category": content.category_pk,
        "source": content.source_pk,
        "answer": content.answer,
    }
    filled = json.dumps(head).encode() + b"\n" + content.text.encode()
    return seal.seal(filled, public=public_key, use=USE, context=box.pk.bytes, size=CONTENT)


def open_(sealed: bytes, *, box: OpinionBox, private_key: bytes) -> Content:
    """Raises SealError when it was not closed for this box."""
    beginning, _, words = seal.unseal(sealed, private=private_key, use=USE, context=box.pk.bytes).partition(b"\n")
    try:
        head = json.loads(beginning)
        return Content(
            text=words.decode(),
            receipt_tag=bytes.fromhex(head["tag"]),
            category_pk=head["category"],
            source_pk=head["source"],
            answer=int(head["answer"]),
        )
    except (ValueError, KeyError, TypeError):
        raise seal.SealError from None  # somebody with the public key put something else in


def fits(text: str) -> bool:
    return len(text) <= LONGEST and len(text.encode()) <= ROOM
