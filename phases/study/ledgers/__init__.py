"""Study's lists as sheets that come back: plan, materials, sessions, attendance, hours, copies, reflections."""

from phases.study.ledgers.attendance import AttendanceMatrix
from phases.study.ledgers.credits import CreditLedger
from phases.study.ledgers.lists import IssueLedger, StudyPlanLedger
from phases.study.ledgers.received import MaterialLedger, ReflectionLedger
from phases.study.ledgers.sessions import SessionLedger

__all__ = [
    "AttendanceMatrix",
    "CreditLedger",
    "IssueLedger",
    "MaterialLedger",
    "ReflectionLedger",
    "SessionLedger",
    "StudyPlanLedger",
]
