"""What an office sets: every variable is described, a missing one is told, production passes Django's own check."""

import ast
import os
import re
import subprocess
import sys

import pytest

from tests.sources import TOP

NEEDED = {
    "SECRET_KEY": "a-key-for-this-test-only-0123456789-abcdefghijklmnopqrstuvwxyz",
    "AUDIT_KEY": "another-key-for-this-test-only",
    "ALLOWED_HOSTS": "campaign.example.org",
    "SITE_URL": "https://campaign.example.org",
}

OF_THE_TESTS = {"DATABASE_URL", "REDIS_URL", "DJANGO_ALLOW_ASYNC_UNSAFE"}


def check(tmp_path, **variables):
    kept = {name: value for name, value in os.environ.items() if name not in {*NEEDED, *OF_THE_TESTS}}
    own = {"DJANGO_SETTINGS_MODULE": "campaign.settings", "DATA_DIR": str(tmp_path), "PRODUCTION": "1"}
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(
        command, cwd=TOP, env=kept | own | variables, capture_output=True, text=True, check=False, timeout=60
    )


def test_production_passes_the_check_of_django(tmp_path):
    answer = check(tmp_path, **NEEDED)
    assert answer.returncode == 0, answer.stderr
    assert list(tmp_path.iterdir()) == [], "production writes no key of its own"


@pytest.mark.parametrize("name", NEEDED)
def test_production_without_a_needed_variable_stops_with_its_name_and_a_hint(tmp_path, name):
    answer = check(tmp_path, **{other: value for other, value in NEEDED.items() if other != name})
    assert answer.returncode != 0
    assert re.search(rf"ImproperlyConfigured: {name} is not set\. (Make|Write) ", answer.stderr)


def read_by_the_code() -> set[str]:
    """The first argument of every reader of `campaign.env` and of `secret.key` in the project package."""
    calls = (
        node
        for path in (TOP / "campaign").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    )
    return {
        call.args[0].value
        for call in calls
        if ast.unparse(call.func) in {"env.text", "env.boolean", "env.integer", "env.words", "secret.key"}
        and isinstance(call.args[0], ast.Constant)
    }


def test_every_variable_is_described_and_no_other():
    rows = [line.split("|")[1] for line in (TOP / "docs/settings.md").read_text().splitlines() if line.startswith("|")]
    described = {name for row in rows for name in re.findall(r"`([A-Z_]+)`", row)}
    assert described == read_by_the_code()
