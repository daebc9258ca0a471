"""Receipt codes: readable, typed by people, never stored (ASVS 6.5.2)."""

import hashlib
import hmac
import stat
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phases.core import codes, keyfiles

CODE = "7KQ29FXM0123456789ABCDEX"
SCOPE = UUID(int=7)
SIGNS = st.text(codes.ALPHABET, min_size=codes.RANDOM, max_size=codes.RANDOM)


@pytest.fixture(autouse=True)
def _keys(settings, tmp_path):
    settings.KEYS_DIR = tmp_path / "keys"


def complete(signs: str) -> str:
    return signs + codes.check_sign(signs)


def test_code_is_six_groups_of_four_signs_nobody_misreads():
    shown = codes.grouped(codes.new())
    assert [len(group) for group in shown.split("-")] == [4] * 6
    assert not set(shown) & set("ILOU")


def test_codes_differ():
    assert len({codes.new() for _ in range(1000)}) == 1000


def test_check_sign_vector():
    assert complete("7KQ29FXM0123456789ABCDE") == "7KQ29FXM0123456789ABCDE" + codes.check_sign(
        "7KQ29FXM0123456789ABCDE"
    )
    assert complete("0" * 23) == "0" * 24
    assert complete("0" * 22 + "1") == "0" * 22 + "12"


@given(SIGNS)
def test_typed_code_is_read_whatever_its_dress(signs):
    code = complete(signs)
    full_width = "".join(chr(ord(sign) + 0xFEE0) for sign in code)
    for typed in (
        code,
        code.lower(),
        codes.grouped(code),
        f" {code[:5]}　{code[5:]} ",
        full_width,
        "－".join(full_width),
    ):
        assert codes.read(typed) == code
    assert codes.read(code.replace("0", "O").replace("1", "l")) == code


@given(SIGNS, st.integers(0, 23), st.sampled_from(codes.ALPHABET))
def test_one_wrong_sign_is_noticed(signs, place, other):
    code = complete(signs)
    wrong = code[:place] + other + code[place + 1 :]
    if wrong != code:
        with pytest.raises(ValueError, match="misread"):
            codes.read(wrong)


@given(SIGNS, st.integers(0, 23), st.integers(0, 23))
def test_two_exchanged_signs_are_noticed(signs, one, other):
    exchanged = list(complete(signs))
    exchanged[one], exchanged[other] = exchanged[other], exchanged[one]
    if exchanged != list(complete(signs)):
        with pytest.raises(ValueError, match="misread"):
            codes.read("".join(exchanged))


@pytest.mark.parametrize("typed", ["", "7KQ2", "U" * 24, "意见" * 12, "0" * 25])
def test_what_is_no_code_is_refused(typed):
    with pytest.raises(ValueError, match="misread"):
        codes.read(typed)


def test_code_within_a_text_is_found():
    code = codes.new()
    assert codes.stands_in(f"我的回执码是{codes.grouped(code)}，请答复")
    assert codes.stands_in(f"AB12 {code.lower()} XYZ")
    assert not codes.stands_in("企业想做产学研，但是找不到对口的老师和项目。ABCDEFGHJKMNPQRSTVWXYZ0123456789")


def test_tag_is_a_keyed_hash_of_label_scope_and_code():
    key = keyfiles.read_or_make("codes_key")
    said = b"box-open\0" + SCOPE.bytes + b"\0" + CODE.encode()
    assert codes.tag(CODE, label="box-open", scope=SCOPE) == hmac.new(key, said, hashlib.sha256).digest()[:16]


def test_tags_of_two_labels_scopes_and_installations_have_nothing_in_common(settings, tmp_path):
    tags = {codes.tag(CODE, label=label, scope=UUID(int=n)) for label in ("slip", "box-open") for n in (1, 2)}
    settings.KEYS_DIR = tmp_path / "elsewhere"
    tags |= {codes.tag(CODE, label="slip", scope=UUID(int=1))}
    assert len(tags) == 5


def test_key_lies_in_a_file_that_only_the_service_reads(settings):
    codes.tag(CODE, label="slip", scope=SCOPE)
    place = settings.KEYS_DIR / "codes_key"
    assert (len(place.read_bytes()), stat.S_IMODE(place.stat().st_mode)) == (32, 0o600)
    assert stat.S_IMODE(settings.KEYS_DIR.stat().st_mode) == 0o700
