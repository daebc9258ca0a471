"""Keys as files outside the database and its backup: only the service may read them (docs/keys.md).

A key is on the disk before anything relies on it, and is overwritten before it is removed. On a disk that copies on
write the old blocks may outlive that; full-disk encryption is the answer there.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from django.conf import settings

LENGTH = 32


def read_or_make(name: str) -> bytes:
    """The key of that name; made at the first need."""
    place = _folder() / name
    if not place.exists():
        spare = _folder() / f".{secrets.token_hex(8)}"
        _write(spare, secrets.token_bytes(LENGTH))
        with suppress(FileExistsError):  # two first needs at once: both take the one that came first
            os.link(spare, place)
        spare.unlink()
    return place.read_bytes()


def keep(name: str, key: bytes) -> None:
    _write(_folder() / name, key)


def read(name: str) -> bytes | None:
    with suppress(FileNotFoundError):
        return (_folder() / name).read_bytes()
    return None


def names(beginning: str) -> Iterator[str]:
    return (path.name for path in sorted(_folder().glob(f"{beginning}*")))


def destroy(name: str) -> None:
    """Overwrite and remove; a key that is gone already is fine."""
    place = _folder() / name
    with suppress(FileNotFoundError):
        with place.open("r+b") as file:
            file.write(bytes(LENGTH))
            file.flush()
            os.fsync(file.fileno())
        place.unlink()
        _sync_folder()


def _folder() -> Path:
    folder: Path = settings.KEYS_DIR
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _write(place: Path, key: bytes) -> None:
    with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    _sync_folder()


def _sync_folder() -> None:
    descriptor = os.open(_folder(), os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
