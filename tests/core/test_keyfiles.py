"""Keys as files: made once, read by the service alone, gone when destroyed."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from phases.core import keyfiles


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.KEYS_DIR = tmp_path / "keys"
    return settings.KEYS_DIR


def test_first_need_makes_one_key_for_all_who_ask_at_once(folder):
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda _n: keyfiles.read_or_make("codes_key"), range(40)))
    assert len(found) == 1
    assert [path.name for path in folder.iterdir()] == ["codes_key"]


def test_kept_key_is_readable_by_its_owner_alone_and_never_overwritten(folder):
    keyfiles.keep("box-1", b"k" * 32)
    assert keyfiles.read("box-1") == b"k" * 32
    assert stat.S_IMODE((folder / "box-1").stat().st_mode) == 0o600
    with pytest.raises(FileExistsError):
        keyfiles.keep("box-1", b"x" * 32)


def test_destroyed_key_is_gone_and_its_bytes_are_overwritten(folder, tmp_path):
    keyfiles.keep("box-1", b"k" * 32)
    witness = tmp_path / "same-inode"
    witness.hardlink_to(folder / "box-1")
    keyfiles.destroy("box-1")
    keyfiles.destroy("box-1")
    assert keyfiles.read("box-1") is None
    assert witness.read_bytes() == bytes(32)


def test_names_by_their_beginning():
    for name in ("box-1", "box-2", "codes_key"):
        keyfiles.keep(name, bytes(32))
    assert list(keyfiles.names("box-")) == ["box-1", "box-2"]
