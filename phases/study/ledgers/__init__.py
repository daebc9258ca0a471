"""Study's lists as sheets that come back: the plan, the sessions with who was away, the copies handed out."""

from phases.study.ledgers.lists import IssueLedger, StudyPlanLedger
from phases.study.ledgers.sessions import SessionLedger

__all__ = ["IssueLedger", "SessionLedger", "StudyPlanLedger"]
