"""Codes that people copy from paper or a screen: receipts of the opinion box, slips of a ballot.

23 random signs of Crockford's alphabet (115 bits) and a check sign, in six groups of four. With that much chance in it
a plain keyed hash is enough (ASVS 6.5.2 asks for 112 bits), and a code can be looked up directly.
"""

import hashlib
import hmac
import re
import secrets
import unicodedata
from uuid import UUID

from phases.core import keyfiles

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without I, L, O and U: they are misread
RANDOM, LENGTH, TAG = 23, 24, 16
MISREAD = str.maketrans("OIL", "011")
SEPARATORS = re.compile(r"[\s\-‐-―−_·]+")
RUN = re.compile(r"[0-9A-Z][0-9A-Z\s\-‐-―−]{22,}")
FIELD = 0b100101  # x⁵ + x² + 1, which makes the 32 signs a field


def new() -> str:
    """A new code, without groups."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM))
    return signs + check_sign(signs)


def grouped(code: str) -> str:
    """As it is shown, 7KQ2-9FXM and so on."""
    return "-".join(re.findall("....", code))


def read(text: str) -> str:
    """A code as somebody typed it; ValueError when signs are missing or one of them was misread.

    Case, blanks, dashes and the full-width letters of Chinese input methods do not matter.
    """
    code = bare(text)
    if len(code) != LENGTH or not set(code) <= set(ALPHABET) or check_sign(code[:RANDOM]) != code[RANDOM:]:
        raise ValueError("This is no code: a sign is missing or was misread.")
    return code


def stands_in(text: str) -> bool:
    """Whether a longer text holds a code: whoever reads the text could then use it."""
    for run in RUN.findall(_folded(text)):
        signs = SEPARATORS.sub("", run)
        if any(_is_code(signs[start : start + LENGTH]) for start in range(len(signs) - LENGTH + 1)):
            return True
    return False


def tag(code: str, *, label: str, scope: UUID) -> bytes:
    """What is stored in place of a code. Tags of two labels cannot be joined without the code itself."""
    said = b"\0".join((label.encode(), scope.bytes, code.encode()))
    return hmac.new(keyfiles.read_or_make("codes_key"), said, hashlib.sha256).digest()[:TAG]


def bare(text: str) -> str:
    """Signs alone: without blanks, dashes and what input methods add."""
    return SEPARATORS.sub("", _folded(text))


def check_sign(signs: str) -> str:
    """Every sign weighs another element of the field: one wrong sign or two exchanged ones never go unseen."""
    total = 0
    for sign in signs:
        total = _times_x(total ^ ALPHABET.index(sign))
    return ALPHABET[total]


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).upper().translate(MISREAD)


def _is_code(signs: str) -> bool:
    try:
        return read(signs) == signs
    except ValueError:
        return False


def _times_x(element: int) -> int:
    doubled = element << 1
    return doubled ^ FIELD if doubled & len(ALPHABET) else doubled
