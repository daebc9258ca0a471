"""The house checks itself: what ruff, mypy, import-linter and djlint cannot see. Each failure says what to do."""

import ast
import re
from collections.abc import Iterable
from pathlib import Path
from statistics import median

import polib
import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db.models import Field, ForeignObject, ManyToManyField, Model

from tests import sources
from tests.sources import TOP, short

# Who needs no mirrored test file: what a file declares is tested through those who use it.
DECLARATIONS = {"__init__", "models", "urls", "apps", "wsgi"}
# "helper" is missing: crispy calls a form's layout so.
BANNED = {"util", "utils", "helpers", "manager", "managers", "process", "processes", "handle", "handler"}
TRANSLATING = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext"}
# The only places that may call text safe: they build it from constants and escaped parts.
SAFE = {"phases/templatetags/components/icons.py", "phases/templatetags/components/markup.py"}


def none_of(faults: Iterable[str], what_to_do: str) -> None:
    listed = sorted(faults)
    assert not listed, "\n".join([what_to_do, *listed])


# ---- Sizes ------------------------------------------------------------------------------------------------------


def test_files_are_short():
    lengths = {path: len(path.read_text().splitlines()) for path in sources.python_files()}
    long = (f"{short(path)}: {lines} lines" for path, lines in lengths.items() if lines > 300)
    none_of(long, "Split into a package of the same name (at most 300 lines):")
    assert median(lengths.values()) <= 75


def test_functions_are_short():
    long = (
        f"{short(path)}:{function.lineno} {function.name}: {sources.length(function)} lines"
        for path in sources.python_files()
        for function in sources.functions(path)
        if sources.length(function) > 60
    )
    none_of(long, "Take a step out into a function with a name of its own (at most 60 lines):")


def test_views_are_short():
    long = (
        f"{short(path)}:{view.lineno} {view.name}: {sources.length(view)} lines"
        for path in sources.python_files()
        if path.stem == "views" or path.parent.name == "views"
        for view in sources.functions(path)
        if sources.length(view) > 30
    )
    none_of(long, "Fetch-and-check, call, render; the rest belongs in services, selectors or forms (at most 30 lines):")


def test_templates_are_short():
    long = (short(path) for path in sources.templates() if len(path.read_text().splitlines()) > 150)
    none_of(long, "Move a part into templates/<area>/_part.html (at most 150 lines):")


# ---- Names and reasons ------------------------------------------------------------------------------------------


def test_names_say_what_a_thing_does():
    vague = (
        f"{short(path)}:{line} {name}"
        for path in sources.python_files()
        for line, name in sources.names(path)
        if BANNED & set(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().split("_"))
        and not ("commands" in path.parts and name == "handle")  # Django calls it so
    )
    none_of(vague, f"Name it after what it does, without {', '.join(sorted(BANNED))}:")


def test_exceptions_to_a_check_name_code_and_reason():
    good = re.compile(r"# (noqa: [A-Z]+\d+(, [A-Z]+\d+)*|type: ignore\[[\w, -]+\])\s+(#|--?|:)\s*\w.*")
    bare = (
        f"{short(path)}:{line} {text}"
        for path in sources.python_files()
        for line, text in sources.comments(path).items()
        if ("noqa" in text or "type: ignore" in text) and not good.search(text)
    )
    none_of(bare, "Write the code and the reason (`# noqa: S308 - made of constants`):")


def test_no_string_is_translated_within_an_f_string():
    """Older gettext does not look into one: the words would stand in no catalogue, and no test there would miss it."""
    hidden = (
        f"{short(path)}:{call.lineno} {ast.unparse(call)}"
        for path in sources.python_files()
        for text in ast.walk(sources.tree(path))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in TRANSLATING
    )
    none_of(hidden, "Translate it before the f-string:")


def test_an_import_within_a_function_gives_its_reason():
    silent = (
        f"{short(path)}:{node.lineno}"
        for path in sources.python_files()
        for function in sources.functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
        if not set(range(node.lineno - 3, node.lineno + 1)) & set(sources.comments(path))
    )
    none_of(silent, "Import at the top, or say in a comment on or just above the line why not:")


def test_only_two_places_call_text_safe():
    trusting = {
        short(path)
        for path in sources.python_files()
        for node in ast.walk(sources.tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"mark_safe", "SafeString"}
    }
    none_of(trusting - SAFE, "Use format_html, which escapes what it is given:")


# ---- Tests mirror the source ------------------------------------------------------------------------------------


