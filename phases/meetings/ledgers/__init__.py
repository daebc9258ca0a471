"""Meetings as sheets that come back: their minutes, and who came to them."""

from phases.meetings.ledgers.minutes import Minutes
from phases.meetings.ledgers.rolls import Rolls

__all__ = ["Minutes", "Rolls"]
