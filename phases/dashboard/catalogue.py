"""Every source of due things. A new one: a class in its area's `due.py`, a line here, a test."""

from phases.core.due import DueSource
from phases.documents.due import DocumentsWaiting
from phases.reports.due import DeliveriesStuck, ReportsReceived

DUES: tuple[DueSource, ...] = (DocumentsWaiting(), ReportsReceived(), DeliveriesStuck())
