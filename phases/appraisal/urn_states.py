"""The life of a sealed urn as a table. `manage.py draw_states` draws it; a trigger of the database knows it too."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from phases.core.moves import Move, table


class UrnState(models.TextChoices):
    PREPARED = "prepared", _("being prepared")
    KEYED = "keyed", _("keys printed")
    TRIED = "tried", _("keys tried")
    SLIPS = "slips", _("slips printed")
    OPEN = "open", _("takes ballots")
    CLOSED = "closed", _("closed and sealed")
    OPENED = "opened", _("opened and counted")
    CHECKED = "checked", _("counted a second time")
    LOCKED = "locked", _("sealed until the end of complaints")
    DESTROYED = "destroyed", _("destroyed")


U = UrnState
# Nobody holds a slip yet.
UNUSED = frozenset({U.PREPARED, U.KEYED, U.TRIED, U.SLIPS})
# Ballots lie in it, or lay in it: the form stays as it is.
IN_USE = frozenset({U.OPEN, U.CLOSED, U.OPENED, U.CHECKED, U.LOCKED})
# Slips were printed, one for each voter: who may vote and how stays as it is.
ON_ROLL = IN_USE | {U.SLIPS}
COUNTED = frozenset({U.OPENED, U.CHECKED, U.LOCKED, U.DESTROYED})

MOVES: dict[str, Move] = table(
    Move("print_keys", frozenset({U.PREPARED, U.KEYED, U.TRIED}), U.KEYED, _("Print the three key sheets")),
    Move("try_keys", frozenset({U.KEYED}), U.TRIED, _("Try the keys")),
    Move("print_slips", frozenset({U.TRIED, U.SLIPS}), U.SLIPS, _("Print the slips")),
    Move("open", frozenset({U.SLIPS}), U.OPEN, _("Open the ballot")),
    Move("close", frozenset({U.OPEN}), U.CLOSED, _("Close the ballot")),
    Move("extend", frozenset({U.CLOSED}), U.OPEN, _("Let it run on"), needs_reason=True),
    Move("count", frozenset({U.CLOSED}), U.OPENED, _("Open the urn and count")),
    Move("check", frozenset({U.OPENED}), U.CHECKED, _("Count it a second time")),
    Move("lock", frozenset({U.CHECKED}), U.LOCKED, _("The result was locked"), by_itself=True),
    Move("unlock", frozenset({U.LOCKED}), U.OPENED, _("The result was unlocked"), by_itself=True),
    Move(
        "destroy",
        frozenset({U.SLIPS, U.CLOSED, U.OPENED, U.CHECKED, U.LOCKED}),
        U.DESTROYED,
        _("Destroy the urn"),
    ),
)
