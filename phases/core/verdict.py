"""A yes or no that carries its reason."""

from dataclasses import dataclass
from typing import Self

from django.utils.functional import Promise


class RefusedError(Exception):
    """An act was refused by a rule; `reason` is written for the person who tried it."""

    def __init__(self, reason: str | Promise) -> None:
        super().__init__(str(reason))
        self.reason = reason


@dataclass(frozen=True)
class Verdict:
    """One answer for the button's tooltip, the page that refuses and the gate's line; falsy when refused."""

    ok: bool
    reason: str | Promise = ""

    def __bool__(self) -> bool:
        return self.ok

    @classmethod
    def yes(cls) -> Self:
        return cls(ok=True)

    @classmethod
    def no(cls, reason: str | Promise) -> Self:
        return cls(ok=False, reason=reason)

    def enforce(self) -> None:
        """Raise RefusedError when refused: the first line of every act."""
        if not self.ok:
            raise RefusedError(self.reason)
