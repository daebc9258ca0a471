"""Campaign templates: versioned YAML files that hold numbers, terms, steps, requirements and outlines as data.

A template is copied into a campaign when that is created and is never read again, so a new version of the file changes
nothing that runs (domain.md 2.4). Errors name the file and the place in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "campaign_templates"
MODES = ("sequential", "parallel", "recurring")
SEVERITIES = ("gate", "info")
PERIODS = ("", "month", "quarter", "year")
YEAR = re.compile(r"(\d{4})年")

Data = dict[str, Any]


class TemplateError(Exception):
    """The file does not say what a template must say; the message names the file and the place."""


@dataclass(frozen=True)
class Template:
    """A template as it was read; `phases` are still the file's own lists, checked."""

    key: str
    version: int
    name: str
    mode: str
    script: str
    phases: list[Data]
    terms: Data = field(default_factory=dict)
    rules: Data = field(default_factory=dict)
    description: str = ""

    @property
    def requirements(self) -> int:
        return sum(len(phase.get("requirements", [])) for phase in self.phases)

    @property
    def tasks(self) -> int:
        return sum(len(step.get("tasks", [])) for phase in self.phases for step in all_steps(phase.get("steps", [])))

    @property
    def year(self) -> int | None:
        """The year that its dates name: those of a campaign that was. None where they name none."""
        words = " ".join(phase.get(name, "") for phase in self.phases for name in ("start", "end"))
        named = YEAR.search(words)
        return int(named[1]) if named else None

    def is_dated_for(self, year: int) -> bool:
        """Whether its dates and holidays can be those of a campaign of that year, which may begin the year before."""
        return self.year is None or abs(self.year - year) <= 1


def available() -> dict[str, Template]:
    """Every template of the folder by its key."""
    return {template.key: template for template in map(load, sorted(FOLDER.glob("*.yaml")))}


@lru_cache(maxsize=32)
def load(path: Path) -> Template:
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise TemplateError(f"{path.name} cannot be read: {error}") from error
    return read(data, path.name)


def read(data: Any, source: str) -> Template:
    """Check the data of a file and hand it out as a template."""
    if not isinstance(data, dict):
        raise TemplateError(f"{source}: a template is a mapping with key, version, name, mode and phases.")
    for name, kind in (("key", str), ("version", int), ("name", str), ("mode", str), ("phases", list)):
        if not isinstance(data.get(name), kind):
            raise TemplateError(f"{source}: “{name}” is missing or is not {kind.__name__}.")
    if data["mode"] not in MODES:
        raise TemplateError(f"{source}: mode “{data['mode']}” is none of {', '.join(MODES)}.")
    for number, phase in enumerate(data["phases"], start=1):
        check_phase(phase, f"{source}: phase {number}")
    names = ("key", "version", "name", "mode", "script", "phases", "terms", "rules", "description")
    given = {name: data[name] for name in names if name in data}
    return Template(**{"script": "zh-hans", **given})


def check_phase(phase: Any, place: str) -> None:
    if not isinstance(phase, dict) or not phase.get("key") or not phase.get("name"):
        raise TemplateError(f"{place} needs a key and a name.")
    keys: set[str] = set()
    for step in all_steps(phase.get("steps", [])):
        once(keys, step, f"{place}, step")
    keys = set()
    for requirement in phase.get("requirements", []):
        once(keys, requirement, f"{place}, requirement")
        check_requirement(requirement, f"{place}, requirement “{requirement['key']}”")


def check_requirement(requirement: Data, place: str) -> None:
    for name in ("text", "criterion"):
        if not requirement.get(name):
            raise TemplateError(f"{place} needs “{name}”.")
    if requirement.get("severity", "gate") not in SEVERITIES:
        raise TemplateError(f"{place}: severity is one of {', '.join(SEVERITIES)}.")
    if requirement.get("every", "") not in PERIODS:
        raise TemplateError(f"{place}: every is one of {', '.join(filter(None, PERIODS))}.")
    if not isinstance(requirement.get("value", 1), (int, float)) or requirement.get("value", 1) < 0:
        raise TemplateError(f"{place}: value is a number of at least 0.")


def once(keys: set[str], part: Any, place: str) -> None:
    key = part.get("key") if isinstance(part, dict) else None
    if not key:
        raise TemplateError(f"{place} needs a key.")
    if key in keys:
        raise TemplateError(f"{place} “{key}” stands there twice.")
    keys.add(key)


def all_steps(steps: list[Data]) -> Iterator[Data]:
    """Steps and the steps within them, from the top down."""
    for step in steps:
        yield step
        yield from all_steps(step.get("steps", []))
