"""Keys that somebody made up: a number too large for any key is the key of nothing, not an error of the server.

Django treats `pk=…` so and `pk__in=…` not (its ticket 27397); every field of several choices asks the second way.
"""

from typing import Any

from django.db.models import BigAutoField
from django.db.models.lookups import In


class InRange(In):
    def process_rhs(self, compiler: Any, connection: Any) -> Any:
        if self.rhs_is_direct_value():
            lowest, highest = connection.ops.integer_field_range(self.lhs.output_field.get_internal_type())
            self.rhs = [key for key in self.rhs if not isinstance(key, int) or lowest <= key <= highest]
        return super().process_rhs(compiler, connection)


def register() -> None:
    BigAutoField.register_lookup(InRange)
