from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.jobs import brokers


@pytest.fixture
def broker_folder(tmp_path: Path) -> Iterator[Path]:
    """The folder of a filesystem broker that this test alone nudges through."""
    folder = tmp_path / "broker"
    with brokers.current("filesystem://", **brokers.folder_options(folder)):
        yield folder