def test_every_source_file_has_its_test_file():
    lacking = (
        f"{short(path)} → tests/{_mirror(path)}/test_{path.stem}.py"
        for path in sources.python_files()
        if not {path.stem, path.parent.name} & DECLARATIONS and sources.does_something(path)
        if not _has_test(path)
    )
    none_of(lacking, "Write the test file of the same path and name (for a package: test_<package>.py, or its folder):")


def _mirror(path: Path) -> Path:
    place = path.parent.relative_to(TOP)
    return Path(*(part for part in place.parts if part not in {"phases", "commands"}))


def _has_test(path: Path) -> bool:
    """Its own test file or, in a package within an area, any of the folder that mirrors the package."""
    here = TOP / "tests" / _mirror(path)
    own = [here / f"test_{path.stem}.py", *here.glob(f"{path.stem}/test_*.py")]
    within_an_area = len(path.parent.relative_to(TOP).parts) > 2
    package = [here.parent / f"test_{here.name}.py", *here.glob("test_*.py")] if within_an_area else []
    return any(candidate.exists() for candidate in own + package)


# ---- Data -------------------------------------------------------------------------------------------------------


def _relations() -> list[tuple[type[Model], Field]]:
    models = [model for model in apps.get_app_config("phases").get_models() if model.__module__.startswith("phases.")]
    return [
        (model, field)
        for model in models
        for field in model._meta.get_fields()
        if isinstance(field, ForeignObject | ManyToManyField) and field.model is model
    ]


def _area(model: type[Model]) -> str:
    return model.__module__.split(".")[1]


def test_relations_between_areas_point_down_and_leave_no_arrow_up():
    floors = sources.floors()
    faults = []
    for model, field in _relations():
        target = field.related_model
        if _area(model) == _area(target) or target._meta.label == settings.AUTH_USER_MODEL:
            continue
        if floors[_area(target)] >= floors[_area(model)]:
            faults.append(f"{model.__name__}.{field.name} → {target.__name__} points up or sideways")
        elif not (field.remote_field.related_name or "").endswith("+"):  # Django completes that of a many-to-many
            faults.append(f'{model.__name__}.{field.name} needs related_name="+"')
    none_of(faults, "A model knows only its own area and those below:")


@pytest.mark.django_db
def test_migrations_are_complete():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


# ---- Templates --------------------------------------------------------------------------------------------------

REFERENCE = re.compile(r"{%-?\s*(?:include|extends)\s+[\"']([^\"']+)[\"']")
FORBIDDEN = {
    "style=": re.compile(r"\sstyle\s*="),
    "a script in the page": re.compile(r"<script(?![^>]*\ssrc=)"),
    "a style sheet in the page": re.compile(r"<style\b"),
    "an on…= attribute": re.compile(r"\son[a-z]+\s*="),
}
UNTRIMMED = re.compile(r"{%\s*blocktrans(?:late)?\b(?![^%]*\btrimmed\b)")
TAG = re.compile(r"{%.*?%}")


def test_templates_take_parts_only_from_components_and_their_own_area():
    folder = TOP / "templates"
    faults = []
    for path in sources.templates():
        own = path.relative_to(folder).parts[0]
        for named in REFERENCE.findall(path.read_text()):
            shared = "/" not in named or named.startswith(("components/", "bootstrap5/"))
            if not shared and named.split("/")[0] != own:
                faults.append(f"{short(path)} takes {named}")
    none_of(faults, "Make it a component, or give each area its own:")


@pytest.mark.parametrize("what", FORBIDDEN)
def test_templates_hold_no(what):
    faults = (
        f"{short(path)}:{number}"
        for path in sources.templates()
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if FORBIDDEN[what].search(TAG.sub("", line))
    )
    none_of(faults, f"The Content-Security-Policy does not allow {what}:")


def test_translated_blocks_are_trimmed():
    faults = (
        f"{short(path)}:{number}"
        for path in sources.templates()
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if UNTRIMMED.search(line)
    )
    none_of(faults, "Write {% blocktranslate trimmed %}, else the catalogue holds line breaks:")


# ---- Translations -----------------------------------------------------------------------------------------------


def test_catalogues_are_complete():
    gaps = (
        f"{short(path)}: {entry.msgid}"
        for path in sorted((TOP / "locale").rglob("*.po"))
        for entry in polib.pofile(str(path))
        if not entry.obsolete and (not entry.translated() or entry.fuzzy)
    )
    none_of(gaps, "Translate, and take the mark `fuzzy` away:")
