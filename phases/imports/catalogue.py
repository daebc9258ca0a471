"""Every ledger. A new one: a class in its area's `ledgers.py`, a line here, a test.

Each is an export too, so nothing has to be added to `phases/exports/catalogue.py`.
"""

from typing import Any

from phases.analysis.ledgers import ProblemLedger
from phases.analysis_report.ledgers import PointLedger
from phases.appraisal.ledgers import BallotLedger
from phases.core.ledgers import Ledger
from phases.discussion.ledgers import DiscussionLedger, SummaryLedger
from phases.documents.ledgers import DocumentRegister
from phases.imports import rules
from phases.leadership.ledgers import Guiding, Inspections, LeadingGroup, Observers
from phases.meetings.ledgers import Minutes, Rolls
from phases.opinions.ledgers import ConsolidatedOpinions, Forms, RawOpinions
from phases.organisation.ledgers import Roster
from phases.organisation_life.ledgers import Talks
from phases.publicity.ledgers import Cases, Columns, Essays, Items
from phases.rectification.ledgers import ItemLedger, MeasureLedger, RegulationLedger
from phases.research.ledgers import TopicLedger, VisitLedger
from phases.study.ledgers import (
    AttendanceMatrix,
    CreditLedger,
    IssueLedger,
    MaterialLedger,
    ReflectionLedger,
    SessionLedger,
    StudyPlanLedger,
)
from phases.submissions.ledgers import Papers
from phases.timeline.ledgers import Tasks

LISTED: tuple[Ledger[Any], ...] = (
    Roster(),
    DocumentRegister(),
    LeadingGroup(),
    Guiding(),
    Minutes(),
    Rolls(),
    Talks(),
    MaterialLedger(),
    StudyPlanLedger(),
    SessionLedger(),
    AttendanceMatrix(),
    CreditLedger(),
    IssueLedger(),
    ReflectionLedger(),
    TopicLedger(),
    VisitLedger(),
    RawOpinions(),
    ConsolidatedOpinions(),
    Forms(),
    DiscussionLedger(),
    SummaryLedger(),
    ProblemLedger(),
    PointLedger(),
    BallotLedger(),
    ItemLedger(),
    RegulationLedger(),
    MeasureLedger(),
    Papers(),
    Columns(),
    Items(),
    Cases(),
    Essays(),
    Observers(),
    Inspections(),
    Tasks(),
)

LEDGERS: dict[str, Ledger[Any]] = {ledger.key: ledger for ledger in LISTED}

# Whoever holds one of these brings sheets into some ledger.
BRINGING = frozenset(map(rules.needed, LISTED))
