"""The interface is complete in both scripts: every string of code and templates stands translated in the catalogues."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

TOP = Path(__file__).resolve().parent.parent
SCRIPTS = ("zh_Hans", "zh_Hant")
UPDATE = (
    "Run: manage.py makemessages -l zh_Hans -l zh_Hant --no-location --no-obsolete --no-wrap -i .venv -i var -i tests"
)


def catalogue(script: str, folder: Path = TOP / "locale") -> polib.POFile:
    return polib.pofile(str(folder / script / "LC_MESSAGES" / "django.po"))


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The msgids that gettext finds now, in a copy, so that the checkout stays as it is."""
    copy = tmp_path_factory.mktemp("copy")
    for name in ("campaign", "phases", "templates"):
        shutil.copytree(TOP / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(TOP / "manage.py", copy)
    (copy / "locale").mkdir()
    (copy / "static").mkdir()
    command = [sys.executable, "manage.py", "makemessages", "-l", "zh_Hans", "--no-location", "-e", "html,txt,py"]
    # The tests' own settings are not in the copy; the catalogues need none of them.
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "campaign.settings", "DATA_DIR": str(copy / "var")}
    subprocess.run(command, cwd=copy, env=environment, check=True, capture_output=True, timeout=120)
    return {entry.msgid for entry in catalogue("zh_Hans", copy / "locale")}


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_string_stands_in_the_catalogue(script: str, extracted: set[str]) -> None:
    known = {entry.msgid for entry in catalogue(script) if not entry.obsolete}
    assert sorted(extracted - known) == [], UPDATE
    assert sorted(known - extracted) == [], UPDATE


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_string_is_translated_and_none_is_fuzzy(script: str) -> None:
    entries = [entry for entry in catalogue(script) if not entry.obsolete]
    assert [entry.msgid for entry in entries if not entry.translated() or entry.fuzzy] == []


@pytest.mark.parametrize("script", SCRIPTS)
def test_translations_keep_the_blanks_that_are_filled_in(script: str) -> None:
    """A lost %(name)s would print a sentence without the name; a new one would be an error."""
    wrong = [
        entry.msgid
        for entry in catalogue(script)
        for text in (entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr])
        if not blanks(text) <= blanks(entry.msgid) | blanks(entry.msgid_plural)
    ]
    assert wrong == []


def blanks(text: str) -> set[str]:
    return {part.split(")")[0] for part in text.split("%(")[1:]}
