"""Research as sheets that come back: the topics, and the visits in the field."""

from phases.research.ledgers.topics import TopicLedger
from phases.research.ledgers.visits import VisitLedger

__all__ = ["TopicLedger", "VisitLedger"]
