"""Keys that somebody made up: a number too large for any key is the key of nothing, not an error of the server.

Django treats `pk=…` so and `pk__in=…` not (its ticket 27397); every field of several choices asks the second way.
"""

from typing import Any

from django.db.models import BigAutoField
from django.db.models.lookups import In


class InRange(In):
    def get_prep_lookup(self) -> Any:
        keys = super().get_prep_lookup()
        if not self.rhs_is_direct_value():
            return keys
        return [key for key in keys if not isinstance(key, int) or abs(key) <= BigAutoField.MAX_BIGINT]


def register() -> None:
    BigAutoField.register_lookup(InRange)
