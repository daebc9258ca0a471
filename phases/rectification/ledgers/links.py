"""What the lines of a sheet of items are linked to: departments that assist, opinions and problems behind them."""

from collections.abc import Sequence
from typing import Any

from phases.core.ledgers import Reading
from phases.rectification import services
from phases.rectification.models import Item
from phases.rectification.states import OPEN

NAMES = {"assisting": "unit", "groups": "opiniongroup", "problems": "problem"}


def settle(readings: Sequence[Reading], *, by: Any) -> None:
    """Of all new lines at once; of a changed one while it is open. Problems follow what they gained and lost."""
    fresh = [reading for reading in readings if not reading.before]
    gained = {one.pk for reading in fresh for one in reading.values.get("problems", ())}
    lost: set[int] = set()
    for name, other in NAMES.items():
        through: Any = getattr(Item, name).through
        new = [
            through(item_id=reading.record.pk, **{f"{other}_id": one.pk})
            for reading in fresh
            for one in reading.values.get(name, ())
        ]
        through.objects.bulk_create(new, batch_size=500)
        for reading in readings:
            if name in (reading.before or ()) and reading.record.state in OPEN:
                linked = getattr(reading.record, name)
                before = set(linked.values_list("pk", flat=True)) if name == "problems" else set()
                linked.set(chosen := reading.values.get(name, ()))
                after = {one.pk for one in chosen} if name == "problems" else set()
                gained, lost = gained | (after - before), lost | (before - after)
    services.follow_problems(gained=gained, lost=lost, by=by)
