import pytest
from django.core.exceptions import ImproperlyConfigured

from campaign import secret


def test_key_of_the_environment_wins(monkeypatch, tmp_path):
    monkeypatch.setenv("A_KEY", "from the environment")
    assert secret.key("A_KEY", tmp_path / "key", generate=True) == "from the environment"
    assert not (tmp_path / "key").exists()


def test_key_is_made_once_and_only_the_service_may_read_it(tmp_path):
    path = tmp_path / "data" / "key"
    made = secret.key("NO_SUCH_KEY", path, generate=True)
    assert len(made) > 60
    assert path.stat().st_mode & 0o777 == 0o600
    assert secret.key("NO_SUCH_KEY", path, generate=True) == made


def test_production_makes_no_key_by_itself(tmp_path):
    with pytest.raises(ImproperlyConfigured, match=r"NO_SUCH_KEY is not set\. Make one: python3 -c"):
        secret.key("NO_SUCH_KEY", tmp_path / "key", generate=False)
    assert not (tmp_path / "key").exists()
