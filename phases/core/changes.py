"""What an act changed, for the trail: only the values that differ."""

from typing import Any

Values = dict[str, Any]


def between(before: Values, after: Values) -> tuple[Values, Values]:
    """The two sides of what differs."""
    changed = [name for name in after if before.get(name) != after[name]]
    return {name: before.get(name) for name in changed}, {name: after[name] for name in changed}
