"""Every test has keys of its own and a portal that remembers nobody."""

import pytest

from phases.portal.limits import LIMITS


@pytest.fixture(autouse=True)
def _fresh(settings, tmp_path):
    settings.KEYS_DIR = tmp_path / "keys"
    LIMITS.forget()
