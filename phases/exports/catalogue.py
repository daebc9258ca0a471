"""Every export there is. A new one: a class in its area's `exports.py`, a line here, a test."""

from phases.core.exports import Export
from phases.documents.exports import DocumentRegister
from phases.gates.exports import GateExport, UnitList
from phases.meetings.exports import MeetingList
from phases.reports.exports import DeliveryRegister
from phases.study.exports import HourList, SessionList
from phases.timeline.exports import TrailExport

LISTED: tuple[Export, ...] = (
    SessionList(),
    HourList(),
    MeetingList(),
    DocumentRegister(),
    DeliveryRegister(),
    GateExport(),
    UnitList(),
    TrailExport(),
)

EXPORTS: dict[str, Export] = {export.key: export for export in LISTED}
